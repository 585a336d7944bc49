//! The test people: the data of each, and a button that fills the forms with it.

use leptos::prelude::*;

use super::banner;
use crate::sandbox::{Sandbox, TestPerson};
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::identity::{NO_PHOTO, PHOTO};
use crate::ui::parts::markup::{all, button, element, paragraph, said, words};

pub(super) fn view(app: App, filled: RwSignal<Option<&'static str>>) -> Part {
    let sheets = Sandbox::people().iter().map(|sheet| person(app, *sheet, filled));
    all(vec![
        paragraph("", text().preview.people_told),
        element("div", "backstage__people", sheets.collect()),
    ])
}

fn person(app: App, sheet: TestPerson, filled: RwSignal<Option<&'static str>>) -> Part {
    let t = &text().preview;
    let card = if sheet.card == "photo" { t.with_photo } else { t.without_photo };
    let lines = [
        (t.nir, sheet.nir),
        (t.born, sheet.born),
        (t.card, card),
        (t.serial, sheet.serial),
        (t.provisional_code, sheet.code),
    ];
    let lines = lines.map(|(name, value)| {
        let name = element("dt", "", vec![words(name)]);
        element("div", "", vec![name, element("dd", "", vec![words(value)])])
    });
    let label = vec![said(fill(t.fill, sheet.name))];
    let fill_button = button("button button--secondary", label, move || {
        fill_forms(app, sheet);
        banner::hide();
        filled.set(Some(sheet.name));
    });
    let content = vec![
        element("summary", "", vec![words(sheet.name)]),
        paragraph("", sheet.story),
        element("dl", "backstage__sheet", Vec::from(lines)),
        fill_button,
    ];
    element("details", "", content)
}

/// Stores the person's data in the drafts, the initial texts of the fields of all forms.
fn fill_forms(app: App, sheet: TestPerson) {
    let card = if sheet.card == "photo" { PHOTO } else { NO_PHOTO };
    let mut date_parts = sheet.born.split('/');
    let mut part = || date_parts.next().unwrap_or_default();
    let drafts = [
        ("nir", sheet.nir),
        ("card_kind", card),
        ("serial", sheet.serial),
        ("code", sheet.code),
        ("birth_day", part()),
        ("birth_month", part()),
        ("birth_year", part()),
    ];
    for (name, value) in drafts {
        app.draft(name).set(value.to_owned());
    }
}
