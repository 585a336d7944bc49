//! The test people: the data of each, and a button that fills the forms with it.

use leptos::prelude::*;

use super::dialog;
use crate::sandbox::{Sandbox, TestPerson};
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::markup::{all, button, element, paragraph, said, words};
use crate::ui::parts::Part;
use crate::ui::parts::identity::{NO_PHOTO, PHOTO};

pub(super) fn view(app: App, filled: RwSignal<Option<&'static str>>) -> Part {
    let people = Sandbox::people().iter().map(|test_person| person(app, *test_person, filled));
    all(vec![
        paragraph("", text().preview.people_lead),
        element("div", "backstage__people", people.collect()),
    ])
}

fn person(app: App, test_person: TestPerson, filled: RwSignal<Option<&'static str>>) -> Part {
    let t = &text().preview;
    let card = if test_person.card == "photo" { t.with_photo } else { t.without_photo };
    let lines = [
        (t.nir, test_person.nir),
        (t.born, test_person.born),
        (t.card, card),
        (t.serial, test_person.serial),
        (t.provisional_code, test_person.code),
    ];
    let lines = lines.map(|(name, value)| {
        let name = element("dt", "", vec![words(name)]);
        element("div", "", vec![name, element("dd", "", vec![words(value)])])
    });
    let label = vec![said(fill(t.fill, test_person.name))];
    let fill_button = button("button button--secondary", label, move || {
        fill_forms(app, test_person);
        dialog::hide();
        filled.set(Some(test_person.name));
    });
    let content = vec![
        element("summary", "", vec![words(test_person.name)]),
        paragraph("", test_person.story),
        element("dl", "backstage__sheet", Vec::from(lines)),
        fill_button,
    ];
    element("details", "", content)
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
