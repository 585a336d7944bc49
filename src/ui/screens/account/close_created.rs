//! `/fermeture/validation`: « Je valide la fermeture de Mon espace santé ».
//!
//! Asks for confirmation before a space is closed that was created without the person; says what happens to the data.
//! Source: our own screen.

use html::html;

use super::closure::consequences;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::button::{other_link, submit_beside};
use crate::ui::parts::page::{back, journey, title};
use crate::ui::parts::{Part, trouble};

pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app);
    let send = move || form.submit(|| Some(moves::close_created()));
    let cancel = other_link(&Route::Decision, t.common.cancel);
    journey(vec![html! {
        {back()}
        {title(t.account.created_closure_title)}
        {consequences()}
        {trouble::trouble(form)}
        {markup::form(send, vec![submit_beside(form, t.account.close, cancel)])}
    }])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{CloseCreated, RefusalCode};
    use crate::journeys::{Account, Screen};
    use crate::ui::sample::Sample;
    let view = Sample::of("vue", || Screen::Account(Account::CloseCreated));
    let mut samples = vec![view, view.refused("autre-etape", RefusalCode::StepNotAllowed, None)];
    samples.extend(view.failures::<CloseCreated>());
    samples
}
