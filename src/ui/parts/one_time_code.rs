//! A one-time code: one field, never six boxes, no `maxlength` (it would cut a pasted sentence);
//! and the way to have it sent again, seen each second, heard rarely.

use leptos::prelude::*;

use super::countdown::{countdown, seconds_left};
use super::field::{TextField, text_field};
use super::icon::Icon;
use super::markup::{Element, all, changing, element, nothing, paragraph, words};
use super::{button, icon, markup, trouble};
use crate::contract::{ResendChange, What};
use crate::fields::OneTimeCode;
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::form::{Field, Form, Input};
use crate::ui::parts::Part;

/// The field of a form; its text is not kept after a refusal.
pub(crate) fn field(form: Form) -> Field<OneTimeCode> {
    Field::new(form, "code-unique", form.secret(), |raw| {
        raw.parse().map_err(|error: crate::fields::OneTimeCodeError| error.sentence(text()))
    })
}

/// The field as it is seen.
pub(crate) fn view(input: Input) -> Part {
    let t = &text().one_time_code;
    text_field(
        input,
        TextField {
            label: t.label,
            hint: t.hint,
            inputmode: "numeric",
            autocomplete: "one-time-code",
            class: "input--code",
            ..TextField::PLAIN
        },
        nothing(),
    )
}

/// « Envoyer à nouveau le code », once the cool-down is over.
pub(crate) fn resend(app: App, after_s: u32) -> Part {
    let t = &text().one_time_code;
    let form = Form::new(app, What::OneTimeCode);
    // The cool-down, begun again by each sending.
    let wait = RwSignal::new(after_s);
    let sent = RwSignal::new(false);
    let send = move || {
        form.send_then(
            || Some(ResendChange {}),
            |_| false,
            move |app, standing| {
                let again = standing.pending.as_ref().map_or(0, |pending| pending.resend_after_s);
                app.standing().set(standing);
                sent.set(true);
                wait.set(again);
            },
        );
    };
    let offered = move || {
        let left = seconds_left(wait.get());
        let over = Memo::new(move |_| left.get() == 0);
        changing(move || {
            if over.get() {
                let label = vec![icon(Icon::Refresh), element("span", "", vec![words(t.resend)])];
                element("p", "", vec![markup::button("link link--icon", label, send)])
            } else {
                waiting(left)
            }
        })
    };
    let told = move || {
        if sent.get() { paragraph("field__note", t.resent) } else { nothing() }
    };
    all(vec![
        trouble::trouble(form),
        Element { role: "status", ..Element::PLAIN }.with(vec![changing(told)]),
        changing(offered),
        button::waiting(form),
    ])
}

fn waiting(left: ReadSignal<u32>) -> Part {
    let t = &text().one_time_code;
    countdown("field__note", left, t.resend_in, t.resend_heard)
}
