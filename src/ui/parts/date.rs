//! A birth date in three fields, each with its own error; a date pasted into one fills all three.

use leptos::prelude::*;

use super::field;
use crate::api::Failure;
use crate::fields::{BirthDate, BirthDateError, DatePart};
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::input::Input;
use crate::ui::markup::{Listener, Part, all, element, paragraph, tag};

/// Whose date it is: the browser may fill in one's own, never a child's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// One's own, certainly.
    Own,
    /// One's own or a child's.
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
    /// The birth date of a form.
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
                match read(raws) {
                    Err(error) if error.part() == part => Err(error.sentence(text())),
                    _ => Ok(()),
                }
            })
            .input
        });
        form.on_failure(move |failure| Self::show_refusal(form, failure));
        Self { raws, inputs }
    }

    /// The date, if the three make one.
    pub(crate) fn value(self) -> Option<BirthDate> {
        read(self.raws).ok()
    }

    /// Shows the backend's refusal of the date at the year. Returns whether the failure is one.
    fn show_refusal(form: Form, failure: &Failure) -> bool {
        let Failure::Refused(problem) = failure else { return false };
        let future = problem.errors.iter().any(|error| error.field == "birth_date");
        if future {
            form.set_backend_error("annee", text().error.date_future);
        }
        future
    }

    /// The three fields under a legend, with hints, some of which may be empty.
    pub(crate) fn view(self, legend: &'static str, hints: [&'static str; 2], whose: Whose) -> Part {
        let t = &text().field;
        let labels = [t.day, t.month, t.year];
        let tokens = match whose {
            Whose::Own => ["bday-day", "bday-month", "bday-year"],
            Whose::Anybody => ["off"; 3],
        };
        let fields = (0..3).map(|at| self.field(at, labels[at], tokens[at])).collect();
        let content = vec![
            tag("legend", "group__legend").says(legend),
            all(hints
                .into_iter()
                .chain([t.date_hint])
                .filter(|hint| !hint.is_empty())
                .map(|hint| paragraph("field__hint", hint))
                .collect()),
            all(self.inputs.map(field::error).into()),
            element("div", "date", fields),
        ];
        element("fieldset", "group", content)
    }

    fn field(self, at: usize, label: &'static str, autocomplete: &'static str) -> Part {
        let input = self.inputs[at];
        // The whole date goes where it belongs; anything else is pasted as the browser does.
        let pasted = move |text: &str| {
            let parts = BirthDate::split_paste(text);
            let is_date = parts.is_some();
            for (raw, part) in self.raws.iter().zip(parts.into_iter().flatten()) {
                raw.set(part);
            }
            is_date
        };
        let typed = tag("input", "input")
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .on(Listener::Paste(Box::new(pasted)))
            .on(field::validate_on_blur(input));
        field::around(input, label, vec![field::typing(typed, input, autocomplete, "")])
    }
}

fn read(raws: [RwSignal<String>; 3]) -> Result<BirthDate, BirthDateError> {
    let [day, month, year] = raws.map(|raw| raw.get_untracked());
    BirthDate::from_parts(&day, &month, &year)
}
