//! The opposition and the receipts. Source: the activation guide.

use super::section;

section! {
    /// `/opposition/validation` and `/opposition/confirmation`.
    OppositionText in ["activation", "space"] {
        title: "Je valide l’opposition à la création de Mon espace santé",
        lead: "En validant cette décision, Mon espace santé ne sera pas créé. Vous pourrez créer Mon espace santé à tout moment.",
        done_title: "Ma décision a bien été prise en compte",
        done_lead: "Je peux télécharger mon justificatif d’opposition à la création de Mon espace santé. Attention, celui-ci ne sera plus disponible par la suite.",
        done_on: "Mon opposition a été enregistrée le {}.",
        profiles_below: "Vous pouvez également gérer les profils ci-dessous.",
        finish: "Terminer",
        already_opposed: "Vous vous êtes opposé à la création de Mon espace santé le {}. Vous pouvez changer d’avis et l’activer.",
    }
}

section! {
    /// The download of a receipt, on every screen that offers one.
    ReceiptText in ["account", "activation", "space"] {
        download: "Télécharger le justificatif (format .pdf)",
        busy: "Téléchargement en cours…",
        done: "Le justificatif a été téléchargé : vous le trouverez dans vos téléchargements.",
        failed: "Le justificatif n’a pas pu être téléchargé. Il est toujours disponible : réessayez.",
        gone: "Ce justificatif n’est plus disponible. Si vous en avez besoin, appelez le 34 22.",
        read: "Lire ou imprimer le justificatif sur cette page",
        print: "Imprimer cette page",
        page_on: "Le {}",
        page_title: "Votre justificatif d’opposition",
        page_hello: "Bonjour {},",
        page_done: "Votre demande d’opposition à la création de Mon espace santé a bien été prise en compte le {}.",
        page_done_child: "Votre demande d’opposition à la création de Mon espace santé pour {} a bien été prise en compte le {}.",
        page_back: "Vous pouvez revenir à tout moment sur votre décision en vous connectant sur monespacesante.fr.",
        page_end: "Avec toute mon attention, Votre conseiller Mon espace santé",
        file: "justificatif-{}.pdf",
        own: "opposition-mon-espace-sante",
        child: "opposition-profil-rattache",
        closure: "fermeture-mon-espace-sante",
    }
}
