//! The operations that change an e-mail address or a mobile number, confirmed by a one-time code.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::claim::{Claim, Contacts};
use super::clock::Seconds;
use super::notices::{Change, KnownAddresses};
use super::outbox::Address;
use super::refusal::Refusal;
use super::session_state::{NewContact, PendingChange, SentOneTimeCode, SessionState, Step};
use crate::contract::{
    ChangeEmail, ChangeMobile, ConfirmChange, ConfirmContactProof, LockScope, ProveContact,
    RefusalCode,
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

    /// Returns the index of the member whose details change. A person who has no space yet has proved before that a known
    /// channel is theirs: otherwise they could choose the address to which the codes go.
    fn require_change_allowed(&mut self, call: &OperationCall<'_>) -> Result<usize, Refusal> {
        let is_claim = self.session(call).is_some_and(|session| session.claim().is_some());
        if !is_claim {
            return self.require_member_at(call, |step| {
                matches!(step, Step::Contact | Step::SignedIn | Step::Activated)
            });
        }
        let (claim, _) = self.require_code_request(call)?;
        let is_proved = self.session(call).is_some_and(|session| self.has_proved_contact(session));
        let member = self.provable(&claim).filter(|_| is_proved);
        member.ok_or_else(|| Refusal::new(RefusalCode::StepNotAllowed))
    }

    /// Returns the claim of a person who requests a code, and the code that was sent as a proof.
    fn require_code_request(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<(Claim, Option<SentOneTimeCode>), Refusal> {
        let (claim, step) = self.require_claim(call)?;
        if !matches!(step, Step::Channels | Step::CodeSent { .. }) {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        }
        Ok((claim, self.session(call).and_then(|session| session.proof)))
    }

    /// `POST /contact/proof`. A stranger, and a person whose space is active, get the same answer as every other person, and no
    /// code is right for them.
    pub(super) fn prove_contact(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ProveContact { channel } = call.read()?;
        let (claim, sent_before) = self.require_code_request(call)?;
        if !claim.contacts(&self.members).has(channel) {
            return Err(Refusal::invalid("channel", "unknown"));
        }
        self.ensure_not_locked(&claim.subject, LockScope::OneTimeCode)?;
        self.ensure_resend_by(channel, sent_before)?;
        self.ensure_may_send(&[&claim.subject])?;
        let to = self.provable(&claim).and_then(|member| self.members.get(member));
        let to = to.map(|member| Address::of(&Contacts::of(member), channel));
        let sent = self.send_one_time_code_to(to.as_ref(), channel, None);
        self.update_session(call, |session| session.proof = Some(sent))
    }

    /// Whether a one-time code by a known channel was confirmed in the last minutes, or a change is in progress since then.
    pub(super) fn has_proved_contact(&self, session: &SessionState) -> bool {
        let ends = session.contact_proved + Seconds::from(self.limits.proof_s);
        session.contact_proved > 0 && (ends > self.clock.now() || session.change.is_some())
    }

    /// The member who can prove that a channel is theirs: not one whose space is active.
    fn provable(&self, claim: &Claim) -> Option<usize> {
        let (member, _) = claim.claimant.recognised()?;
        self.members.get(member).is_some_and(|known| !known.is_active()).then_some(member)
    }

    /// `POST /contact/proof/confirmation`.
    pub(super) fn confirm_contact_proof(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ConfirmContactProof { one_time_code } = call.read()?;
        let (claim, sent) = self.require_code_request(call)?;
        let sent = sent.ok_or_else(|| Refusal::new(RefusalCode::StepNotAllowed))?;
        let is_right = self.provable(&claim).is_some() && self.is_one_time_code(&one_time_code);
        self.check_proof(call, &claim.subject, sent, is_right)?;
        let now = self.clock.now();
        self.renew_token(call, |session| session.contact_proved = now)
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
        let is_right = self.is_one_time_code(&one_time_code);
        self.check_proof(call, &subject, change.sent, is_right)?;
        let now = self.clock.now();
        if let Some(member) = self.members.get_mut(index) {
            member.keep_details(now);
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
