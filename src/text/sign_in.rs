//! F1, F2, F5: signing in and out (S3, S4).

use super::room;

room! {
    /// F1, F2, F5.
    SignInText {
        title: "Je m’identifie",
        document: "Je m’identifie pour me connecter",
        code_title: "Je saisis le code d’accès",
        refused_title: "La connexion avec FranceConnect n’a pas abouti",
        signed_out_title: "Je suis déconnecté",
    }
}
