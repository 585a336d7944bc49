//! The signed-in person's space and account. Sources: the sign-in guide (`/espace`); « Comment créer et activer votre
//! compte » and the guide to activation without a code (closure). The other texts are our own.

use super::section;

section! {
    /// `/espace` and `/espace/bientot`.
    AccountHomeText {
        nav: "Mon espace",
        home: "Accueil",
        medical: "Profil Médical",
        documents: "Documents",
        messages: "Messages",
        hello: "Bonjour {},",
        hello_without_name: "Bonjour,",
        document_title: "Accueil de mon espace",
        slogan: "Vous avez la main sur votre santé",
        lead: "Mon espace santé vous permet de conserver et partager vos données et documents de santé en toute confidentialité.",
        complete: "Compléter mon profil médical",
        add: "Ajouter un document de santé",
        news: "Informations",
        news_text: "Pour vous aider, votre attestation covid, des informations et des conseils vous sont partagés quotidiennement.",
        vaccines: "Mes vaccinations",
        vaccines_text: "Bien renseigner mes vaccinations dans mon profil médical, ça me permet de suivre facilement mes dates de rappel.",
        vaccines_go: "Compléter la rubrique vaccination",
        trusted: "Mon contact de confiance",
        trusted_text: "Je peux préciser sur Mon espace santé le nom d’une personne de confiance et mes directives anticipées. C’est essentiel en cas d’hospitalisation.",
        trusted_go: "J’ajoute un contact de confiance",
        manage: "Je gère mon espace",
        safe: "Vos données sont sécurisées",
        safe_text: "Mon espace santé, une plateforme sécurisée et proposée par le service public.",
        hosting: "Hébergement",
        hosting_text: "Vos données sont hébergées en France",
        data: "Données",
        data_text: "Vos données sont stockées dans un environnement sécurisé et homologué par l’Agence Nationale de Sécurité des Systèmes d’Informations",
        protection: "Protection",
        protection_text: "Vos données sont protégées par l’Assurance Maladie",
        more: "En savoir plus sur la protection de mes données",
        soon_title: "Cette rubrique est un autre service",
        soon_lead: "Le profil médical, les documents et les messages de santé s’ouvrent dans un autre service, que ce site ne propose pas.",
        soon_here: "Ici, je peux gérer mon compte et les profils qui me sont rattachés. Rien n’a été ouvert ni modifié.",
    }
}

section! {
    /// `/espace/compte` and `/espace/compte/fermeture`.
    AccountText {
        title: "Mon compte",
        text: "Mon identifiant, mon adresse e-mail et mon numéro de mobile.",
        go: "Voir mon compte",
        loading: "Chargement de mon compte…",
        updated: "Vos coordonnées ont été mises à jour.",
        identifier_none: "Aucun : je me connecte avec FranceConnect",
        profiles_text: "Je prends une décision pour mes enfants mineurs, ou je reviens sur celle que j’ai prise.",
        profiles_go: "Voir mes profils rattachés",
        close: "Fermer Mon espace santé",
        close_text: "Je peux fermer Mon espace santé à tout moment, et en ouvrir un nouveau plus tard.",
        close_go: "Voir ce qui se passe si je le ferme",
        sign_out: "Se déconnecter",
        closure_title: "Je ferme Mon espace santé",
        closure_lead: "Je peux fermer Mon espace santé à tout moment (article R1111-36 du Code de la santé publique). Voici ce qui se passe alors :",
        closure_access: "Je n’y ai plus accès, et les professionnels de santé non plus.",
        closure_archive: "Mes données sont archivées pendant dix ans.",
        closure_erase: "Si je le demande, elles sont effacées dans les trois mois.",
        closure_again: "Je peux ouvrir un nouvel espace plus tard.",
        closure_confirm: "Pour confirmer, je saisis mon mot de passe.",
        closure_no_password: "Si je n’en ai pas, parce que je me connecte avec FranceConnect, j’en choisis d’abord un.",
        closure_wrong: "Ce mot de passe n’est pas le bon, et rien n’a été fermé. Saisissez-le à nouveau : majuscules et minuscules comptent.",
        closed_title: "Mon espace santé est fermé",
        closed_on: "Il a été fermé le {}.",
        closed_receipt: "Je peux télécharger mon justificatif de fermeture. Attention, celui-ci ne sera plus disponible par la suite.",
        closed_data: "Mes données sont archivées pendant dix ans. Si je le demande, elles sont effacées dans les trois mois.",
        closed_again: "Si je change d’avis, je peux ouvrir un nouvel espace à tout moment.",
        closed_go: "Comment ouvrir un nouvel espace ?",
        closed_finish: "Terminer",
    }
}
