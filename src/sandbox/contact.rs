//! The operations that change an e-mail address or a mobile number, confirmed by a one-time code.

use super::claim::Claimant;
use super::clock::Seconds;
use super::refusal::Refusal;
use super::session::Step;
use super::tries::WrongTry;
use super::{Cookie, OperationCall, Sandbox, StandingResult, outbox};
use crate::contract::{
    self, ChangeEmail, ChangeMobile, Channel, Code, ConfirmChange, ContactChange, LockScope,
};
use crate::fields::{Email, Mobile};

/// A change that is not yet confirmed by its one-time code.
#[derive(Debug, Clone)]
pub(super) struct PendingChange {
    pub(super) to: NewContact,
    expires: Seconds,
    /// The time from which another code may be sent.
    resend: Seconds,
}

/// The new e-mail address or mobile number.
#[derive(Debug, Clone)]
pub(super) enum NewContact {
    Email(Email),
    Mobile(Mobile),
}

impl PendingChange {
    /// Converts the change to the `pending` part of the standing.
    pub(super) fn to_contract(&self, now: Seconds) -> contract::Pending {
        let left = |until: Seconds| u32::try_from(until.saturating_sub(now)).unwrap_or(u32::MAX);
        let (channel, address) = match &self.to {
            NewContact::Email(email) => (Channel::Email, email.as_str().to_owned()),
            NewContact::Mobile(mobile) => (Channel::Sms, mobile.grouped()),
        };
        contract::Pending {
            channel,
            address,
            expires_in_s: left(self.expires),
            resend_after_s: left(self.resend),
        }
    }
}

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
        if let Some(seconds) =
            self.tries.locked_for(&subject, LockScope::OneTimeCode, self.clock.now())
        {
            return Err(Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0));
        }
        self.send_change_code(call, index, to)
    }

    /// Returns the key of the try counters, and the index of the member whose details change. The index is `None`
    /// for a claim that matches nobody: every answer is then the same as for a member, and nothing is sent.
    /// Refuses if the session or its step does not allow a change.
    fn require_change_allowed(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<(String, Option<usize>), Refusal> {
        let has_claim = self.session(call).is_some_and(|(_, session)| session.claim.is_some());
        if has_claim {
            let (claim, step) = self.require_claim(call)?;
            let allowed = matches!(step, Step::Channels | Step::CodeSent { .. })
                && self.contact_change(&claim) == ContactChange::Allowed;
            if !allowed {
                return Err(Refusal::new(Code::StepNotAllowed));
            }
            let index = match claim.claimant {
                Claimant::Member(index) | Claimant::Child(index, _) => Some(index),
                Claimant::Unrecognised(_) => None,
            };
            return Ok((claim.subject, index));
        }
        let (index, step) = self.require_member(call)?;
        if !matches!(step, Step::Contact | Step::SignedIn | Step::Activated) {
            return Err(Refusal::new(Code::StepNotAllowed));
        }
        let member = self.members.get(index);
        let subject = member.map(super::session::Member::nir);
        Ok((subject.ok_or_else(|| Refusal::new(Code::SessionEnded))?, Some(index)))
    }

    fn send_change_code(
        &mut self,
        call: &OperationCall<'_>,
        index: Option<usize>,
        to: NewContact,
    ) -> StandingResult {
        let now = self.clock.now();
        let life = self.limits.one_time_code_life_s;
        if index.is_some() {
            let code = self.limits.one_time_code.to_string();
            let address = match &to {
                NewContact::Email(email) => outbox::Address::email(email.as_str()),
                NewContact::Mobile(mobile) => outbox::Address::sms(&mobile.grouped()),
            };
            let at = super::clock::instant(now);
            self.outbox.push(outbox::one_time_code(&address, &code, life, at));
        }
        let change = PendingChange {
            to,
            expires: now + Seconds::from(life),
            resend: now + Seconds::from(self.limits.resend_after_s),
        };
        self.set_change(call, Some(change))
    }

    pub(super) fn set_change(
        &mut self,
        call: &OperationCall<'_>,
        change: Option<PendingChange>,
    ) -> StandingResult {
        if let Some(session) = call.token.as_ref().and_then(|token| self.sessions.get_mut(token)) {
            session.change = change;
        }
        Ok((self.standing(call.token.as_deref()), Cookie::Keep))
    }

    fn pending_change(&self, call: &OperationCall<'_>) -> Result<PendingChange, Refusal> {
        let session = self.session(call).map(|(_, session)| session);
        let change = session.and_then(|session| session.change.clone());
        change.ok_or_else(|| Refusal::new(Code::StepNotAllowed))
    }

    /// `POST /contact/confirmation`.
    pub(super) fn confirm_change(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ConfirmChange { one_time_code } = call.read()?;
        let (subject, index) = self.require_change_allowed(call)?;
        let change = self.pending_change(call)?;
        let now = self.clock.now();
        let scope = LockScope::OneTimeCode;
        if let Some(seconds) = self.tries.locked_for(&subject, scope, now) {
            return Err(Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0));
        }
        if change.expires <= now {
            return Err(Refusal::new(Code::OneTimeCodeExpired));
        }
        let code_matches = one_time_code.as_str() == self.limits.one_time_code.to_string();
        // No code is right for a claim that matches nobody.
        let member = index.filter(|_| code_matches).and_then(|index| self.members.get_mut(index));
        let Some(member) = member else {
            let Self { tries, limits, .. } = self;
            return Err(
                match tries.record_wrong(&subject, scope, limits.tries, limits.lock_s, now) {
                    WrongTry::Left(left) => {
                        Refusal::new(Code::WrongOneTimeCode).attempts_left(left)
                    }
                    WrongTry::Locked(seconds) => {
                        // Discards the change: after the lock, guesses must not continue against the same code.
                        let _ = self.set_change(call, None);
                        Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0)
                    }
                },
            );
        };
        match change.to {
            NewContact::Email(email) => member.email = Some(email),
            NewContact::Mobile(mobile) => member.mobile = Some(mobile),
        }
        self.tries.clear(&subject, scope);
        // A provisional code already sent went to the old address: another may be sent at once.
        if let Some(session) = call.token.as_ref().and_then(|token| self.sessions.get_mut(token))
            && let Step::CodeSent { resend, .. } = &mut session.step
        {
            *resend = now;
        }
        self.set_change(call, None)
    }

    /// `POST /contact/resend`.
    pub(super) fn resend_change(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let (_, index) = self.require_change_allowed(call)?;
        let change = self.pending_change(call)?;
        self.ensure_resend_allowed(change.resend)?;
        self.send_change_code(call, index, change.to)
    }

    /// `DELETE /contact/pending`.
    pub(super) fn cancel_change(&mut self, call: &OperationCall<'_>) -> StandingResult {
        self.require_change_allowed(call)?;
        self.set_change(call, None)
    }
}
