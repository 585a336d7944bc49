//! `/espace/compte/fermeture`: « Je ferme Mon espace santé ».
//!
//! Says what happens to the data and asks for the password again (article R. 1111-36 of the public health code).
//! Source: « Comment créer et activer votre compte »; « Comment activer Mon espace santé ? ».

use html::html;
use leptos::prelude::*;

use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::{other_link, submit_beside};
use crate::ui::parts::page::{back, journey, lead, title};
use crate::ui::parts::proof::Proof;
use crate::ui::parts::{summary, trouble};

/// Renders the consequences and the form. The password is required again, so that another person cannot close the
/// space on a computer left signed in.
pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app).with_not_recognised_message(t.account.closure_wrong);
    let proof = Proof::new(app, form);
    form.proof_needed.set(true);
    let send = move || proof.submit_closure();
    let fields = html! {
        <p>{t.account.closure_confirm}</p>
        {proof.view()}
        {submit_beside(form, t.account.close, other_link(&Route::Account, t.common.cancel))}
    };
    journey(vec![html! {
        {back()}
        {summary::summary(form)}
        {title(t.account.closure_title)}
        {consequences()}
        {trouble::trouble(form)}
        {markup::form(send, vec![fields])}
    }])
}

/// Renders what happens when a space is closed.
pub(super) fn consequences() -> Part {
    let t = &text().account;
    html! {
        {lead(t.closure_lead)}
        <div class="prose">
            <ul>
                <li>{t.closure_access}</li>
                <li>{t.closure_archive}</li>
                <li>{t.closure_erase}</li>
                <li>{t.closure_again}</li>
            </ul>
        </div>
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::config::Config;
    use crate::contract::{CloseAccount, RefusalCode};
    use crate::journeys::{Account, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{inaya, proving};
    let empty = Sample::of("vide", || Screen::Account(Account::Closure)).with_standing(inaya);
    let filled = empty.named("rempli").typed(&[("#preuve", "Sante-2022!")]);
    let provider = || Config { france_connect: true, ..Config::default() };
    let with_provider = empty.named("avec-france-connect").with_config(provider);
    let mut samples = vec![
        empty,
        filled,
        with_provider,
        with_provider.named("par-un-code").with_standing(proving),
        empty.named("manque").submitted(),
        filled.refused("faux", RefusalCode::NotRecognised, Some(2)),
        filled.refused("dernier-essai", RefusalCode::NotRecognised, Some(1)),
        // Bookmarked before `failures` named this state `session-finie`.
        filled.refused("session-terminee", RefusalCode::SessionEnded, None),
    ];
    samples.extend(filled.failures::<CloseAccount>());
    samples
}
