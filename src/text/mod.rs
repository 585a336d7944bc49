//! Every sentence that a citizen reads: shape and French together.
//!
//! A room of the catalogue is a struct of sentences with its French beside it; another language
//! is another constant of the same shape, so that a missing sentence does not compile. `{}`
//! stands for a value and is filled by [`fill`]. Words in « » in screens.md are to the letter.

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
mod page;
#[cfg(feature = "preview")]
mod preview;
mod recovery;
mod shell;
mod sign_in;
mod space;
mod trouble;

pub use activation::{Activated, Contact, Credentials, Decision, Identification};
pub use codes::{CodesText, WithoutCode};
pub use contact::{Change, OneTimeCodeText, SessionText};
pub use error::{FieldErrors, FieldText, Sentence, identifier as identifier_sentence};
#[cfg(not(target_arch = "wasm32"))]
pub use first_paint::FirstPaint;
#[cfg(feature = "gallery")]
pub use gallery::Gallery;
pub use information::{Article, Conformities, Help, Information, Link, Page, Reading, Topic};
pub use opposition::{OppositionText, ProfilesText, ReceiptText};
pub use page::{Before, Welcome};
#[cfg(feature = "preview")]
pub use preview::Preview;
pub use recovery::RecoveryText;
pub use shell::{Common, Shell};
pub use sign_in::SignInText;
pub use space::{AccountText, SpaceText};
pub use trouble::Trouble;

/// Declares a room: each sentence is its own documentation.
macro_rules! room {
    ($(#[$meta:meta])* $name:ident { $( $field:ident : $french:literal ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $name { $( #[doc = $french] pub $field: &'static str ),* }

        impl $name {
            pub(in crate::text) const FRENCH: Self = Self { $( $field: $french ),* };

            /// Every sentence with its name, for the tests of words.
            pub fn each(&self, visit: &mut dyn FnMut(&'static str, &'static str)) {
                $( visit(concat!(stringify!($name), ".", stringify!($field)), self.$field); )*
            }
        }
    };
}
use room;

macro_rules! catalogue {
    ($( $(#[$meta:meta])* $field:ident : $room:ident ),* $(,)?) => {
        /// The whole catalogue, in one language.
        #[derive(Debug)]
        pub struct Text {
            $( $(#[$meta])* #[doc = concat!("[`", stringify!($room), "`]")] pub $field: $room ),*
        }

        impl Text {
            /// Every sentence with its name, for the tests of words.
            pub fn each(&self, visit: &mut dyn FnMut(&'static str, &'static str)) {
                $( $(#[$meta])* self.$field.each(visit); )*
            }
        }

        /// In French.
        pub const FRENCH: Text = Text { $( $(#[$meta])* $field: $room::FRENCH ),* };
    };
}

catalogue! {
    common: Common,
    shell: Shell,
    // Those sentences stand in index.html: the program need not bring them too.
    #[cfg(not(target_arch = "wasm32"))]
    first_paint: FirstPaint,
    welcome: Welcome,
    before: Before,
    field: FieldText,
    error: FieldErrors,
    identification: Identification,
    decision: Decision,
    contact: Contact,
    credentials: Credentials,
    activated: Activated,
    without_code: WithoutCode,
    codes: CodesText,
    change: Change,
    one_time_code: OneTimeCodeText,
    session: SessionText,
    opposition: OppositionText,
    receipt: ReceiptText,
    profiles: ProfilesText,
    sign_in: SignInText,
    space: SpaceText,
    account: AccountText,
    recovery: RecoveryText,
    information: Information,
    trouble: Trouble,
    #[cfg(feature = "preview")]
    preview: Preview,
}

/// The languages that `config.json` may name.
pub const LANGUAGES: &[&str] = &["fr"];

/// The catalogue of the language in use.
pub fn text() -> &'static Text {
    const { &FRENCH }
}

/// The previews' own words.
#[cfg(feature = "gallery")]
pub const GALLERY: Gallery = Gallery::FRENCH;

/// Puts `value` where the sentence says `{}`.
pub fn fill(sentence: &str, value: &str) -> String {
    // By character, for a search by text is two kilobytes of program.
    let Some((before, after)) = sentence.split_once('{') else { return sentence.to_owned() };
    [before, value, after.strip_prefix('}').unwrap_or(after)].concat()
}

/// A masked number or the like, kept on one line.
pub fn unbroken(words: &str) -> String {
    words.chars().map(|c| if c == ' ' { '\u{a0}' } else { c }).collect()
}

/// Puts `values` where the sentence says `{}`, in order.
pub fn fill_all(sentence: &str, values: &[&str]) -> String {
    values.iter().fold(sentence.to_owned(), |sentence, value| fill(&sentence, value))
}

/// The sentence for one or for several (in French, 0 and 1 are singular), its `{}` filled.
pub fn count(one: &str, several: &str, number: u32) -> String {
    fill(if number < 2 { one } else { several }, &number.to_string())
}
