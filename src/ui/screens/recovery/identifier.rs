//! `/identifiant-oublie`: « Je m’identifie ».
//!
//! Asks for the social-security number and the birth date, to send the identifier.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::date::{DateField, Whose};
use crate::ui::parts::identity;
use crate::ui::parts::markup;
use crate::ui::parts::page::lead;
use crate::ui::parts::question_page::question_page;

/// The number and the birth date.
pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app);
    let nir = identity::nir(app, form);
    let date = DateField::new(app, form);
    let send = move || form.submit(|| Some(moves::recover_identifier(nir.value()?, date.value()?)));
    question_page(
        form,
        t.recovery.title,
        lead(t.recovery.identifier_lead),
        markup::form(
            send,
            vec![
                identity::nir_view(nir, t.field.nir, false),
                date.view(t.recovery.birth, [""; 2], Whose::Own),
                submit(form, t.common.next),
            ],
        ),
    )
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
