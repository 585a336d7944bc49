//! `/espace/compte/mot-de-passe`: « Je modifie mon mot de passe ».
//!
//! Asks for a new password, with its criteria, typed twice; and for the current one, if the last proof is too old.
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
use crate::ui::parts::new_password::{NewPassword, username};
use crate::ui::parts::proof::Proof;

pub(crate) fn view(app: App) -> Part {
    let t = &text().account;
    with_account(app, t.password_title, t.password_lead, fields)
}

fn fields(app: App, account: &Account, rules: &Credentials) -> Vec<Part> {
    let t = text();
    let form = Form::new(app).with_not_recognised_message(t.account.proof_wrong);
    let password = NewPassword::new(form, rules.password_rules());
    let proof = Proof::new(app, form);
    let send = move || proof.submit(|| password.value().map(moves::change_password));
    let identifier = account.identifier.clone().unwrap_or_default();
    let fields = html! {
        {username(move || identifier.clone())}
        {password.view(t.recovery.new_password)}
        {proof.view()}
        {submit_beside(form, t.common.submit, other_link(&Route::Account, t.common.cancel))}
    };
    change_form(form, send, fields)
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use super::shared::change_samples;
    use crate::contract::ChangePassword;
    use crate::journeys::{Account, Screen};
    change_samples::<ChangePassword>(
        || Screen::Account(Account::Password),
        &[("#mot-de-passe", "Breizh-2026!"), ("#confirmation", "Breizh-2026!")],
    )
}
