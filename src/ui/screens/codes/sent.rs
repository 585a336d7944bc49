//! `/code/envoye`: « Le code provisoire a été envoyé ».
//!
//! Says where the code was sent and how long it is valid, and leads to its input without asking anything again.
//! Source: our own screen.

use super::{not_received, where_to};
use crate::contract::CodeSent;
use crate::journeys::codes::CodePurpose;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::main_link;
use crate::ui::parts::page::{actions, back, journey, title};

/// Where to, how long it lives, and on to B4: nothing is asked again that is known.
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
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use super::sample;
    use crate::contract::{Channel, Code};
    use crate::journeys::{Codes, Screen};
    use crate::ui::gallery::{CannedResponse, Sample};
    const AGAIN: fn() -> Screen = || Screen::Codes(Codes::Sent(sample(Channel::Sms, 0)));
    /// « Envoyer à nouveau le code ».
    const RESEND: &str = "button.link--icon";
    &[
        Sample::of("email", || Screen::Codes(Codes::Sent(sample(Channel::Email, 30)))),
        Sample::of("sms", || Screen::Codes(Codes::Sent(sample(Channel::Sms, 30)))),
        Sample::of("nouvel-envoi-possible", || Screen::Codes(Codes::Sent(sample(Channel::Sms, 0)))),
        Sample::of("un-jour", || {
            let sent = sample(Channel::Email, 0);
            Screen::Codes(Codes::Sent(CodeSent { valid_for_days: 1, ..sent }))
        }),
        Sample::of("nouvel-envoi-en-cours", AGAIN)
            .with_read_response(CannedResponse::Waits)
            .clicked(RESEND)
            .after(3_200),
        Sample::of("nouvel-envoi-bloque", AGAIN)
            .with_read_response(CannedResponse::Refuses(Code::TooManyRequests, None))
            .clicked(RESEND),
        Sample::of("nouvel-envoi-hors-ligne", AGAIN)
            .with_read_response(CannedResponse::Offline)
            .clicked(RESEND),
    ]
};
