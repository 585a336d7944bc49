//! `/activer/code`: « Je saisis le code provisoire ».
//!
//! Asks for the provisional code that was just sent, and offers to send it again.
//! Source: « Comment activer Mon espace santé ? » (step 6).

use crate::contract::CodeSent;
use crate::fields::ProvisionalCode;
use crate::journeys::codes::CodePurpose;
use crate::journeys::moves;
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::counter::counter;
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::page::{back, journey, progress, title};
use crate::ui::parts::{summary, trouble};
use crate::ui::screens::codes::shared::{not_received, where_to};

pub(crate) fn view(app: App, sent: &CodeSent) -> Part {
    let t = text();
    let form = Form::new(app);
    // Not the draft `code`, which holds what was typed on `/activer/identification`.
    let code = Field::new(form, "code", app.draft("new_code"), |raw| {
        raw.parse::<ProvisionalCode>().map_err(|error| error.sentence(text()))
    });
    let send = move || form.submit(|| code.value().map(moves::enter_code));
    let below = counter(code.input.raw, ProvisionalCode::count, || ProvisionalCode::LENGTH);
    let look = TextField {
        label: t.without_code.code,
        hint: t.identification.code_hint,
        ..TextField::PLAIN
    };
    journey(vec![
        back(),
        progress(),
        summary::summary(form),
        title(t.without_code.code_title),
        where_to(sent),
        trouble::trouble(form),
        markup::form(send, vec![text_field(code.input, look, below), submit(form, t.common.next)]),
        not_received(app, sent, CodePurpose::Activation),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{Channel, EnterCode, RefusalCode};
    use crate::journeys::{Activation, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{MARTINE_CODE, code_sent};
    fn screen(channel: Channel, resend_after_s: u32) -> Screen {
        Screen::Activation(Activation::Code(code_sent(channel, resend_after_s)))
    }
    const SMS: fn() -> Screen = || screen(Channel::Sms, 30);
    let filled = Sample::of("rempli", SMS).filled(&[("new_code", MARTINE_CODE)]);
    let mut samples = vec![
        Sample::of("sms", SMS),
        Sample::of("email", || screen(Channel::Email, 0)),
        filled,
        Sample::of("manque", SMS).submitted(),
        Sample::of("trop-court", SMS).filled(&[("new_code", "HuqZF3")]).submitted(),
        filled.refused("faux", RefusalCode::WrongCode, Some(2)),
        filled.refused("dernier-essai", RefusalCode::WrongCode, Some(1)),
        filled.refused("expire", RefusalCode::CodeExpired, None),
        filled.refused("deja-active", RefusalCode::AlreadyActive, None),
        filled.refused("code-utilise", RefusalCode::CodeUsed, None),
    ];
    samples.extend(filled.failures::<EnterCode>());
    samples
}
