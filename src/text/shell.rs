//! Around every screen, and the words that many screens share.

use super::room;

room! {
    /// Words that many screens share.
    Common {
        next: "Continuer",
        submit: "Valider",
        cancel: "Annuler",
        back: "Retour",
        retry: "Réessayer",
        home: "Revenir à l’accueil",
        step: "Étape {} sur {}",
        required: "Le champ est obligatoire.",
        summary_title_one: "Une réponse est à corriger",
        summary_title_several: "{} réponses sont à corriger",
        summary_of: "{} : {}",
        error_title: "Erreur : {}",
        error_prefix: "Erreur :",
        busy: "Envoi en cours…",
        slow: "Cela prend plus de temps que d’habitude. Rien n’est perdu : ne fermez pas cette page.",
        new_tab: "(nouvel onglet)",
        loading: "Chargement en cours…",
        moved: "Vous aviez demandé une autre étape : voici celle où vous en êtes.",
    }
}

room! {
    /// The header, the footer, and what frames every screen.
    Shell {
        brand: "Mon espace santé",
        document_title: "{} – Mon espace santé",
        logo_mon: "mon",
        logo_espace: "ESPACE",
        logo_sante: "SANTÉ",
        logo_link: "Mon espace santé, accueil",
        skip: "Aller au contenu",
        nav: "Aide et connexion",
        help: "Besoin d’aide ?",
        sign_in: "Connexion",
        footer_help_title: "Une question, une difficulté ?",
        line_number: "34 22",
        line_name: "Service client",
        line_hours: "Service disponible du lundi au vendredi de 8h30 à 17h30.",
        line_price: "Service gratuit + prix d’un appel local.",
        footer_nav: "Informations légales",
        accessibility_none: "Accessibilité : non conforme",
        accessibility_partly: "Accessibilité : partiellement conforme",
        accessibility_fully: "Accessibilité : totalement conforme",
        legal: "Mentions légales",
        data: "Données personnelles",
        terms: "Conditions Générales d’Utilisation",
        help_link: "Aide",
        notice: "Information",
    }
}
