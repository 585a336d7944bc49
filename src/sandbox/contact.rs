//! The operations that change an e-mail address or a mobile number, confirmed by a one-time code.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::outbox::Address;
use super::refusal::Refusal;
use super::session_state::{NewContact, PendingChange, Step};
use super::tries::WrongTry;
use crate::contract::{
    ChangeEmail, ChangeMobile, ConfirmChange, ContactChange, LockScope, RefusalCode,
};

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
        let (subject, index) = self.require_change_allowed(call)?;
        self.ensure_not_locked(&subject, LockScope::OneTimeCode)?;
        self.send_change_code(call, index, to)
    }

    /// Returns the key of the try counters, and the index of the member whose details change. The index is `None`
    /// for a claim that matches nobody: every answer is then the same as for a member, and nothing is sent.
    /// Refuses if the session or its step does not allow a change.
    fn require_change_allowed(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<(String, Option<usize>), Refusal> {
        if self.session(call).is_some_and(|session| session.claim().is_some()) {
            let (claim, step) = self.require_claim(call)?;
            let allowed = matches!(step, Step::Channels | Step::CodeSent { .. })
                && claim.contacts(&self.members).change() == ContactChange::Allowed;
            if !allowed {
                return Err(Refusal::new(RefusalCode::StepNotAllowed));
            }
            let index = claim.claimant.recognised().map(|(index, _)| index);
            return Ok((claim.subject, index));
        }
        let index = self.require_member_at(call, |step| {
            matches!(step, Step::Contact | Step::SignedIn | Step::Activated)
        })?;
        Ok((self.member(index)?.nir(), Some(index)))
    }

    fn send_change_code(
        &mut self,
        call: &OperationCall<'_>,
        index: Option<usize>,
        to: NewContact,
    ) -> StandingResult {
        let channel = to.channel();
        let address = index.map(|_| Address::new(channel, to.address()));
        let sent = self.send_one_time_code_to(address.as_ref(), channel, None);
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
        let (subject, index) = self.require_change_allowed(call)?;
        let change = self.pending_change(call)?;
        let now = self.clock.now();
        let scope = LockScope::OneTimeCode;
        self.ensure_not_locked(&subject, scope)?;
        if change.sent.expires <= now {
            return Err(Refusal::new(RefusalCode::OneTimeCodeExpired));
        }
        let code_matches = self.is_one_time_code(&one_time_code);
        // No code is right for a claim that matches nobody.
        let member = index.filter(|_| code_matches).and_then(|index| self.members.get_mut(index));
        let Some(member) = member else {
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
        };
        match change.to {
            NewContact::Email(email) => member.email = Some(email),
            NewContact::Mobile(mobile) => member.mobile = Some(mobile),
        }
        self.tries.clear(&subject, scope);
        // A provisional code already sent went to the old address: another may be sent at once.
        self.update_session(call, |session| {
            session.change = None;
            if let Step::CodeSent { resend, .. } = &mut session.step {
                *resend = now;
            }
        })
    }

    /// `POST /contact/resend`.
    pub(super) fn resend_change(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let (_, index) = self.require_change_allowed(call)?;
        let change = self.pending_change(call)?;
        self.ensure_resend_allowed(change.sent.resend)?;
        self.send_change_code(call, index, change.to)
    }

    /// `DELETE /contact/pending`.
    pub(super) fn cancel_change(&mut self, call: &OperationCall<'_>) -> StandingResult {
        self.require_change_allowed(call)?;
        self.set_change(call, None)
    }
}
