//! `/opposition/validation`: « Je valide l’opposition à la création de Mon espace santé ».
//!
//! Asks for confirmation of the opposition.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use crate::journeys::moves;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::button::{other_link, submit_beside};
use crate::ui::parts::page::{back, journey, lead, title};
use crate::ui::parts::{Part, trouble};

pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app);
    let send = move || form.submit(|| Some(moves::oppose()));
    let cancel = other_link(&Route::Decision, t.common.cancel);
    journey(vec![
        back(),
        title(t.opposition.title),
        lead(t.opposition.lead),
        trouble::trouble(form),
        markup::form(send, vec![submit_beside(form, t.common.next, cancel)]),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{Oppose, RefusalCode};
    use crate::journeys::{Opposition, Screen};
    use crate::ui::sample::Sample;
    let view = Sample::of("vue", || Screen::Opposition(Opposition::Validation));
    let mut samples = vec![view, view.refused("autre-etape", RefusalCode::StepNotAllowed, None)];
    samples.extend(view.failures::<Oppose>());
    samples
}
