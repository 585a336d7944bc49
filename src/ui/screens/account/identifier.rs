//! `/espace/compte/identifiant`: « Je modifie mon identifiant ».
//!
//! Asks for a new identifier; and for the password, if the last proof is too old.
//! Source: our own screen.

use html::html;

use super::shared::{change_form, with_account};
use crate::contract::{Account, Credentials};
use crate::journeys::moves;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::button::{other_link, submit_beside};
use crate::ui::parts::new_identifier::NewIdentifier;
use crate::ui::parts::proof::Proof;

pub(crate) fn view(app: App) -> Part {
    let t = &text().account;
    with_account(app, t.identifier_title, t.identifier_lead, fields)
}

fn fields(app: App, _: &Account, rules: &Credentials) -> Vec<Part> {
    let t = text();
    let form = Form::new(app).with_not_recognised_message(t.account.proof_wrong);
    let identifier = NewIdentifier::new(form, app.draft("new_identifier"), rules.identifier_min);
    let proof = Proof::new(app, form);
    let send = move || proof.submit(|| identifier.value().map(moves::change_identifier));
    let fields = html! {
        {identifier.view(t.account.identifier_new)}
        {proof.view()}
        {submit_beside(form, t.common.submit, other_link(&Route::Account, t.common.cancel))}
    };
    change_form(form, send, fields)
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use super::shared::change_samples;
    use crate::contract::{ChangeIdentifier, RefusalCode};
    use crate::journeys::{Account, Screen};
    let mut samples = change_samples::<ChangeIdentifier>(
        || Screen::Account(Account::Identifier),
        &[("#identifiant", "inaya.martin")],
    );
    let taken = samples
        .get(1)
        .map(|filled| filled.refused("identifiant-pris", RefusalCode::IdentifierTaken, None));
    samples.extend(taken);
    samples
}
