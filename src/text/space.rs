//! F3, F4: the space and its account (S4).

use super::room;

room! {
    /// F3.
    SpaceText {
        hello: "Bonjour {},",
        hello_nobody: "Bonjour,",
        document: "Accueil",
        soon_title: "Cette rubrique est un autre service",
    }
}

room! {
    /// F4.
    AccountText {
        title: "Mon compte",
        closure_title: "Je ferme Mon espace santé",
        closed_title: "Mon espace santé est fermé",
    }
}
