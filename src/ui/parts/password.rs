//! A password: shown or hidden at will, its criteria said in words as one types.

use leptos::prelude::*;

use super::button::plain_link;
use super::field::{around, typing};
use super::icon;
use super::icon::Icon;
use super::spoken::debounced_status;
use crate::fields::{Criterion, Password};
use crate::route::Route;
use crate::text::{CredentialsText, Sentence, count, fill, text};
use crate::ui::browser;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::input::Input;
use crate::ui::markup::{Part, all, changing, element, nothing, paragraph, said, tag, words};

/// A password field; `above` stands between its label and its input.
pub(crate) fn password_field(
    input: Input,
    busy: RwSignal<bool>,
    label: &'static str,
    autocomplete: &'static str,
    above: Part,
) -> Part {
    let shown = RwSignal::new(false);
    // Masked again on submit, and when the page comes back from the back-forward cache.
    Effect::new(move |_| {
        if busy.get() {
            shown.set(false);
        }
    });
    browser::on_window_event("pageshow", move || shown.set(false));
    let t = &text().credentials;
    let typed = tag("input", "input")
        .dynamic_attr("type", move || Some(if shown.get() { "text" } else { "password" }));
    let toggle = tag("button", "password__toggle")
        .attr("type", "button")
        .attr("aria-controls", input.id)
        .dynamic_attr("aria-label", move || {
            Some(if shown.get() { t.hide_label } else { t.show_label })
        })
        .on_press(move || shown.set(!shown.get_untracked()))
        .with(vec![changing(move || {
            let (image, sentence) =
                if shown.get() { (Icon::EyeOff, t.hide) } else { (Icon::Eye, t.show) };
            all(vec![icon(image), element("span", "", vec![words(sentence)])])
        })]);
    let password = vec![typing(typed, input, autocomplete, ""), toggle];
    around(
        input,
        label,
        vec![above, super::field::error(input), element("div", "password", password)],
    )
}

/// A password that is known: it must be there, and only the backend knows whether it is right;
/// with the way for whoever has forgotten it.
pub(crate) fn known_password(form: Form, label: &'static str) -> (Field<Password>, Part) {
    let t = text();
    let field = Field::new(form, "mot-de-passe", form.secret(), |raw| {
        Password::parse_existing(raw).map_err(|error| error.sentence(t))
    });
    let typed = password_field(field.input, form.busy, label, "current-password", nothing());
    let lost = plain_link(&Route::LostPassword, t.sign_in.lost_password);
    (field, element("div", "", vec![typed, element("p", "field__note", vec![lost])]))
}

/// A criterion in words.
fn in_words(criterion: Criterion, min: u32, t: &CredentialsText) -> String {
    match criterion {
        Criterion::Length => fill(t.criterion_length, &min.to_string()),
        Criterion::Special => t.criterion_special.to_owned(),
        Criterion::Upper => t.criterion_upper.to_owned(),
        Criterion::Lower => t.criterion_lower.to_owned(),
        Criterion::Digit => t.criterion_digit.to_owned(),
    }
}

/// The five criteria, each met or not, and what is heard of them after a pause.
pub(crate) fn criteria(raw: RwSignal<String>, min: u32) -> Part {
    let met = Memo::new(move |_| raw.with(|raw| Password::criteria(raw, min)));
    let t = &text().credentials;
    let items = move || {
        all(met.get().into_iter().map(|(criterion, met)| line(criterion, met, min)).collect())
    };
    all(vec![
        paragraph("field__hint", t.criteria),
        element("ul", "criteria", vec![changing(items)]),
        debounced_status(raw, move |raw| spoken(raw, min)),
    ])
}

fn line(criterion: Criterion, met: bool, min: u32) -> Part {
    let t = &text().credentials;
    let (class, image, state) = if met {
        ("criterion criterion--met", Icon::Check, t.met)
    } else {
        ("criterion", Icon::Circle, t.missing)
    };
    let told = vec![
        said(in_words(criterion, min, t)),
        element("span", "visually-hidden", vec![words(", "), words(state)]),
    ];
    element("li", class, vec![icon(image), element("span", "", told)])
}

fn spoken(raw: &str, min: u32) -> String {
    if raw.is_empty() {
        return String::new();
    }
    let t = &text().credentials;
    let missing: Vec<_> = Password::criteria(raw, min)
        .into_iter()
        .filter(|(_, met)| !met)
        .map(|(criterion, _)| in_words(criterion, min, t))
        .collect();
    match u32::try_from(missing.len()) {
        Ok(0) | Err(_) => t.announced_all.to_owned(),
        Ok(1) => fill(t.announced_missing_one, &missing.join(", ")),
        Ok(number) => fill(
            &count(t.announced_missing_one, t.announced_missing_several, number),
            &missing.join(", "),
        ),
    }
}
