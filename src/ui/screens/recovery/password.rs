//! `/mot-de-passe-oublie`: « Je m’identifie ».
//!
//! Asks for the social-security number, the birth date and the card serial, to reset the password.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use super::shared::identity_form;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;

pub(crate) fn view(app: App) -> Part {
    identity_form(app, text().recovery.password_lead, true)
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{Code, RecoverPassword};
    use crate::journeys::{Recovery, Screen};
    use crate::ui::sample::fixtures::{INAYA, WRONG};
    use crate::ui::sample::{CannedResponse, Sample};
    let empty = Sample::of("vide", || Screen::Recovery(Recovery::Password));
    let filled = empty.named("rempli").filled(INAYA);
    let without_card_kind: &[_] = &[
        ("nir", "2 88 02 75 115 042 94"),
        ("birth_day", "14"),
        ("birth_month", "02"),
        ("birth_year", "1988"),
        ("serial", "953701166"),
    ];
    let mut samples = vec![
        empty,
        filled,
        filled.answered("date-dans-le-futur", CannedResponse::RefusesField("birth_date", "future")),
        empty.named("tout-manque").submitted(),
        empty.named("tout-faux").filled(WRONG).submitted(),
        empty.named("carte-a-choisir").filled(without_card_kind).submitted(),
        filled.refused("refuse", Code::InvalidFields, None),
    ];
    samples.extend(filled.failures::<RecoverPassword>());
    samples
}
