//! The operations that change an e-mail address or a mobile number, confirmed by a one-time code.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::notices::{Change, KnownAddresses};
use super::outbox::Address;
use super::refusal::Refusal;
use super::session_state::{NewContact, PendingChange, Step};
use super::tries::WrongTry;
use crate::contract::{ChangeEmail, ChangeMobile, ConfirmChange, LockScope, RefusalCode};

impl Sandbox {
    /// `POST /contact/email`.
    pub(super) fn change_email(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ChangeEmail { email } = call.read()?;
        self.begin_change(call, NewContact::Email(email))
    }

    /// `POST /contact/mobile`.
    pub(super) fn change_mobile(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ChangeMobile { mobile } = call.read()?;
        self.begin_change(call, NewContact::Mobile(mobile))
    }

    fn begin_change(&mut self, call: &OperationCall<'_>, to: NewContact) -> StandingResult {
        let member = self.require_change_allowed(call)?;
        // During an activation nothing is at stake yet, and there is no password.
        let is_active = self.member(member)?.is_active();
        if is_active {
            self.ensure_proved(call)?;
        }
        let subject = self.member(member)?.nir();
        self.ensure_not_locked(&subject, LockScope::OneTimeCode)?;
        self.send_change_code(call, &subject, to)
    }

    /// Returns the index of the member whose details change. Refuses a person who has proved nothing yet: they
    /// could choose the address to which the codes go.
    fn require_change_allowed(&mut self, call: &OperationCall<'_>) -> Result<usize, Refusal> {
        if self.session(call).is_some_and(|session| session.claim().is_some()) {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        }
        self.require_member_at(call, |step| {
            matches!(step, Step::Contact | Step::SignedIn | Step::Activated)
        })
    }

    /// Sends a code to the new address of the person with the number `subject`.
    fn send_change_code(
        &mut self,
        call: &OperationCall<'_>,
        subject: &str,
        to: NewContact,
    ) -> StandingResult {
        let (channel, destination) = (to.channel(), to.address());
        self.ensure_may_send(&[subject, &destination])?;
        let address = Address::new(channel, destination);
        let sent = self.send_one_time_code_to(Some(&address), channel, None);
        self.set_change(call, Some(PendingChange { to, sent }))
    }

    fn set_change(
        &mut self,
        call: &OperationCall<'_>,
        change: Option<PendingChange>,
    ) -> StandingResult {
        self.update_session(call, |session| session.change = change)
    }

    fn pending_change(&self, call: &OperationCall<'_>) -> Result<PendingChange, Refusal> {
        let change = self.session(call).and_then(|session| session.change.clone());
        change.ok_or_else(|| Refusal::new(RefusalCode::StepNotAllowed))
    }

    /// `POST /contact/confirmation`.
    pub(super) fn confirm_change(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ConfirmChange { one_time_code } = call.read()?;
        let index = self.require_change_allowed(call)?;
        let subject = self.member(index)?.nir();
        let change = self.pending_change(call)?;
        let now = self.clock.now();
        let scope = LockScope::OneTimeCode;
        self.ensure_not_locked(&subject, scope)?;
        if change.sent.expires <= now {
            return Err(Refusal::new(RefusalCode::OneTimeCodeExpired));
        }
        if !self.is_one_time_code(&one_time_code) {
            return Err(match self.record_wrong(&subject, scope) {
                WrongTry::Left(left) => {
                    Refusal::new(RefusalCode::WrongOneTimeCode).attempts_left(left)
                }
                WrongTry::Locked(seconds) => {
                    // Discards the change: after the lock, guesses must not continue against the same code.
                    let _ = self.set_change(call, None);
                    Refusal::locked(seconds)
                }
            });
        }
        if let Some(member) = self.members.get_mut(index) {
            let known = KnownAddresses::of(member);
            let what = match change.to {
                NewContact::Email(email) => {
                    member.email = Some(email);
                    Change::Email
                }
                NewContact::Mobile(mobile) => {
                    member.mobile = Some(mobile);
                    Change::Mobile
                }
            };
            self.tell(&known, what);
        }
        self.tries.clear(&subject, scope);
        self.set_change(call, None)
    }

    /// `POST /contact/resend`.
    pub(super) fn resend_change(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let member = self.require_change_allowed(call)?;
        let change = self.pending_change(call)?;
        self.ensure_resend_allowed(change.sent.resend)?;
        let subject = self.member(member)?.nir();
        self.send_change_code(call, &subject, change.to)
    }

    /// `DELETE /contact/pending`.
    pub(super) fn cancel_change(&mut self, call: &OperationCall<'_>) -> StandingResult {
        self.require_change_allowed(call)?;
        self.set_change(call, None)
    }
}
