//! The frame of every screen, and the texts that several screens share.

use super::section;

section! {
    /// Texts that several screens share.
    CommonText {
        next: "Continuer",
        submit: "Valider",
        cancel: "Annuler",
        back: "Retour",
        retry: "Réessayer",
        home: "Revenir à l’accueil",
        step: "Étape {} sur {}",
        required: "Le champ est obligatoire.",
        all_required: "Tous les champs sont obligatoires",
        summary_title_one: "Une réponse est à corriger",
        summary_title_several: "{} réponses sont à corriger",
        summary_entry: "{} : {}",
        error_title: "Erreur : {}",
        busy: "Envoi en cours…",
        slow: "Cela prend plus de temps que d’habitude. Rien n’est perdu : ne fermez pas cette page.",
        new_tab: "(nouvel onglet)",
        loading: "Chargement en cours…",
        moved: "Vous aviez demandé une autre étape : voici celle où vous en êtes.",
    }
}

section! {
    /// The header, the footer and the document's title.
    ShellText {
        document_title: "{} – Mon espace santé",
        logo_link: "Mon espace santé, accueil",
        logo_mon: "mon",
        logo_espace: "ESPACE",
        logo_sante: "SANTÉ",
        skip: "Aller au contenu",
        nav: "Aide et connexion",
        help: "Besoin d’aide ?",
        sign_in: "Connexion",
        helpline_number: "34 22",
        helpline_name: "Service client",
        helpline_hours: "Service disponible du lundi au vendredi de 8h30 à 17h30.",
        helpline_price: "Service gratuit + prix d’un appel local.",
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
