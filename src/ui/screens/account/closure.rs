//! `/espace/compte/fermeture`: « Je ferme Mon espace santé ».
//!
//! Says what happens to the data and asks for the password again (article R. 1111-36 of the public health code).
//! Source: « Comment créer et activer votre compte »; « Comment activer Mon espace santé ? ».

use crate::journeys::moves;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::button::{other_link, submit_beside};
use crate::ui::parts::markup::{self, element, list, paragraph, when};
use crate::ui::parts::page::{back, journey, lead, title};
use crate::ui::parts::password::known_password;
use crate::ui::parts::{summary, trouble};

/// What happens to the data, and the password once more: a computer left alone closes nothing.
pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app).with_not_recognised_message(t.account.closure_wrong);
    let (password, field) = known_password(form, t.sign_in.password);
    let send = move || form.submit(|| password.value().map(moves::close_account));
    let what = list(&[
        t.account.closure_access,
        t.account.closure_archive,
        t.account.closure_erase,
        t.account.closure_again,
    ]);
    journey(vec![
        back(),
        summary::summary(form),
        title(t.account.closure_title),
        lead(t.account.closure_lead),
        element("div", "prose", vec![what]),
        trouble::trouble(form),
        markup::form(
            send,
            vec![
                paragraph("", t.account.closure_confirm),
                when(app.config().france_connect, || paragraph("", t.account.closure_no_password)),
                field,
                submit_beside(form, t.account.close, other_link(&Route::Account, t.common.cancel)),
            ],
        ),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use super::samples::inaya;
    use crate::contract::Code;
    use crate::journeys::{Account, Screen};
    use crate::ui::gallery::{CannedResponse, Sample};
    const SCREEN: fn() -> Screen = || Screen::Account(Account::Closure);
    const TYPED: &[(&str, &str)] = &[("#mot-de-passe", "Sante-2022!")];
    &[
        Sample::of("vide", SCREEN).with_standing(inaya),
        Sample::of("rempli", SCREEN).with_standing(inaya).typed(TYPED),
        Sample::of("manque", SCREEN).with_standing(inaya).submitted_with(CannedResponse::Waits),
        Sample::of("en-cours", SCREEN)
            .with_standing(inaya)
            .typed(TYPED)
            .submitted_with(CannedResponse::Waits),
        Sample::of("faux", SCREEN)
            .with_standing(inaya)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::NotRecognised, Some(2))),
        Sample::of("dernier-essai", SCREEN)
            .with_standing(inaya)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::NotRecognised, Some(1))),
        Sample::of("bloque", SCREEN)
            .with_standing(inaya)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::Locked, Some(0))),
        Sample::of("session-terminee", SCREEN)
            .with_standing(inaya)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::SessionEnded, None)),
        Sample::of("hors-ligne", SCREEN)
            .with_standing(inaya)
            .typed(TYPED)
            .submitted_with(CannedResponse::Offline),
        Sample::of("longue-attente", SCREEN).with_standing(inaya).typed(TYPED).slow(),
        Sample::of("indisponible", SCREEN)
            .with_standing(inaya)
            .typed(TYPED)
            .submitted_with(CannedResponse::Refuses(Code::Unavailable, None)),
    ]
};
