//! The proof of identity, in the form of a change of the account: the password, or a one-time code. It appears in the
//! form when the backend asks for it, so that nothing that was typed is lost.

use html::html;
use leptos::prelude::*;

use super::one_time_code;
use super::password::known_password_view;
use super::prose::stressed;
use super::resend::{Resend, resend};
use crate::api::Prepared;
use crate::contract::{Channel, Standing};
use crate::fields::{OneTimeCode, Password};
use crate::journeys::{Move, moves};
use crate::route::Route;
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup::{Part, dynamic, empty};

/// The fields of the proof. A field that is not asked for is valid, and `None`.
#[derive(Clone, Copy)]
pub(crate) struct Proof {
    app: App,
    form: Form,
    password: Field<Option<Password>>,
    code: Field<Option<OneTimeCode>>,
}

/// The channel and the masked address of the code that was sent as a proof. Other changes of the standing, such as the time
/// of the session, do not change it, so that the field and what is typed in it stay.
pub(crate) fn sent_to(app: App) -> Memo<Option<(Channel, String)>> {
    Memo::new(move |_| {
        let sent = |standing: &Standing| {
            Some((standing.proof.as_ref()?.channel, standing.proof.as_ref()?.masked.clone()))
        };
        app.standing().with(sent)
    })
}

/// The seconds until the code that was sent as a proof can be sent again.
pub(crate) fn proof_resend_after_s(standing: &Standing) -> u32 {
    standing.proof.as_ref().map_or(0, |proof| proof.resend_after_s)
}

impl Proof {
    /// Adds the fields to a form.
    pub(crate) fn new(app: App, form: Form) -> Self {
        let by_code = move || app.standing().with(|standing| standing.proof.is_some());
        let needed = form.proof_needed;
        let password = Field::new(form, "preuve", form.proof_secrets[0], move |raw| {
            if !needed.get() || by_code() {
                return Ok(None);
            }
            Password::parse_existing(raw).map(Some).map_err(|error| error.sentence(text()))
        });
        let code = Field::new(form, "code-unique", form.proof_secrets[1], move |raw| {
            if !needed.get() || !by_code() {
                return Ok(None);
            }
            let parsed = raw.parse().map(Some);
            parsed.map_err(|error: crate::fields::OneTimeCodeError| error.sentence(text()))
        });
        Self { app, form, password, code }
    }

    /// Makes the move of the form, after the proof if it was asked for.
    pub(crate) fn submit(self, make: impl FnOnce() -> Option<Move>) {
        self.form.submit_after(self.request(), make);
    }

    /// Closes the space: with the password, or after the proof with a code.
    pub(crate) fn submit_closure(self) {
        let by_password = self.password.value().flatten();
        match by_password {
            Some(password) => self.form.submit(|| Some(moves::close_account(Some(password)))),
            None => self.submit(|| Some(moves::close_account(None))),
        }
    }

    /// The request that proves the person’s identity, if one is needed; `None` while its field is invalid.
    fn request(self) -> Option<Option<Prepared>> {
        let (password, code) = (self.password.value()?, self.code.value()?);
        Some(match (password, code) {
            (Some(password), _) => moves::prove_by_password(password, self.here()).request,
            (None, Some(code)) => moves::prove_by_code(code, self.here()).request,
            (None, None) => None,
        })
    }

    fn here(self) -> Route {
        let route = self.app.shown().with_untracked(|shown| shown.screen.route());
        route.unwrap_or(Route::Account)
    }

    /// Renders the fields while the proof is needed.
    pub(crate) fn view(self) -> Part {
        let needed = self.form.proof_needed;
        dynamic(move || if needed.get() { self.fields() } else { empty() })
    }

    fn fields(self) -> Part {
        let t = text();
        let app = self.app;
        let sent_to = sent_to(app);
        let field = dynamic(move || match sent_to.get() {
            Some((_, masked)) => html! {
                <p>{stressed(t.one_time_code.sent_to, masked)}</p>
                {one_time_code::view(self.code.input, t.one_time_code.label)}
            },
            None => known_password_view(self.form, self.password.input, t.account.proof_password),
        });
        let by_code = app.config().france_connect.then(|| {
            let offer = Resend {
                after_s: app.standing().with_untracked(proof_resend_after_s),
                channels: vec![(Channel::Email, t.account.proof_by_code)],
                resent: t.account.proof_code_sent,
                again_after_s: proof_resend_after_s,
            };
            resend(app, offer, move |channel| Some(moves::send_proof_code(channel, self.here())))
        });
        html! {
            {field}
            {by_code}
        }
    }
}
