//! Activation without a code, and the request of a new provisional code. Sources: « Comment créer et activer
//! votre compte » (2021), the activation guide and the guide to activation without a code.

use super::section;

section! {
    /// `/activer/naissance`, `/activer/carte`, `/activer/code`, and the recognised person on `/activer/decision`.
    WithoutCodeText in ["activation", "recovery"] {
        birth_title: "J’indique la date de naissance",
        birth_child: "Si cela concerne mon enfant, j’indique sa date de naissance.",
        card_title: "J’indique le numéro et la carte Vitale",
        card_lead: "Si cela concerne mon enfant, j’indique mon propre numéro et ma propre carte : il y est rattaché.",
        nir: "Mon numéro de sécurité sociale",
        nir_where: "Où trouver un numéro de sécurité sociale ?",
        serial: "Mon numéro de série",
        future_title: "La date est dans le futur.",
        future: "Vérifiez la date de naissance : le reste de votre saisie est conservé.",
        future_correct: "Corriger la date de naissance",
        code_title: "Je saisis le code provisoire",
        code: "Saisir le code provisoire à 12 caractères",
        check: "Vérifiez bien toutes vos informations personnelles.",
        name: "Nom",
        born: "Date de naissance",
        number: "Numéro de sécurité sociale",
        not_me: "Ce n’est pas moi",
    }
}

section! {
    /// `/code`, `/code/reception` and `/code/envoye`.
    CodesText in ["recovery"] {
        title: "Je génère un nouveau code provisoire",
        lead: "Afin de sécuriser l’envoi de mon nouveau code provisoire, j’ai besoin de m’identifier.",
        birth: "Ma date de naissance",
        birth_whose: "Si la demande me concerne, je saisis ma date de naissance. Si cela concerne mon enfant, j’indique sa date de naissance.",
        birth_label: "Date de naissance (JJ/MM/AAAA)",
        reception_title: "Envoi du code provisoire",
        reception: "Mon mode de réception :",
        by_email: "Par e-mail",
        by_sms: "Par SMS",
        by_voice: "Par appel vocal",
        by_letter: "Par courrier",
        by_email_to: "Par e-mail : {}",
        by_sms_to: "Par SMS : {}",
        by_voice_to: "Par appel vocal : {}",
        by_letter_to: "Par courrier : {}",
        receive_email: "Je reçois mon code sur {}",
        receive_sms: "Je reçois mon code au {}",
        receive_voice: "Je reçois au {} un appel qui me dicte mon code",
        receive_letter: "Je reçois mon code par courrier, à l’adresse {}",
        incorrect: "Mes coordonnées sont incorrectes ?",
        unknown: "Je ne reconnais pas cette adresse ou ce numéro",
        unknown_text: "Une erreur s’est peut-être glissée dans ce que j’ai saisi : le numéro de sécurité sociale, la date de naissance ou la carte. Je vérifie, puis je recommence. Si tout est juste, mes coordonnées ont changé depuis : je les corrige avec ma caisse d’assurance maladie, ou j’appelle le 34 22.",
        again: "Vérifier ma saisie",
        sent_title: "Le code provisoire a été envoyé",
        sent_email: "Mon code provisoire a été envoyé à l’adresse {}.",
        sent_sms: "Mon code provisoire a été envoyé par SMS au {}.",
        sent_voice: "Un appel me dicte mon code provisoire au {}.",
        sent_letter: "Mon code provisoire m’est envoyé par courrier, à l’adresse {}.",
        sent_other: "Mon code provisoire m’a été envoyé par un autre moyen : {}.",
        arrives_one: "Il arrive dans {} jour environ.",
        arrives_several: "Il arrive dans {} jours environ.",
        valid_one: "Il est valable {} jour. Celui que j’avais reçu reste valable aussi, s’il n’a pas expiré.",
        valid_several: "Il est valable {} jours. Celui que j’avais reçu reste valable aussi, s’il n’a pas expiré.",
        enter: "Saisir mon code provisoire",
        not_received: "Je n’ai pas reçu le code",
        not_received_text: "Le message peut mettre quelques minutes à arriver. Dans ma messagerie, je regarde aussi les courriers indésirables (spam).",
        not_received_letter: "Le courrier met quelques jours à arriver. Je peux aussi choisir un autre mode de réception.",
        resend: "Envoyer à nouveau le code",
        or_email: "envoyer le code par e-mail",
        or_sms: "envoyer le code par SMS",
        resent: "Le code vous a été envoyé à nouveau.",
        other: "Choisir un autre mode de réception",
        call: "Toujours rien ? Un conseiller peut m’aider, et me faire envoyer un code par courrier, au",
    }
}
