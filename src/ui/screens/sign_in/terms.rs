//! `/connexion/conditions`: « Les conditions ont changé ».
//!
//! Asks to accept terms that have changed, before the space opens; or to leave.
//! Source: our own screen.

use crate::contract::ChangedTerms;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup::{self, fragment};
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::check::{TICKED, terms};
use crate::ui::parts::page::lead_of;
use crate::ui::parts::question_page::question_page;
use crate::ui::parts::sign_out::sign_out;

pub(crate) fn view(app: App, changed: ChangedTerms) -> Part {
    let t = text();
    let form = Form::new(app);
    let accepted = Field::new(form, "conditions", app.draft("new_terms"), |accepted| {
        if accepted == TICKED { Ok(()) } else { Err(text().sign_in.terms_tick.to_owned()) }
    });
    let introduction = lead_of(fill(t.sign_in.terms_lead, &changed.changed_on.in_french()));
    let send = move || form.submit(|| accepted.value().map(|()| moves::accept_terms(&changed)));
    let fields = vec![terms(accepted.input, || true), submit(form, t.common.next)];
    question_page(
        form,
        t.sign_in.terms_title,
        introduction,
        fragment(vec![
            markup::form(send, fields),
            sign_out(app, t.sign_in.terms_leave, Route::SignedOut),
        ]),
    )
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{AcceptTerms, RefusalCode};
    use crate::journeys::{Screen, SignIn};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::date;
    fn screen() -> Screen {
        date("2021-12-01").map_or(Screen::Unknown, |changed_on| {
            let terms_version = "2021-12".to_owned();
            Screen::SignIn(SignIn::Terms(ChangedTerms { terms_version, changed_on }))
        })
    }
    let empty = Sample::of("vide", screen);
    let filled = empty.named("accepte").filled(&[("new_terms", TICKED)]);
    let mut samples = vec![
        empty,
        filled,
        empty.named("case-oubliee").submitted(),
        filled.refused("conditions-changees", RefusalCode::TermsOutdated, None),
    ];
    samples.extend(filled.failures::<AcceptTerms>());
    samples
}
