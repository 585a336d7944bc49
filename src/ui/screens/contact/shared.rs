//! The form of a contact detail, and the cancellation of a change.

use html::html;
use leptos::prelude::*;

use crate::journeys::Move;
use crate::journeys::contact::ContactOrigin;
use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::button::{self, other_button, other_link, submit_beside};
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::page::lead;
use crate::ui::parts::proof::Proof;
use crate::ui::parts::question_page::question_page;
use crate::ui::parts::{Part, trouble};

/// A contact detail that can be changed: the e-mail address or the mobile number.
pub(super) struct ContactField<T: 'static> {
    /// The name of its draft, and the id of its input.
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    pub(super) look: TextField,
    /// Returns the value of a text, or the error sentence.
    pub(super) parse: fn(&str) -> Result<T, String>,
    pub(super) request: fn(T) -> Move,
    /// Renders the part below the input.
    pub(super) below: fn(Field<T>) -> Part,
}

/// Renders the form that changes a contact detail, filled with `current` unless the person has already typed a text.
pub(super) fn change_form<T>(
    app: App,
    origin: ContactOrigin,
    contact: ContactField<T>,
    current: Option<String>,
) -> Part {
    let form = Form::new(app).with_not_recognised_message(text().account.proof_wrong);
    let proof = Proof::new(app, form);
    let raw = app.draft(contact.name);
    if raw.with_untracked(String::is_empty)
        && let Some(current) = current
    {
        raw.set(current);
    }
    let field = Field::new(form, contact.name, raw, contact.parse);
    let cancel = Cancel::new(app, origin);
    let send = move || {
        if !cancel.is_busy() {
            proof.submit(|| field.value().map(contact.request));
        }
    };
    let below = (contact.below)(field);
    question_page(
        form,
        contact.title,
        lead(contact.lead),
        markup::form(
            send,
            vec![
                text_field(field.input, contact.look, below),
                proof.view(),
                cancel.with_submit(form),
            ],
        ),
    )
}

/// The states that both changes have: `known` has the form filled with the known detail, `empty` has none.
#[cfg(feature = "gallery")]
pub(super) fn change_samples<O: crate::contract::Operation>(
    known: crate::ui::sample::Sample,
    empty: crate::ui::sample::Sample,
) -> Vec<crate::ui::sample::Sample> {
    use crate::contract::RefusalCode;
    let mut samples = vec![
        known,
        empty,
        empty.named("manque").submitted(),
        known.refused("trop-de-demandes", RefusalCode::TooManyRequests, None),
    ];
    samples.extend(known.failures::<O>());
    samples
}

/// « Annuler ». While a change awaits its one-time code it sends an operation, with a form of its own, so that
/// « Réessayer » after its failure does not submit the fields; otherwise it is a link.
#[derive(Clone, Copy)]
pub(super) struct Cancel {
    form: Form,
    origin: ContactOrigin,
    waits: bool,
}

impl Cancel {
    /// Creates the cancellation on the screen of the one-time code, where a change always awaits its code.
    pub(super) fn waiting(app: App, origin: ContactOrigin) -> Self {
        Self { form: Form::new(app), origin, waits: true }
    }

    /// Creates the cancellation on the form, to which the person may have returned after requesting a code.
    pub(super) fn new(app: App, origin: ContactOrigin) -> Self {
        let waits = app.standing().with_untracked(|standing| standing.pending.is_some());
        Self { waits, ..Self::waiting(app, origin) }
    }

    /// Whether the cancellation is pending; the change is not submitted meanwhile.
    pub(super) fn is_busy(self) -> bool {
        self.form.busy.get_untracked()
    }

    /// Renders « Valider » with « Annuler » beside it.
    pub(super) fn with_submit(self, form: Form) -> Part {
        let t = text();
        let cancel = move || {
            if !form.busy.get_untracked() {
                self.form.submit(|| Some(moves::cancel_change(self.origin)));
            }
        };
        let cancel = if self.waits {
            other_button(t.common.cancel, cancel)
        } else {
            other_link(&self.origin.return_route(), t.common.cancel)
        };
        html! {
            {trouble::beside(self.form)}
            {submit_beside(form, t.common.submit, cancel)}
            {button::slow_notice(self.form)}
        }
    }
}
