//! The information pages. A text in brackets, « à compléter par l’exploitant », marks facts that the operator has to
//! supply. The program has only the titles: the rest is `public/pages.fr.json`, which is written from these texts.

#[cfg(not(target_arch = "wasm32"))]
mod accessibility;
#[cfg(not(target_arch = "wasm32"))]
mod data;
#[cfg(not(target_arch = "wasm32"))]
mod help;
#[cfg(not(target_arch = "wasm32"))]
mod legal;
#[cfg(not(target_arch = "wasm32"))]
mod pages;
#[cfg(not(target_arch = "wasm32"))]
mod terms;

use super::section;

#[cfg(not(target_arch = "wasm32"))]
pub use accessibility::ConformityText;
#[cfg(not(target_arch = "wasm32"))]
pub use help::HelpText;
#[cfg(not(target_arch = "wasm32"))]
pub use pages::{Article, Link, Page, PagesText, Topic};

section! {
    /// The titles of the information pages.
    InformationText {
        help: "Aide",
        terms: "Conditions Générales d’Utilisation",
        data: "Données personnelles",
        legal: "Mentions légales",
        accessibility: "Déclaration d’accessibilité",
    }
}
