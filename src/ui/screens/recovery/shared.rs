//! What several screens of this journey share.

use html::html;

use crate::contract::Channel;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::button::{plain_link, submit};
use crate::ui::parts::date::{DateField, Whose};
use crate::ui::parts::help::help;
use crate::ui::parts::identity::CardField;
use crate::ui::parts::page::lead;
use crate::ui::parts::question_page::question_page;
use crate::ui::parts::{Part, identity, prose};

/// Renders the form of `/identifiant-oublie` and, with the card, of `/mot-de-passe-oublie`.
pub(super) fn identity_form(app: App, introduction: &'static str, with_card: bool) -> Part {
    let t = text();
    let form = Form::new(app);
    let nir = identity::nir(app, form);
    let date = DateField::new(app, form);
    let card = with_card.then(|| CardField::new(app, form));
    let send = move || {
        form.submit(|| {
            let (nir, birth_date) = (nir.value()?, date.value()?);
            Some(match card {
                Some(card) => moves::recover_password(nir, birth_date, card.value()?),
                None => moves::recover_identifier(nir, birth_date),
            })
        });
    };
    let fields = html! {
        {identity::nir_view(nir, t.field.nir, false)}
        {date.view(t.recovery.birth, [""; 2], Whose::Own)}
        {card.map(|card| card.view(t.field.serial, t.recovery.serial_hint, false))}
        {submit(form, t.common.next)}
    };
    question_page(form, t.recovery.title, lead(introduction), markup::form(send, vec![fields]))
}

/// The states that both forms have.
#[cfg(feature = "gallery")]
pub(super) fn identity_samples<O: crate::contract::Operation>(
    empty: crate::ui::sample::Sample,
) -> Vec<crate::ui::sample::Sample> {
    use crate::contract::RefusalCode;
    use crate::ui::sample::CannedResponse;
    use crate::ui::sample::fixtures::{INAYA, WRONG};
    let filled = empty.named("rempli").filled(INAYA);
    let future = CannedResponse::RefusesField("birth_date", "future");
    let mut samples = vec![
        empty,
        filled,
        filled.answered("date-dans-le-futur", future),
        empty.named("tout-manque").submitted(),
        empty.named("tout-faux").filled(WRONG).submitted(),
        filled.refused("refuse", RefusalCode::InvalidFields, None),
    ];
    samples.extend(filled.failures::<O>());
    samples
}

/// Renders the advice for a message that has not arrived and the help for an unknown address. Both are the same for
/// every person, so that they do not reveal who has a space.
pub(super) fn not_received(channel: Channel, form: &Route, check: &'static str) -> [Part; 2] {
    let t = text();
    let (late, question) = match channel {
        Channel::Email => (t.one_time_code.spam, t.recovery.unknown_email),
        _ => (t.one_time_code.sms, t.recovery.unknown_mobile),
    };
    let answer = html! {
        <p>{check}</p>
        <p>{plain_link(form, t.recovery.unknown_check)}</p>
        {prose::paragraph(t.recovery.unknown_contact)}
        <p>{t.recovery.unknown_same}</p>
    };
    [html! { <p class="field__note">{late}</p> }, help(question, vec![answer])]
}
