//! G: recovery of the identifier and of the password (S4).

use super::room;

room! {
    /// G1 to G7.
    RecoveryText {
        title: "Je m’identifie",
        identifier_document: "Je m’identifie pour recevoir mon identifiant",
        password_document: "Je m’identifie pour réinitialiser mon mot de passe",
        identifier_sent_title: "Votre identifiant vous a été envoyé",
        code_title: "Je saisis le code d’accès que j’ai reçu",
        link_title: "Ouverture de votre lien",
        new_title: "Réinitialisation du mot de passe",
        changed_title: "Votre mot de passe a bien été modifié",
    }
}
