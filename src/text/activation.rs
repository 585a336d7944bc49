//! Activation. Sources: the activation guide and the guide to activation without a code.

use super::section;

section! {
    /// `/activer/identification`.
    IdentificationText {
        title: "Je m’identifie",
        document_title: "Je m’identifie pour activer Mon espace santé",
        lead: "Pour vous identifier, veuillez saisir le code provisoire reçu par e-mail ou courrier, votre numéro de sécurité sociale ainsi que le numéro de série de votre carte Vitale.",
        code_hint: "Ex. : HuqZF3KXCz8k",
        new_code: "Générer un nouveau code provisoire",
    }
}

section! {
    /// `/activer/decision`.
    DecisionText {
        greeting: "Bonjour {} !",
        title: "Je prends ma décision",
        legend: "Que souhaitez-vous faire ?",
        activate: "J’active Mon espace santé",
        activate_text: "J’active Mon espace santé et j’accède à mon dossier médical, mes documents et mes mesures de santé.",
        oppose: "Je m’oppose à la création de Mon espace santé",
        oppose_text: "Si je change d’avis, je peux à tout moment ouvrir Mon espace santé.",
        close: "Je ferme Mon espace santé",
        close_text: "Mes données sont archivées pendant dix ans. Je peux demander leur effacement, et ouvrir un nouvel espace plus tard.",
        created: "Votre espace a été créé automatiquement le {}. Personne ne l’a encore activé : vous pouvez l’activer, ou le fermer.",
        accept: "J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.",
        terms: "En savoir plus sur les Conditions Générales d’Utilisation",
        data: "En savoir plus sur la Politique de protection des données personnelles",
        choose: "Choisissez une réponse.",
        tick: "Cochez la case pour activer Mon espace santé.",
        terms_changed: "Les conditions ont changé depuis l’affichage de cette page. Relisez-les, puis acceptez-les à nouveau.",
    }
}

section! {
    /// `/activer/coordonnees`.
    ContactText in ["account", "activation"] {
        title: "Je vérifie mes coordonnées de contact",
        lead: "Ces informations sont indispensables pour assurer la sécurité de Mon espace santé et ont été transmises par ma caisse d’assurance maladie.",
        email: "Adresse e-mail",
        mandatory: "(obligatoire)",
        mobile: "Numéro de téléphone mobile",
        change_email: "Modifier l’adresse e-mail",
        add_email: "Renseigner mon adresse e-mail",
        change_mobile: "Modifier le numéro de mobile",
        add_mobile: "Renseigner mon numéro de mobile",
        none: "Non renseigné",
        no_email: "Renseignez une adresse e-mail pour continuer : elle sert à vous envoyer vos codes d’accès.",
    }
}

section! {
    /// `/activer/identifiants`.
    CredentialsText {
        title: "Je choisis mon identifiant et mon mot de passe",
        lead: "Ils sont indispensables pour me connecter à Mon espace santé. Pour plus de sécurité, l’identifiant ne peut pas être une adresse e-mail.",
        identifier_rule: "Minimum {} caractères.",
        identifier_hint: "Ex : prenom.nom, pseudo, etc",
        criteria: "Votre mot de passe doit contenir :",
        criterion_length: "{} caractères minimum",
        criterion_special: "1 caractère spécial (!#@;%...)",
        criterion_upper: "1 majuscule",
        criterion_lower: "1 minuscule",
        criterion_digit: "1 chiffre",
        classes_one: "Parmi le caractère spécial, la majuscule, la minuscule et le chiffre, {} suffit.",
        classes_several: "Parmi le caractère spécial, la majuscule, la minuscule et le chiffre, {} suffisent.",
        phrase: "Ou une phrase de {} caractères minimum, sans autre critère.",
        met: "critère rempli",
        missing: "à compléter",
        announced_all: "Tous les critères du mot de passe sont remplis.",
        announced_missing_one: "Il reste 1 critère à remplir : {}.",
        announced_missing_several: "Il reste {} critères à remplir : {}.",
        advice: "Pour garantir la sécurité de vos données de santé, nous vous conseillons de choisir un mot de passe robuste.",
        how: "Comment définir un mot de passe robuste ?",
        how_1: "Choisissez-le long : une phrase courte, facile à retenir pour vous seul, vaut mieux qu’un mot compliqué.",
        how_2: "Évitez votre nom, votre date de naissance ou une suite comme 12345.",
        how_3: "Ne le réutilisez pas ailleurs, et ne le confiez à personne : aucun conseiller ne vous le demandera.",
        how_4: "Un gestionnaire de mots de passe peut le créer et le retenir pour vous.",
        show: "Afficher",
        hide: "Masquer",
        show_label: "Afficher le mot de passe",
        hide_label: "Masquer le mot de passe",
        show_confirmation_label: "Afficher la confirmation du mot de passe",
        hide_confirmation_label: "Masquer la confirmation du mot de passe",
        shown: "Le mot de passe est affiché.",
        hidden: "Le mot de passe est masqué.",
        taken: "Cet identifiant est déjà utilisé : choisissez-en un autre.",
    }
}

section! {
    /// `/activer/confirmation`.
    ActivatedText {
        title: "Mon espace santé a bien été activé !",
        lead: "Je peux dès à présent découvrir toutes les fonctionnalités de Mon espace santé et commencer à compléter mon profil.",
        discover: "Découvrir Mon espace santé",
        profiles: "Gérer un autre profil rattaché",
    }
}
