//! The test people: the data of each, and a button that fills the forms with it.

use html::html;
use leptos::prelude::*;

use super::dialog;
use crate::sandbox::{Sandbox, TestPerson};
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::identity::{NO_PHOTO, PHOTO};

pub(super) fn view(app: App, filled: RwSignal<Option<&'static str>>) -> Part {
    let people: Vec<_> =
        Sandbox::people().iter().map(|test_person| person(app, *test_person, filled)).collect();
    html! {
        <p>{text().preview.people_lead}</p>
        <div class="backstage__people">{people}</div>
    }
}

fn person(app: App, test_person: TestPerson, filled: RwSignal<Option<&'static str>>) -> Part {
    let t = &text().preview;
    let card = if test_person.card == "photo" { t.with_photo } else { t.without_photo };
    let facts = [
        (t.nir, test_person.nir),
        (t.born, test_person.born),
        (t.card, card),
        (t.serial, test_person.serial),
        (t.provisional_code, test_person.code),
    ];
    let facts = facts.map(|(name, value)| html! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let fill_and_close = move || {
        fill_forms(app, test_person);
        dialog::hide();
        filled.set(Some(test_person.name));
    };
    html! {
        <details>
            <summary>{test_person.name}</summary>
            <p>{test_person.story}</p>
            <dl class="backstage__sheet">{Vec::from(facts)}</dl>
            <button class="button button--secondary" type="button" on:press=fill_and_close>
                {fill(t.fill, test_person.name)}
            </button>
        </details>
    }
}

/// Stores the person's data in the drafts, the initial texts of the fields of all forms.
fn fill_forms(app: App, test_person: TestPerson) {
    let card = if test_person.card == "photo" { PHOTO } else { NO_PHOTO };
    let mut date_parts = test_person.born.split('/');
    let mut part = || date_parts.next().unwrap_or_default();
    let drafts = [
        ("nir", test_person.nir),
        ("card_kind", card),
        ("serial", test_person.serial),
        ("code", test_person.code),
        ("birth_day", part()),
        ("birth_month", part()),
        ("birth_year", part()),
    ];
    for (name, value) in drafts {
        app.draft(name).set(value.to_owned());
    }
}
