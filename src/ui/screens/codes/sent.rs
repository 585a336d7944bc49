//! `/code/envoye`: « Le code provisoire a été envoyé ».
//!
//! Shows where the code was sent and how long it is valid, and leads to its input without asking anything again.
//! Source: our own screen.

use super::shared::{not_received, where_to};
use crate::contract::CodeSent;
use crate::journeys::codes::CodePurpose;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::main_link;
use crate::ui::parts::page::{actions, back, journey, title};

pub(crate) fn view(app: App, sent: &CodeSent) -> Part {
    let t = &text().codes;
    journey(vec![
        back(),
        title(t.sent_title),
        where_to(sent),
        actions(vec![main_link(&Route::Code, t.enter)]),
        not_received(app, sent, CodePurpose::NewCode),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{Channel, RefusalCode};
    use crate::journeys::{Codes, Screen};
    use crate::ui::sample::fixtures::code_sent;
    use crate::ui::sample::{CannedResponse, SLOW_MS, Sample};
    const AGAIN: fn() -> Screen = || Screen::Codes(Codes::Sent(code_sent(Channel::Sms, 0)));
    /// Clicks « Envoyer à nouveau le code ».
    fn resent(state: &'static str, response: CannedResponse) -> Sample {
        Sample::of(state, AGAIN).with_action_response(response).clicked("button.link--icon")
    }
    vec![
        Sample::of("email", || Screen::Codes(Codes::Sent(code_sent(Channel::Email, 30)))),
        Sample::of("sms", || Screen::Codes(Codes::Sent(code_sent(Channel::Sms, 30)))),
        Sample::of("appel", || Screen::Codes(Codes::Sent(code_sent(Channel::Voice, 0)))),
        Sample::of("courrier", || {
            let sent = code_sent(Channel::Letter, 30);
            Screen::Codes(Codes::Sent(CodeSent { arrives_in_days: Some(5), ..sent }))
        }),
        Sample::of("courrier-demain", || {
            let sent = code_sent(Channel::Letter, 0);
            Screen::Codes(Codes::Sent(CodeSent { arrives_in_days: Some(1), ..sent }))
        }),
        Sample::of("autre-moyen", || Screen::Codes(Codes::Sent(code_sent(Channel::Other, 30)))),
        Sample::of("nouvel-envoi-possible", AGAIN),
        Sample::of("un-jour", || {
            let sent = code_sent(Channel::Email, 0);
            Screen::Codes(Codes::Sent(CodeSent { valid_for_days: 1, ..sent }))
        }),
        resent("nouvel-envoi-en-cours", CannedResponse::Waits).after(SLOW_MS),
        resent("nouvel-envoi-bloque", CannedResponse::Refuses(RefusalCode::TooManyRequests, None)),
        resent("nouvel-envoi-hors-ligne", CannedResponse::Offline),
    ]
}
