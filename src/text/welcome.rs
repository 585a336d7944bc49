//! The home page, and the page shown before activation starts.

use super::section;

section! {
    /// `/`. Sources: « Comment créer et activer votre compte » (2021), the activation guide and the guide to
    /// activation without a code.
    WelcomeText in ["activation", "space"] {
        title: "Mon espace santé, votre carnet de santé numérique",
        document_title: "Accueil",
        lead: "Mon espace santé vous permet de stocker et partager vos documents et données de santé en toute confidentialité.",
        activate: "Activer Mon espace santé",
        services: "Tout ce qui compte pour ma santé, au même endroit",
        profile: "Mon profil médical",
        profile_lead: "Partagez l’essentiel de vos informations de santé",
        profile_1: "Maladies et sujets de santé",
        profile_2: "Traitements",
        profile_3: "Allergies",
        profile_4: "Vaccinations",
        profile_5: "Mesures de santé",
        profile_share: "Vous pouvez également partager une synthèse de votre profil avec les professionnels de santé de votre choix.",
        documents: "Mes documents de santé",
        documents_text: "Ordonnances, résultats d’analyses, comptes rendus : conservez-les en sécurité et retrouvez-les quand vous en avez besoin, où que vous soyez.",
        messages: "Ma messagerie de santé",
        messages_text: "Échangez des messages et des documents avec les professionnels qui vous soignent, en toute confidentialité.",
        profiles: "Mes profils rattachés",
        profiles_text: "Constituez au fil du temps l’espace santé de vos enfants : leur profil est rattaché au vôtre.",
        how: "Comment ça se passe ?",
        how_1: "Je reçois une notification",
        how_1_text: "Par e-mail ou par courrier, avec mon code provisoire et ceux de mes enfants mineurs.",
        how_2: "J’active Mon espace santé",
        how_2_text: "Avec mon code, ma carte Vitale et 5 minutes. C’est aussi à cette étape que je peux m’opposer à sa création.",
        how_3: "Je découvre mes services",
        how_3_text: "Je complète mon profil médical à mon rythme et j’ajoute mes documents.",
        free: "C’est vous qui décidez",
        free_text: "La création d’un compte Mon espace santé n’est en aucun cas obligatoire.",
        free_how: "Pour vous y opposer, suivez le même chemin que pour l’activer : le choix vous est proposé dès que vous êtes identifié. Vous pourrez changer d’avis à tout moment.",
        oppose: "M’opposer à la création",
    }
}

section! {
    /// `/activer`. Sources: « Pour commencer » of the activation guide, step 2 of the guide to activation without a
    /// code.
    BeforeText {
        title: "Mon espace santé",
        document_title: "Avant de commencer",
        lead: "Pour l’activer ou m’y opposer j’ai besoin d’avoir :",
        item_code: "Le code provisoire reçu par e-mail ou courrier",
        item_card: "Ma carte Vitale",
        item_time: "5 minutes de mon temps",
        start: "Commencer",
        other_with_code: "J’ai mon code provisoire",
        other_without_code: "Continuer sans code",
        no_code: "Je n’ai pas de code provisoire ?",
        new_code: "Générer un nouveau code provisoire",
        active: "J’ai déjà activé Mon espace santé ?",
        sign_in: "Me connecter",
        also: "Ce parcours permet aussi de m’opposer à la création de Mon espace santé. Pour clôturer un espace déjà ouvert, je me connecte puis j’ouvre « Mon compte ».",
    }
}
