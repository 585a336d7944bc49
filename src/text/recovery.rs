//! Recovery of the identifier and the password. Source: the sign-in guide.

use super::section;

section! {
    /// The addresses below `/identifiant-oublie` and `/mot-de-passe-oublie`.
    RecoveryText in ["account", "recovery"] {
        title: "Je m’identifie",
        birth: "Ma date de naissance",
        identifier_document_title: "Je m’identifie pour recevoir mon identifiant",
        identifier_lead: "Afin de sécuriser l’envoi de mon identifiant, j’ai besoin de m’identifier.",
        identifier_sent_title: "Votre identifiant vous a été envoyé",
        identifier_by_email: "Un email m’a été envoyé à {} avec mon identifiant.",
        identifier_by_sms: "Un SMS m’a été envoyé au {} avec mon identifiant.",
        identifier_again: "Envoyer à nouveau l’identifiant",
        identifier_to_email: "envoyer l’identifiant par e-mail",
        identifier_to_sms: "envoyer l’identifiant par SMS",
        identifier_resent: "Votre identifiant vous a été envoyé à nouveau.",
        identifier_reloaded: "Vous n’avez rien reçu ? Cette page a été rechargée et, pour votre sécurité, n’a pas gardé vos informations : faites une nouvelle demande pour recevoir à nouveau votre identifiant.",
        identifier_restart: "Faire une nouvelle demande",
        unknown_email: "Vous ne reconnaissez pas cette adresse ?",
        unknown_mobile: "Vous ne reconnaissez pas ce numéro ?",
        unknown_identifier: "Vérifiez d’abord votre numéro de sécurité sociale et votre date de naissance : à la moindre erreur de frappe, nous ne pouvons pas vous reconnaître et rien ne vous est envoyé.",
        unknown_password: "Vérifiez d’abord votre numéro de sécurité sociale, votre date de naissance et votre carte Vitale : à la moindre erreur de frappe, nous ne pouvons pas vous reconnaître et rien ne vous est envoyé.",
        unknown_check: "Vérifier ce que j’ai saisi",
        unknown_contact: "Si tout est exact, vos coordonnées ont peut-être changé : votre caisse d’assurance maladie ou le 34 22 peuvent les mettre à jour avec vous.",
        unknown_same: "Pour protéger chacun, cette page est la même pour tout le monde, que Mon espace santé soit activé ou non.",
        password_document_title: "Je m’identifie pour réinitialiser mon mot de passe",
        password_lead: "Afin de sécuriser la réinitialisation de mon mot de passe, j’ai besoin de m’identifier.",
        serial_hint: "Ex : 953701166",
        code_title: "Je saisis le code d’accès que j’ai reçu",
        code_lead: "Je saisis mon code d’accès à usage unique afin de réinitialiser mon mot de passe Mon espace santé.",
        code: "Code d’accès",
        link_title: "Ouverture de votre lien",
        link_opening: "Nous vérifions votre lien…",
        link_again: "Demander un nouveau lien",
        new_title: "Réinitialisation du mot de passe",
        new_password: "Nouveau mot de passe",
        changed_title: "Votre mot de passe a bien été modifié",
        changed_lead: "Je peux dès maintenant me connecter avec mon identifiant et mon nouveau mot de passe.",
    }
}
