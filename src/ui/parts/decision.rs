//! The form of a decision about the person's own space or a child's: to activate it, with the terms accepted, to oppose
//! its creation, or to close it.

use html::html;
use leptos::prelude::*;

use super::Part;
use super::button::submit;
use super::check::{TICKED, terms};
use super::choice::{Choice, choices, hidden_legend};
use super::icon::Icon;
use super::notice;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup;

pub(crate) const ACTIVATE: &str = "activer";
pub(crate) const OPPOSE: &str = "opposer";
pub(crate) const CLOSE: &str = "fermer";

/// The fields of a decision.
#[derive(Clone, Copy)]
pub(crate) struct DecisionFields {
    form: Form,
    raw: RwSignal<String>,
    activates: Field<bool>,
    accepted: Field<()>,
}

impl DecisionFields {
    /// Adds the fields to a form. `choice` and `terms` are their draft names; `tick` is the error of terms that are not
    /// accepted.
    pub(crate) fn new(
        app: App,
        form: Form,
        choice: &'static str,
        terms: &'static str,
        tick: &'static str,
    ) -> Self {
        let raw = app.draft(choice);
        let activates = Field::new(form, "decision", raw, |raw| match raw {
            ACTIVATE => Ok(true),
            OPPOSE | CLOSE => Ok(false),
            _ => Err(text().decision.choose.to_owned()),
        });
        let accepted = Field::new(form, "conditions", app.draft(terms), move |accepted| {
            let activates = raw.with(|raw| raw == ACTIVATE);
            if accepted == TICKED || !activates { Ok(()) } else { Err(tick.to_owned()) }
        });
        Self { form, raw, activates, accepted }
    }

    /// Whether the decision is an activation, with the terms accepted; `None` while a field is invalid.
    pub(crate) fn value(self) -> Option<bool> {
        let activates = self.activates.value()?;
        self.accepted.value().map(|()| activates)
    }

    pub(crate) fn view(self, cards: Vec<Choice>, send: impl Fn() + 'static) -> Part {
        let Self { form, raw, activates, accepted } = self;
        let t = text();
        markup::form(
            send,
            vec![
                choices(
                    activates.input,
                    false,
                    hidden_legend(activates.input, t.decision.legend),
                    cards,
                ),
                terms(accepted.input, move || raw.with(|raw| raw == ACTIVATE)),
                submit(form, t.common.next),
            ],
        )
    }
}

/// Makes the card of one decision.
pub(crate) fn card(value: &'static str, title: String, text: &str) -> Choice {
    Choice { value, title, text: text.to_owned(), picture: "" }
}

/// Renders the notice of an earlier decision.
pub(crate) fn earlier(sentence: String) -> Part {
    notice::notice("notice", Icon::Info, vec![html! { <p>{sentence}</p> }])
}
