//! The password field, with a button that shows or hides the password, and the list of its criteria, which is updated
//! during typing.

use html::html;
use leptos::prelude::*;

use super::button::plain_link;
use super::field::{around, error, typing};
use super::icon;
use super::icon::Icon;
use super::spoken::debounced_status;
use crate::fields::{Criterion, Password, PasswordRules};
use crate::route::Route;
use crate::text::{CredentialsText, Sentence, count, fill, text};
use crate::ui::browser;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::input::Input;
use crate::ui::markup::{ElementBuilder, Part, empty, fragment};

/// The texts of a password field, and its attributes for the browser.
#[derive(Clone, Copy)]
pub(crate) struct PasswordField {
    pub(crate) label: &'static str,
    pub(crate) autocomplete: &'static str,
    /// The id of the rule that describes the field; empty if there is none.
    pub(crate) rule: &'static str,
    /// The names of the button that shows the password and of the one that hides it.
    pub(crate) toggle: [&'static str; 2],
}

/// Shows a password field, with `above` between its label and its input.
pub(crate) fn password_field(
    input: Input,
    busy: RwSignal<bool>,
    look: PasswordField,
    above: Part,
) -> Part {
    let [show, hide] = look.toggle;
    // Announced after a press: a screen reader does not say that the name of the button has changed (Orca 43).
    let announced = RwSignal::new("");
    let shown = RwSignal::new(false);
    // Masked again on submit, and when the page comes back from the back-forward cache.
    Effect::new(move |_| {
        if busy.get() {
            shown.set(false);
            announced.set("");
        }
    });
    browser::on_window_event("pageshow", move || shown.set(false));
    let t = &text().credentials;
    let element = ElementBuilder::new("input")
        .attr("class", "input")
        .dynamic_attr("type", move || Some(if shown.get() { "text" } else { "password" }));
    let toggle = move || {
        let shows = !shown.get_untracked();
        shown.set(shows);
        announced.set(if shows { t.shown } else { t.hidden });
    };
    let content = html! {
        {above}
        {error(input)}
        <div class="password">
            {typing(element, input, look.autocomplete, look.rule.to_owned())}
            <button
                class="password__toggle"
                type="button"
                aria-controls=input.id
                aria-label=move || Some(if shown.get() { hide } else { show })
                on:press=toggle
            >
                {move || {
                    let (image, label) =
                        if shown.get() { (Icon::EyeOff, t.hide) } else { (Icon::Eye, t.show) };
                    html! { {icon(image)} <span>{label}</span> }
                }}
            </button>
            <p class="visually-hidden" aria-live="polite" text=move || announced.get().to_owned()/>
        </div>
    };
    around(input, look.label, vec![content])
}

/// Creates and shows the field of an existing password, with a link for a forgotten one. It must not be empty; only the
/// backend can check it.
pub(crate) fn known_password(form: Form, label: &'static str) -> (Field<Password>, Part) {
    let t = text();
    let field = Field::new(form, "mot-de-passe", form.secret(), |raw| {
        Password::parse_existing(raw).map_err(|error| error.sentence(t))
    });
    (field, known_password_view(form, field.input, label))
}

/// Renders the field of a password that exists, with a link to its recovery.
pub(crate) fn known_password_view(form: Form, input: Input, label: &'static str) -> Part {
    let t = text();
    let look = PasswordField {
        label,
        autocomplete: "current-password",
        rule: "",
        toggle: [t.credentials.show_label, t.credentials.hide_label],
    };
    html! {
        <div>
            {password_field(input, form.busy, look, empty())}
            <p class="field__note">{plain_link(&Route::LostPassword, t.sign_in.lost_password)}</p>
        </div>
    }
}

fn criterion_sentence(criterion: Criterion, rules: PasswordRules, t: &CredentialsText) -> String {
    match criterion {
        Criterion::Length => fill(t.criterion_length, &rules.min.to_string()),
        Criterion::Special => t.criterion_special.to_owned(),
        Criterion::Upper => t.criterion_upper.to_owned(),
        Criterion::Lower => t.criterion_lower.to_owned(),
        Criterion::Digit => t.criterion_digit.to_owned(),
    }
}

/// The id of the sentence with all criteria.
pub(crate) const CRITERIA_ID: &str = "mot-de-passe-criteres";

/// Shows which of the five criteria a password meets, and announces those that are missing after a pause in typing.
pub(crate) fn criteria(raw: RwSignal<String>, rules: PasswordRules) -> Part {
    let met = Memo::new(move |_| raw.with(|raw| Password::criteria(raw, rules)));
    let t = &text().credentials;
    let sentences: Vec<_> = Password::criteria("", rules)
        .into_iter()
        .map(|(criterion, _)| criterion_sentence(criterion, rules, t))
        .collect();
    html! {
        <p class="field__hint">{t.criteria}</p>
        // The description of the field: it does not change while the person types, as the list does.
        <p id=CRITERIA_ID hidden>{[sentences.join(", "), alternatives(rules)].join(". ")}</p>
        <ul class="criteria">
            {move || {
                let criteria = met.get().into_iter();
                fragment(criteria.map(|(criterion, met)| line(criterion, met, rules)).collect())
            }}
        </ul>
        {has_alternatives(rules).then(|| html! { <p class="field__hint">{alternatives(rules)}</p> })}
        {debounced_status(raw, move |raw| announcement(raw, rules))}
    }
}

fn has_alternatives(rules: PasswordRules) -> bool {
    rules.classes < 4 || rules.phrase_min.is_some()
}

/// What is enough instead of all criteria: fewer classes of characters, or a phrase.
fn alternatives(rules: PasswordRules) -> String {
    let t = &text().credentials;
    let classes =
        (rules.classes < 4).then(|| count(t.classes_one, t.classes_several, rules.classes));
    let phrase = rules.phrase_min.map(|min| fill(t.phrase, &min.to_string()));
    [classes, phrase].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn line(criterion: Criterion, met: bool, rules: PasswordRules) -> Part {
    let t = &text().credentials;
    let (class, image, state) = if met {
        ("criterion criterion--met", Icon::Check, t.met)
    } else {
        ("criterion", Icon::Circle, t.missing)
    };
    html! {
        <li class=class>
            {icon(image)}
            <span>
                {criterion_sentence(criterion, rules, t)}
                <span class="visually-hidden">", "{state}</span>
            </span>
        </li>
    }
}

fn announcement(raw: &str, rules: PasswordRules) -> String {
    if raw.is_empty() {
        return String::new();
    }
    let t = &text().credentials;
    let missing: Vec<_> = Password::criteria(raw, rules)
        .into_iter()
        .filter(|(_, met)| !met)
        .map(|(criterion, _)| criterion_sentence(criterion, rules, t))
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
