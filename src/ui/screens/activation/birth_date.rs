//! `/activer/naissance`: « J’indique la date de naissance ».
//!
//! First question of activation without a code: the birth date of the person or of their child.
//! Source: « Comment activer Mon espace santé ? » (step 3).

use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup::{self, empty};
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::date::{DateField, Whose};
use crate::ui::parts::question_page::question_page;

pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app);
    let date = DateField::new(app, form);
    let send = move || form.submit(|| date.value().map(moves::give_birth_date));
    question_page(
        form,
        t.without_code.birth_title,
        empty(),
        markup::form(
            send,
            vec![
                date.view(t.field.date, [t.without_code.birth_child, ""], Whose::Anybody),
                submit(form, t.common.next),
            ],
        ),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::{Activation, Screen};
    use crate::ui::sample::Sample;
    const SCREEN: fn() -> Screen = || Screen::Activation(Activation::BirthDate);
    let sent = |state, date| Sample::of(state, SCREEN).filled(date).submitted();
    vec![
        Sample::of("vide", SCREEN),
        Sample::of("rempli", SCREEN).filled(&[
            ("birth_day", "07"),
            ("birth_month", "03"),
            ("birth_year", "1970"),
        ]),
        sent("tout-manque", &[]),
        sent("mois-manque", &[("birth_day", "07"), ("birth_year", "1970")]),
        sent(
            "trois-erreurs",
            &[("birth_day", "32"), ("birth_month", "13"), ("birth_year", "1870")],
        ),
        sent("n-existe-pas", &[("birth_day", "31"), ("birth_month", "02"), ("birth_year", "1970")]),
        sent("mois-13", &[("birth_day", "07"), ("birth_month", "13"), ("birth_year", "1970")]),
        sent("annee-courte", &[("birth_day", "07"), ("birth_month", "03"), ("birth_year", "70")]),
        sent("lettre", &[("birth_day", "O7"), ("birth_month", "03"), ("birth_year", "1970")]),
        sent("avant-1900", &[("birth_day", "07"), ("birth_month", "03"), ("birth_year", "1870")]),
        sent("futur", &[("birth_day", "01"), ("birth_month", "01"), ("birth_year", "2999")]),
    ]
}
