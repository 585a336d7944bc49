//! A birth date in three fields, each with its own error. A date pasted into one field fills all three.

use html::html;
use leptos::prelude::*;

use super::field;
use crate::api::Failure;
use crate::fields::{BirthDate, BirthDateError, DatePart};
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::input::Input;
use crate::ui::markup::{ElementBuilder, Listener, Part};

/// The person whose birth date is asked for. The browser may fill in the person's own date, never a child's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Always the person's own date.
    Own,
    /// The person's own date or a child's.
    Anybody,
}

/// The three fields.
#[derive(Clone, Copy)]
pub(crate) struct DateField {
    raws: [RwSignal<String>; 3],
    inputs: [Input; 3],
}

const PARTS: [(DatePart, &str, &str); 3] = [
    (DatePart::Day, "jour", "birth_day"),
    (DatePart::Month, "mois", "birth_month"),
    (DatePart::Year, "annee", "birth_year"),
];

impl DateField {
    /// Adds the three fields to a form.
    pub(crate) fn new(app: App, form: Form) -> Self {
        let raws = PARTS.map(|(_, _, draft)| app.draft(draft));
        let inputs = PARTS.map(|(part, id, _)| {
            let [day, month, year] = raws;
            let raw = match part {
                DatePart::Day => day,
                DatePart::Month => month,
                DatePart::Year => year,
            };
            Field::new(form, id, raw, move |_| {
                raws.iter().for_each(|raw| raw.track());
                let [day, month, year] = raws.map(|raw| raw.get_untracked());
                let errors = BirthDate::part_errors(&day, &month, &year).into_iter().flatten();
                match errors.into_iter().find(|error| error.part() == part) {
                    Some(error) => Err(error.sentence(text())),
                    None => Ok(()),
                }
            })
            .input
        });
        form.on_failure(move |failure| Self::show_refusal(form, failure));
        Self { raws, inputs }
    }

    /// The date; `None` while the three fields do not form a valid one.
    pub(crate) fn value(self) -> Option<BirthDate> {
        read(self.raws).ok()
    }

    /// Shows the backend's refusal of the date at the year field. Returns whether the failure is such a refusal.
    fn show_refusal(form: Form, failure: &Failure) -> bool {
        let Failure::Refused(problem) = failure else { return false };
        let future = problem.errors.iter().any(|error| error.field == "birth_date");
        if future {
            form.set_backend_error("annee", text().error.date_future);
        }
        future
    }

    /// Renders the three fields under a legend, with hints, which may be empty.
    pub(crate) fn view(self, legend: &'static str, hints: [&'static str; 2], whose: Whose) -> Part {
        let t = &text().field;
        let labels = [t.day, t.month, t.year];
        let tokens = match whose {
            Whose::Own => ["bday-day", "bday-month", "bday-year"],
            Whose::Anybody => ["off"; 3],
        };
        let hints: Vec<_> = hints
            .into_iter()
            .chain([t.date_hint])
            .filter(|hint| !hint.is_empty())
            .enumerate()
            .map(|(index, hint)| (["date-aide-", &index.to_string()].concat(), hint))
            .collect();
        let described = hints.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(" ");
        let hints: Vec<_> = hints
            .into_iter()
            .map(|(id, hint)| html! { <p class="field__hint" id=id>{hint}</p> })
            .collect();
        // The hints describe the first field: Orca 43 does not say the description of a group.
        let described = [described, String::new(), String::new()];
        let fields: Vec<_> = described
            .into_iter()
            .enumerate()
            .map(|(index, ids)| self.field(index, labels[index], tokens[index], ids))
            .collect();
        let errors: Vec<Part> = self.inputs.map(field::error).into();
        html! {
            <fieldset class="group">
                <legend class="group__legend">{legend}</legend>
                {hints}
                {errors}
                <div class="date">{fields}</div>
            </fieldset>
        }
    }

    fn field(
        self,
        index: usize,
        label: &'static str,
        autocomplete: &'static str,
        described: String,
    ) -> Part {
        let input = self.inputs[index];
        // A whole date is distributed over the three fields; the browser pastes any other text.
        let paste = move |text: &str| {
            let parts = BirthDate::split_paste(text);
            let is_date = parts.is_some();
            for (raw, part) in self.raws.iter().zip(parts.into_iter().flatten()) {
                raw.set(part);
            }
            is_date
        };
        let element = ElementBuilder::new("input")
            .attr("class", "input")
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .on(Listener::Paste(Box::new(paste)))
            .on(field::validate_on_blur(input));
        field::around(input, label, vec![field::typing(element, input, autocomplete, described)])
    }
}

fn read(raws: [RwSignal<String>; 3]) -> Result<BirthDate, BirthDateError> {
    let [day, month, year] = raws.map(|raw| raw.get_untracked());
    BirthDate::from_parts(&day, &month, &year)
}
