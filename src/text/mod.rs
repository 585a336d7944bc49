//! The catalogue of texts that a person reads, in French.
//!
//! A section of the catalogue is a struct of texts, declared together with its French constant. Another language
//! would be another constant of the same type, so that the compiler reports a missing text. `{}` marks the place of a
//! value; see [`fill`]. The texts listed in `tests/native/letters.txt` are quoted word for word from the service's
//! documents.

mod account;
mod activation;
mod codes;
mod contact;
mod error;
#[cfg(not(target_arch = "wasm32"))]
mod first_paint;
#[cfg(feature = "gallery")]
mod gallery;
mod information;
mod opposition;
#[cfg(feature = "preview")]
mod preview;
mod profiles;
mod recovery;
mod shell;
mod sign_in;
mod trouble;
mod welcome;

pub use account::{AccountHomeText, AccountText};
pub use activation::{
    ActivatedText, ContactText, CredentialsText, DecisionText, IdentificationText,
};
pub use codes::{CodesText, WithoutCodeText};
pub use contact::{ContactChangeText, IncorrectContactText, OneTimeCodeText, SessionText};
pub use error::{FieldErrors, FieldText, Sentence, identifier_error};
#[cfg(not(target_arch = "wasm32"))]
pub use first_paint::FirstPaintText;
#[cfg(feature = "gallery")]
pub use gallery::GalleryText;
pub use information::InformationText;
#[cfg(not(target_arch = "wasm32"))]
pub use information::{Article, ConformityText, HelpText, Link, Page, PagesText, Topic};
pub use opposition::{OppositionText, ReceiptText};
#[cfg(feature = "preview")]
pub use preview::PreviewText;
pub use profiles::ProfilesText;
pub use recovery::RecoveryText;
pub use shell::{CommonText, ShellText};
pub use sign_in::SignInText;
pub use trouble::TroubleText;
pub use welcome::{BeforeText, WelcomeText};

/// Declares a section of the catalogue. The documentation of a field is its French text. `in ["account"]` names the
/// programs whose screens use the section; its texts are empty in the others, whose download is smaller.
macro_rules! section {
    ($(#[$meta:meta])* $name:ident $(in [$($program:literal),*])? {
        $( $field:ident : $french:literal ),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $name { $( #[doc = $french] pub $field: &'static str ),* }

        impl $name {
            /// The programs that have the texts; empty if all have them.
            pub const PROGRAMS: &[&str] = &[$( $( $program ),* )?];

            const IS_HERE: bool = true $( && (false $( || cfg!(feature = $program) )*) )?;

            pub(in crate::text) const FRENCH: Self =
                Self { $( $field: if Self::IS_HERE { $french } else { "" } ),* };

            /// Calls `visit` with the name and the text of each field.
            pub fn each(&self, visit: &mut dyn FnMut(&'static str, &'static str)) {
                $( visit(concat!(stringify!($name), ".", stringify!($field)), self.$field); )*
            }
        }
    };
}
use section;

macro_rules! catalogue {
    ($( $(#[$meta:meta])* $field:ident : $section:ident ),* $(,)?) => {
        /// The whole catalogue, in one language.
        #[derive(Debug)]
        pub struct Text {
            $(
                $(#[$meta])*
                #[doc = concat!("[`", stringify!($section), "`]")]
                pub $field: $section
            ),*
        }

        impl Text {
            /// Calls `visit` with the name and the text of each field of each section.
            pub fn each(&self, visit: &mut dyn FnMut(&'static str, &'static str)) {
                $( $(#[$meta])* self.$field.each(visit); )*
            }
        }

        /// The sections with the programs that have their texts; none means all of them.
        pub const SECTIONS: &[(&str, &[&str])] =
            &[$( $(#[$meta])* (stringify!($field), $section::PROGRAMS) ),*];

        /// The catalogue in French.
        pub const FRENCH: Text = Text { $( $(#[$meta])* $field: $section::FRENCH ),* };
    };
}

catalogue! {
    common: CommonText,
    shell: ShellText,
    // Only native: the pages of the server contain these texts, and the program does not repeat them.
    #[cfg(not(target_arch = "wasm32"))]
    first_paint: FirstPaintText,
    welcome: WelcomeText,
    before: BeforeText,
    field: FieldText,
    error: FieldErrors,
    identification: IdentificationText,
    decision: DecisionText,
    contact: ContactText,
    credentials: CredentialsText,
    activated: ActivatedText,
    without_code: WithoutCodeText,
    codes: CodesText,
    change: ContactChangeText,
    incorrect_contact: IncorrectContactText,
    one_time_code: OneTimeCodeText,
    session: SessionText,
    opposition: OppositionText,
    receipt: ReceiptText,
    profiles: ProfilesText,
    sign_in: SignInText,
    space: AccountHomeText,
    account: AccountText,
    recovery: RecoveryText,
    information: InformationText,
    // Only native: the program reads these texts from `pages.fr.json`.
    #[cfg(not(target_arch = "wasm32"))]
    pages: PagesText,
    trouble: TroubleText,
    #[cfg(feature = "preview")]
    preview: PreviewText,
}

/// The languages supported in `config.json`.
pub const LANGUAGES: &[&str] = &["fr"];

/// Returns the catalogue of the current language.
pub fn text() -> &'static Text {
    const { &FRENCH }
}

/// The texts of the gallery.
#[cfg(feature = "gallery")]
pub const GALLERY: GalleryText = GalleryText::FRENCH;

/// Replaces the first `{}` of a text with a value.
pub fn fill(sentence: &str, value: &str) -> String {
    // Splits at a character: splitting at a string adds 2 kB to the program.
    let Some((before, after)) = sentence.split_once('{') else { return sentence.to_owned() };
    [before, value, after.strip_prefix('}').unwrap_or(after)].concat()
}

/// Replaces spaces with no-break spaces, to keep a masked address or number on one line.
pub fn with_no_break_spaces(text: &str) -> String {
    text.chars().map(|c| if c == ' ' { '\u{a0}' } else { c }).collect()
}

/// Replaces each `{}` of a text with a value, in order.
pub fn fill_all(sentence: &str, values: &[&str]) -> String {
    values.iter().fold(sentence.to_owned(), |sentence, value| fill(&sentence, value))
}

/// Chooses the singular or the plural (0 and 1 are singular in French) and fills its `{}` with the number.
pub fn count(one: &str, several: &str, number: u32) -> String {
    fill(if number < 2 { one } else { several }, &number.to_string())
}
