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
    use crate::contract::{Code, RecoverIdentifier};
    use crate::journeys::{Recovery, Screen};
    use crate::ui::sample::fixtures::{INAYA, WRONG};
    use crate::ui::sample::{CannedResponse, Sample};
    let empty = Sample::of("vide", || Screen::Recovery(Recovery::Identifier));
    let filled = empty.named("rempli").filled(INAYA);
    let two_digit_year: &[_] = &[
        ("nir", "2 88 02 75 115 042 94"),
        ("birth_day", "14"),
        ("birth_month", "02"),
        ("birth_year", "88"),
    ];
    let mut samples = vec![
        empty,
        filled,
        filled.answered("date-dans-le-futur", CannedResponse::RefusesField("birth_date", "future")),
        empty.named("tout-manque").submitted(),
        empty.named("tout-faux").filled(WRONG).submitted(),
        empty.named("annee-a-deux-chiffres").filled(two_digit_year).submitted(),
        filled.refused("refuse", Code::InvalidFields, None),
    ];
    samples.extend(filled.failures::<RecoverIdentifier>());
    samples
}
