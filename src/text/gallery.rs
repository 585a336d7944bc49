//! The previews' own words, for designers and testers.

use super::room;

room! {
    /// `/apercu`.
    Gallery {
        title: "Aperçu des écrans",
        lead: "Chaque écran dans chacun de ses états. Rien n’est envoyé ; aucune donnée n’est réelle.",
        unknown: "Cet aperçu n’existe pas.",
        all: "Tous les aperçus",
    }
}
