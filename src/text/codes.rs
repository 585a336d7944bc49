//! C and the order of activation without a code (S0, S1, S3).

use super::room;

room! {
    /// B2 to B4.
    WithoutCode {
        birth_title: "J’indique la date de naissance",
        card_title: "J’indique le numéro et la carte Vitale",
        code_title: "Je saisis le code provisoire",
    }
}

room! {
    /// C1 to C4.
    CodesText {
        title: "Je génère un nouveau code provisoire",
        reception_title: "Envoi du code provisoire",
        incorrect_title: "Mes coordonnées sont incorrectes",
        sent_title: "Le code provisoire a été envoyé",
    }
}
