//! What several screens of this journey share.

use leptos::prelude::*;

use crate::journeys::contact::ContactOrigin;
use crate::journeys::moves;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::button::{self, other_button, other_link, submit_beside};
use crate::ui::parts::markup::all;
use crate::ui::parts::trouble;

/// « Annuler ». While a change awaits its one-time code it sends an operation, with a form of its own, so that
/// « Réessayer » after its failure does not submit the fields; otherwise it is a link.
#[derive(Clone, Copy)]
pub(super) struct Leaving {
    form: Form,
    place: ContactOrigin,
    waits: bool,
}

impl Leaving {
    /// On the screen of the one-time code, where a change always awaits its code.
    pub(super) fn waiting(app: App, place: ContactOrigin) -> Self {
        Self { form: Form::new(app), place, waits: true }
    }

    /// On the form, to which the person may have come back after requesting a code.
    pub(super) fn new(app: App, place: ContactOrigin) -> Self {
        let waits = app.standing().with_untracked(|standing| standing.pending.is_some());
        Self { waits, ..Self::waiting(app, place) }
    }

    /// Whether the cancellation is pending; nothing else is sent then.
    pub(super) fn is_busy(self) -> bool {
        self.form.busy.get_untracked()
    }

    /// « Valider » with « Annuler » beside it.
    pub(super) fn beside(self, form: Form) -> Part {
        let t = text();
        let cancel = move || {
            if !form.busy.get_untracked() {
                self.form.submit(|| Some(moves::cancel_change(self.place)));
            }
        };
        let cancel = if self.waits {
            other_button(t.common.cancel, cancel)
        } else {
            other_link(&self.place.return_route(), t.common.cancel)
        };
        all(vec![
            trouble::beside(self.form),
            submit_beside(form, t.common.submit, cancel),
            button::waiting(self.form),
        ])
    }
}
