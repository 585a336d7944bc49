//! Children's profiles. Source: the activation guide.

use super::section;

section! {
    /// `/profils`, `/profils/{id}/decision`, `/profils/{id}/opposition` and `/profils/{id}/confirmation`.
    ProfilesText in ["account", "activation", "space"] {
        title: "Mes profils rattachés",
        lead: "Je peux sélectionner un profil et cliquer sur le bouton “Gérer le profil” pour l’activer ou m’y opposer.",
        legend: "Profils",
        pending: "En attente de décision",
        opposed: "Profil opposé le {}",
        active: "Profil activé le {}",
        closed: "Profil fermé le {}",
        other_parent: "Géré par l’autre parent",
        other_parent_why: "Ce profil est géré par l’autre parent : vous ne pouvez pas le modifier ici.",
        manage: "Gérer le profil",
        choose: "Sélectionnez un profil.",
        none: "Aucun profil d’enfant n’est rattaché au vôtre.",
        none_text: "Si vous avez un enfant mineur, il sera rattaché quand l’Assurance Maladie l’aura enregistré. Une question ? Appelez le 34 22.",
        leave: "Revenir à l’accueil",
        space: "Revenir à mon espace",
        loading: "Chargement des profils…",
        unknown: "Ce profil n’est pas rattaché au vôtre.",
        decision_title: "Je prends ma décision pour {}",
        activate: "J’active Mon espace santé pour {}",
        activate_text: "J’active son espace et j’accède à son dossier médical, ses documents et ses mesures de santé.",
        oppose: "Je m’oppose à la création de Mon espace santé pour {}",
        oppose_text: "Si je change d’avis, je peux à tout moment ouvrir son espace santé.",
        close: "Je ferme l’espace santé de {}",
        close_text: "Ses données sont archivées dix ans. Je peux demander leur effacement, et rouvrir un espace plus tard.",
        tick: "Cochez la case pour activer cet espace santé.",
        oppose_title: "Je valide l’opposition à la création de l’espace santé de {}",
        oppose_lead: "En validant cette décision, cet espace santé ne sera pas créé. Vous pourrez le créer à tout moment.",
        close_title: "Je valide la fermeture de l’espace santé de {}",
        close_lead: "En validant cette décision, cet espace santé sera fermé. Ses données seront archivées dix ans ; vous pourrez demander leur effacement et rouvrir un espace à tout moment.",
        done_active: "L’espace santé de {} est activé",
        done_opposed: "Votre décision pour {} a bien été prise en compte",
        done_closed: "L’espace santé de {} est fermé",
        done_active_text: "Vous pouvez dès à présent compléter son profil médical et ajouter ses documents.",
        done_opposed_text: "Vous pouvez télécharger le justificatif d’opposition. Attention, il ne sera plus disponible par la suite.",
        done_closed_text: "Vous pourrez rouvrir un espace pour cet enfant à tout moment.",
        done_pending: "Aucune décision n’a encore été prise pour {}",
        another: "Gérer un autre profil",
        decision_document_title: "Je prends ma décision pour un profil rattaché",
        validation_document_title: "Je valide ma décision pour un profil rattaché",
        done_document_title: "Décision prise pour un profil rattaché",
    }
}
