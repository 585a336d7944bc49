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
    use super::shared::identity_samples;
    use crate::contract::RecoverPassword;
    use crate::journeys::{Recovery, Screen};
    use crate::ui::sample::Sample;
    let empty = Sample::of("vide", || Screen::Recovery(Recovery::Password));
    let without_card_kind: &[_] = &[
        ("nir", "2 88 02 75 115 000 39"),
        ("birth_day", "14"),
        ("birth_month", "02"),
        ("birth_year", "1988"),
        ("serial", "953701166"),
    ];
    let mut samples = identity_samples::<RecoverPassword>(empty);
    samples.push(empty.named("carte-a-choisir").filled(without_card_kind).submitted());
    samples
}
