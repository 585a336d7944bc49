//! `/activer/code`: « Je saisis le code provisoire ».
//!
//! Asks for the provisional code that was just sent, and offers to send it again.
//! Source: « Comment activer Mon espace santé ? » (step 6).

use crate::contract::CodeSent;
use crate::fields::ProvisionalCode;
use crate::journeys::codes::CodePurpose;
use crate::journeys::{Activation, moves};
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::input::Field;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::counter::counter;
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::page::{back, journey, step, title};
use crate::ui::parts::{markup, summary, trouble};
use crate::ui::screens::codes::{not_received, where_to};

/// The code that was sent, and what to do when it does not come.
pub(crate) fn view(app: App, sent: &CodeSent) -> Part {
    let t = text();
    let form = Form::new(app);
    // Not the draft of the letter's code, which this one replaces.
    let typed = Field::new(form, "code", app.draft("new_code"), |raw| {
        raw.parse::<ProvisionalCode>().map_err(|error| error.sentence(text()))
    });
    let send = move || form.submit(|| typed.value().map(moves::enter_code));
    let below = counter(typed.input.raw, ProvisionalCode::count, || ProvisionalCode::LENGTH);
    let look = TextField {
        label: t.without_code.code,
        hint: t.identification.code_hint,
        ..TextField::PLAIN
    };
    journey(vec![
        back(),
        step(1, Activation::STEPS),
        summary::summary(form),
        title(t.without_code.code_title),
        where_to(sent),
        trouble::trouble(form),
        markup::form(send, vec![text_field(typed.input, look, below), submit(form, t.common.next)]),
        not_received(app, sent, CodePurpose::Activation),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::contract::{self, Channel};
    use crate::journeys::Screen;
    use crate::ui::gallery::{CannedResponse, Sample};
    use crate::ui::screens::codes::sample;
    const SMS: fn() -> Screen = || Screen::Activation(Activation::Code(sample(Channel::Sms, 30)));
    const TYPED: &[(&str, &str)] = &[("new_code", "HuqZF3KXCz8k")];
    &[
        Sample::of("sms", SMS),
        Sample::of("email", || Screen::Activation(Activation::Code(sample(Channel::Email, 0)))),
        Sample::of("rempli", SMS).filled(TYPED),
        Sample::of("manque", SMS).submitted_with(CannedResponse::Waits),
        Sample::of("trop-court", SMS)
            .filled(&[("new_code", "HuqZF3")])
            .submitted_with(CannedResponse::Waits),
        Sample::of("en-cours", SMS).filled(TYPED).submitted_with(CannedResponse::Waits),
        Sample::of("faux", SMS)
            .filled(TYPED)
            .submitted_with(CannedResponse::Refuses(contract::Code::WrongCode, Some(2))),
        Sample::of("dernier-essai", SMS)
            .filled(TYPED)
            .submitted_with(CannedResponse::Refuses(contract::Code::WrongCode, Some(1))),
        Sample::of("bloque", SMS)
            .filled(TYPED)
            .submitted_with(CannedResponse::Refuses(contract::Code::Locked, Some(0))),
        Sample::of("expire", SMS)
            .filled(TYPED)
            .submitted_with(CannedResponse::Refuses(contract::Code::CodeExpired, None)),
        Sample::of("deja-active", SMS)
            .filled(TYPED)
            .submitted_with(CannedResponse::Refuses(contract::Code::AlreadyActive, None)),
        Sample::of("illisible", SMS).filled(TYPED).submitted_with(CannedResponse::InvalidJson),
        Sample::of("code-utilise", SMS)
            .filled(TYPED)
            .submitted_with(CannedResponse::Refuses(contract::Code::CodeUsed, None)),
        Sample::of("session-finie", SMS)
            .filled(TYPED)
            .submitted_with(CannedResponse::Refuses(contract::Code::SessionEnded, None)),
        Sample::of("indisponible", SMS)
            .filled(TYPED)
            .submitted_with(CannedResponse::Refuses(contract::Code::Unavailable, None)),
        Sample::of("hors-ligne", SMS).filled(TYPED).submitted_with(CannedResponse::Offline),
        Sample::of("trop-long", SMS).filled(TYPED).submitted_with(CannedResponse::TimesOut),
    ]
};
