//! Changing the e-mail address or the mobile number (source: the activation guide), the one-time code, and the warning
//! before the session ends.

use super::section;

section! {
    /// The forms of the e-mail address and the mobile number, and the entry of their codes.
    ContactChangeText in ["account"] {
        email_title: "Je modifie mon adresse e-mail",
        email_lead: "Je saisis mon adresse e-mail pour recevoir un code à usage unique et valider la modification.",
        email: "Adresse e-mail",
        suggestion: "Vouliez-vous dire {} ?",
        suggestion_take: "Oui, corriger",
        mobile_title: "Je renseigne mon numéro de téléphone mobile",
        mobile_lead: "Je saisis mon nouveau numéro de téléphone mobile pour recevoir un code à usage unique et valider la modification.",
        mobile: "Numéro de téléphone mobile",
        mobile_hint: "Ex. : 06 12 34 56 78",
        email_hint: "Ex. : nom@exemple.fr",
        email_code_title: "Je valide mon adresse e-mail",
        email_code_lead: "Un code à usage unique vous a été envoyé à l’adresse {}",
        mobile_code_title: "Je valide mon numéro de téléphone mobile",
        mobile_code_lead: "Un code à usage unique vous a été envoyé au {}",
    }
}

section! {
    /// `/code/coordonnees`.
    IncorrectContactText in ["account"] {
        title: "Mes coordonnées sont incorrectes",
        allowed: "Je peux les corriger ici. Un code à usage unique vérifie que la nouvelle adresse ou le nouveau numéro est bien à moi.",
        with_proof: "Je peux les corriger ici si l’une d’elles est encore à moi. J’y reçois d’abord un code à usage unique, qui montre que c’est bien moi.",
        elsewhere: "Ces coordonnées viennent de ma caisse d’assurance maladie : c’est elle qui peut les corriger.",
        change_email: "Modifier mon adresse e-mail",
        change_mobile: "Modifier mon numéro de mobile",
        back_to_reception: "Revenir au choix du mode de réception",
        insurer_1: "Je les corrige dans mon compte en ligne de l’Assurance Maladie ou de ma mutuelle d’affiliation. La mise à jour peut prendre quelques jours.",
        insurer_2: "Ou j’appelle le 34 22 avec ma carte Vitale sous la main : un conseiller peut aussi me faire envoyer un code par courrier.",
        proof_email: "Recevoir un code à l’adresse {}",
        proof_sms: "Recevoir un code au {}",
        proof_neither: "Aucune ne me permet de recevoir un message",
    }
}

section! {
    /// The field of a one-time code, on every screen that has it.
    OneTimeCodeText {
        label: "Code à usage unique",
        hint: "Ex. : 034567",
        spam: "Le message peut mettre quelques minutes à arriver. Si vous ne le voyez pas, vérifiez votre courrier indésirable (spam).",
        sms: "Le SMS peut mettre quelques minutes à arriver. Vérifiez que votre téléphone est allumé et capte le réseau.",
        resend: "Envoyer à nouveau le code",
        sent_to: "Saisissez le code à usage unique envoyé à : {}",
        by_other: "Un code à usage unique a été envoyé par un autre moyen : {}.",
        by_voice: "recevoir un appel qui dicte le code",
        by_letter: "envoyer le code par courrier",
        or: "ou",
        resend_in: "Vous pourrez demander un nouvel envoi dans {}.",
        resend_announced: "Nouvel envoi possible dans {}.",
        resent: "Un nouveau code vous a été envoyé. Le précédent n’est plus valable.",
        wrong_title: "Ce code n’est pas le bon",
        wrong: "Vérifiez les 6 chiffres du dernier message reçu, puis saisissez-les à nouveau.",
        expired_title: "Ce code n’est plus valable",
        expired: "Un code ne sert que quelques minutes. Demandez-en un nouveau avec « Envoyer à nouveau le code ».",
    }
}

section! {
    /// The warning before the end of the session.
    SessionText {
        warning_title: "Êtes-vous toujours là ?",
        warning: "Pour votre sécurité, votre session va prendre fin dans :",
        warning_announced: "Votre session prend fin dans {}.",
        kept: "Ce que vous avez saisi sur cette page reste en place si vous restez connecté.",
        last: "Cette session ne peut pas être prolongée. Terminez ce que vous avez commencé, ou identifiez-vous à nouveau plus tard : ce que vous avez validé est enregistré.",
        stay: "Rester connecté",
        go_on: "Continuer ma démarche",
        leave: "Quitter maintenant",
        leaving: "Un instant…",
        still_open: "La session n’a pas pu être fermée : elle est toujours ouverte. Vérifiez votre connexion, puis réessayez.",
        failed: "La session n’a pas pu être prolongée. Vérifiez votre connexion, puis réessayez.",
    }
}
