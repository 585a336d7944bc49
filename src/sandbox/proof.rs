//! The proofs of identity, which a change of the account needs when the last one is too old (`docs/requirements.md`, R20).

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::clock::Seconds;
use super::member::SpaceState;
use super::outbox::Address;
use super::refusal::Refusal;
use super::session_state::{SentOneTimeCode, SessionState, Step};
use super::tries::WrongTry;
use crate::contract::{Channel, ConfirmProof, LockScope, ProveSession, RefusalCode, SendProofCode};
use crate::fields::Password;

impl Sandbox {
    /// Returns the member who is signed in; refuses at another step.
    pub(super) fn require_account_holder(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<usize, Refusal> {
        self.require_member_at(call, |step| matches!(step, Step::SignedIn | Step::Activated))
    }

    /// Refuses a change of the account if the last proof is too old.
    pub(super) fn ensure_proved(&self, call: &OperationCall<'_>) -> Result<(), Refusal> {
        if self.limits.first_contract {
            return Ok(());
        }
        let proved = self.session(call).map_or(0, |session| session.proved);
        let is_recent = proved + Seconds::from(self.limits.proof_s) > self.clock.now();
        if is_recent { Ok(()) } else { Err(Refusal::new(RefusalCode::ReauthenticationNeeded)) }
    }

    /// Checks the password of a member; wrong ones count like those of the sign-in.
    pub(super) fn check_password(
        &mut self,
        call: &OperationCall<'_>,
        member: usize,
        typed: &Password,
    ) -> Result<(), Refusal> {
        let SpaceState::Active { identifier, password } = &self.member(member)?.space else {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        };
        let (subject, is_right) = (identifier.to_lowercase(), password == typed.as_str());
        self.ensure_not_locked(&subject, LockScope::SignIn)?;
        if is_right {
            self.tries.clear(&subject, LockScope::SignIn);
            return Ok(());
        }
        let code = RefusalCode::NotRecognised;
        Err(self.refuse_wrong(call, &subject, LockScope::SignIn, code))
    }

    /// `POST /session/proof`.
    pub(super) fn prove_session(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ProveSession { password } = call.read()?;
        let holder = self.require_account_holder(call)?;
        self.check_password(call, holder, &password)?;
        self.renew_token(call, |_| {})
    }

    /// `POST /session/proof/code`.
    pub(super) fn send_proof_code(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let SendProofCode { channel } = call.read()?;
        let holder = self.require_account_holder(call)?;
        let member = self.member(holder)?;
        let contacts = super::claim::Contacts::of(member);
        let channel = contacts
            .channel_or_other(channel)
            .ok_or_else(|| Refusal::new(RefusalCode::NoContact))?;
        let (subject, address) = (member.nir(), Address::of(&contacts, channel));
        self.ensure_not_locked(&subject, LockScope::OneTimeCode)?;
        let sent_before = self.session(call).and_then(|session| session.proof);
        self.ensure_resend_by(channel, sent_before)?;
        self.ensure_may_send(&[&subject])?;
        let sent = self.send_one_time_code_to(Some(&address), channel, None);
        self.update_session(call, |session| session.proof = Some(sent))
    }

    /// `POST /session/proof/confirmation`.
    pub(super) fn confirm_proof(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ConfirmProof { one_time_code } = call.read()?;
        let holder = self.require_account_holder(call)?;
        let subject = self.member(holder)?.nir();
        let sent = self.session(call).and_then(|session| session.proof);
        let sent = sent.ok_or_else(|| Refusal::new(RefusalCode::StepNotAllowed))?;
        let is_right = self.is_one_time_code(&one_time_code);
        self.check_proof(call, &subject, sent, is_right)?;
        self.renew_token(call, |_| {})
    }

    /// Refuses a one-time code that is not right, or expired, and counts it.
    pub(super) fn check_proof(
        &mut self,
        call: &OperationCall<'_>,
        subject: &str,
        sent: SentOneTimeCode,
        is_right: bool,
    ) -> Result<(), Refusal> {
        let scope = LockScope::OneTimeCode;
        self.ensure_not_locked(subject, scope)?;
        if sent.expires <= self.clock.now() {
            return Err(Refusal::new(RefusalCode::OneTimeCodeExpired));
        }
        if is_right {
            self.tries.clear(subject, scope);
            return Ok(());
        }
        Err(match self.record_wrong(subject, scope) {
            WrongTry::Left(left) => Refusal::new(RefusalCode::WrongOneTimeCode).attempts_left(left),
            WrongTry::Locked(seconds) => {
                // After the lock, guesses must not continue against the same code.
                let _ = self.update_session(call, |session| {
                    session.proof = None;
                    session.change = None;
                });
                Refusal::locked(seconds)
            }
        })
    }

    /// Refuses a code by the channel that was used last before it may be sent again.
    pub(super) fn ensure_resend_by(
        &self,
        channel: Channel,
        last: Option<SentOneTimeCode>,
    ) -> Result<(), Refusal> {
        let same = last.filter(|sent| sent.channel == channel);
        self.ensure_resend_allowed(same.map_or(0, |sent| sent.resend))
    }

    /// Changes the session after a proof and gives it a new token: another person may know the one from before.
    pub(super) fn renew_token(
        &mut self,
        call: &OperationCall<'_>,
        change: impl FnOnce(&mut SessionState),
    ) -> StandingResult {
        let session = self.session(call).cloned();
        let session = session.ok_or_else(|| Refusal::new(RefusalCode::SessionEnded))?;
        let mut renewed = SessionState { proof: None, ..session };
        change(&mut renewed);
        self.open_session(call, renewed)
    }

    /// `DELETE /sessions/others`.
    pub(super) fn end_other_sessions(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let holder = self.require_account_holder(call)?;
        self.sign_out_elsewhere(call, holder);
        self.read_session(call)
    }
}
