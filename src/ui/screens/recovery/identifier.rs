//! `/identifiant-oublie`: « Je m’identifie ».
//!
//! Asks for the social-security number and the birth date, to send the identifier.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use super::shared::identity_form;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;

pub(crate) fn view(app: App) -> Part {
    identity_form(app, text().recovery.identifier_lead, false)
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use super::shared::identity_samples;
    use crate::contract::RecoverIdentifier;
    use crate::journeys::{Recovery, Screen};
    use crate::ui::sample::Sample;
    let empty = Sample::of("vide", || Screen::Recovery(Recovery::Identifier));
    let two_digit_year: &[_] = &[
        ("nir", "2 88 02 75 115 000 39"),
        ("birth_day", "14"),
        ("birth_month", "02"),
        ("birth_year", "88"),
    ];
    let mut samples = identity_samples::<RecoverIdentifier>(empty);
    samples.push(empty.named("annee-a-deux-chiffres").filled(two_digit_year).submitted());
    samples
}
