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

/// « Annuler »: an act of its own while a change waits for its code, so that what failed of it sends nothing
/// of the form when it is tried again; else a way back.
#[derive(Clone, Copy)]
pub(super) struct Leaving {
    form: Form,
    place: ContactOrigin,
    waits: bool,
}

impl Leaving {
    /// Where a change waits.
    pub(super) fn waiting(app: App, place: ContactOrigin) -> Self {
        Self { form: Form::new(app), place, waits: true }
    }

    /// Where one may wait: whoever asked for a code may have come back to the form.
    pub(super) fn new(app: App, place: ContactOrigin) -> Self {
        let waits = app.standing().with_untracked(|standing| standing.pending.is_some());
        Self { waits, ..Self::waiting(app, place) }
    }

    /// Whether it is on its way: nothing else is sent then.
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
