//! The operations that recover an identifier or reset a password.

use super::backend::{ResetLink, Sandbox};
use super::call::{OperationCall, StandingResult};
use super::claim::{Claim, Claimant};
use super::clock::{self, Seconds};
use super::cookie::Cookie;
use super::member::SpaceState;
use super::notices::Change;
use super::outbox;
use super::refusal::Refusal;
use super::session_state::{Holder, SessionState, Step};
use crate::contract::{
    Channel, ConfirmReset, LockScope, OpenResetLink, RecoverIdentifier, RecoverPassword,
    RefusalCode, ResendReset, ResetPassword,
};
use crate::fields::BirthDate;

impl Sandbox {
    /// Runs the checks common to both recoveries: fixture behaviour, locks, and a birth date that is
    /// not in the future.
    fn ensure_may_recover(
        &mut self,
        call: &OperationCall<'_>,
        number: &str,
        birth_date: BirthDate,
    ) -> Result<(), Refusal> {
        self.apply_behaviour(number)?;
        self.ensure_may_try(call, number, LockScope::Recovery)?;
        self.ensure_not_in_the_future(birth_date)
    }

    /// Replaces the claim of a child, who has no identifier, or of a member without contact details by
    /// an unrecognised one.
    fn claim_for_recovery(&self, claim: Claim, typed: &str) -> Claim {
        let has_contact = !claim.contacts(&self.members).channels().is_empty();
        match claim.claimant {
            Claimant::Member(_) if has_contact => claim,
            Claimant::Unrecognised(_) => claim,
            Claimant::Member(_) | Claimant::Child(..) => Claim {
                claimant: Claimant::unrecognised(
                    &[claim.subject.as_str(), typed].concat(),
                    self.strangers(),
                ),
                ..claim
            },
        }
    }

    /// `POST /recovery/identifier`.
    pub(super) fn recover_identifier(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let RecoverIdentifier { nir, birth_date, channel } = call.read()?;
        let number = nir.as_str();
        self.ensure_may_recover(call, number, birth_date)?;
        let claim = Claim::recognise(&self.members, self.strangers(), number, birth_date, None);
        let claim = Claim { recovery: Some(self.clock.now()), ..claim };
        let claim = self.claim_for_recovery(claim, &birth_date.iso());
        let now = self.clock.now();
        let preferred = channel.unwrap_or(Channel::Email);
        let channel =
            claim.contacts(&self.members).channel_or_other(preferred).unwrap_or(Channel::Email);
        let resend = self.session(call).and_then(|session| {
            let same = session.claim().is_some_and(|previous| previous.subject == claim.subject);
            match session.step {
                Step::IdentifierSent { channel: used, resend } if same && used == channel => {
                    Some(resend)
                }
                _ => None,
            }
        });
        self.ensure_resend_allowed(resend.unwrap_or(0))?;
        self.ensure_may_send(&[number])?;
        if let Claimant::Member(index) = claim.claimant
            && let Some(member) = self.members.get(index)
        {
            let to = outbox::Address::of(&claim.contacts(&self.members), channel);
            let at = clock::instant(now);
            self.outbox.push(match &member.space {
                SpaceState::Active { identifier, .. } => outbox::identifier(&to, identifier, at),
                _ => outbox::no_space(&to, at),
            });
        }
        let step = Step::IdentifierSent { channel, resend: self.resend_time() };
        self.open_session(call, SessionState::new(Holder::Claim(claim), step))
    }

    /// `POST /recovery/password`.
    pub(super) fn recover_password(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let RecoverPassword { nir, birth_date, card } = call.read()?;
        let number = nir.as_str();
        self.ensure_may_recover(call, number, birth_date)?;
        let claim =
            Claim::recognise(&self.members, self.strangers(), number, birth_date, Some(&card));
        let claim = Claim { recovery: Some(self.clock.now()), ..claim };
        let claim = self.claim_for_recovery(claim, &[&birth_date.iso(), card.serial()].concat());
        self.ensure_may_send(&[number])?;
        let step = self.send_reset(&claim, Channel::Email);
        self.open_session(call, SessionState::new(Holder::Claim(claim), step))
    }

    /// Sends a code and a link to a member who has a space, a notice to one who has none, and nothing
    /// for an unrecognised claim. The resulting step is the same in the three cases.
    fn send_reset(&mut self, claim: &Claim, channel: Channel) -> Step {
        let now = self.clock.now();
        let mut recipient = claim.clone();
        let mut link = None;
        if let Claimant::Member(index) = claim.claimant {
            match self.members.get(index) {
                Some(member) if member.is_active() => {
                    self.serial += 1;
                    let mixed = self.serial.wrapping_mul(0x9e37_79b9_7f4a_7c15);
                    let token = format!("{mixed:016x}{:016x}", mixed.rotate_left(29) ^ now);
                    let expires = now + Seconds::from(self.limits.reset_link_life_s);
                    link = Some(format!("/mot-de-passe-oublie#jeton={token}"));
                    // Only the newest link of a person is valid.
                    self.reset_links.retain(|link| link.member != index);
                    let opened = None;
                    self.reset_links.push(ResetLink { token, member: index, expires, opened });
                }
                Some(_) => {
                    let channel =
                        claim.contacts(&self.members).channel_or_other(channel).unwrap_or(channel);
                    let to = outbox::Address::of(&claim.contacts(&self.members), channel);
                    self.outbox.push(outbox::no_space(&to, clock::instant(now)));
                    // No code is sent to a person without a space.
                    recipient.claimant = Claimant::Unrecognised(claim.contacts(&self.members));
                }
                None => {}
            }
        }
        Step::ResetCode(self.send_one_time_code(&recipient, channel, link))
    }

    /// `POST /recovery/password/resend`.
    pub(super) fn resend_reset(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ResendReset { channel } = call.read()?;
        let (claim, Step::ResetCode(sent)) = self.require_claim(call)? else {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        };
        self.ensure_may_try(call, &claim.subject, LockScope::Recovery)?;
        self.ensure_resend_allowed(sent.resend)?;
        self.ensure_may_send(&[&claim.subject])?;
        let step = self.send_reset(&claim, channel);
        self.set_step(call, step)
    }

    /// `POST /recovery/password/one-time-code`.
    pub(super) fn confirm_reset(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ConfirmReset { one_time_code } = call.read()?;
        let (mut claim, Step::ResetCode(sent)) = self.require_claim(call)? else {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        };
        if let Claimant::Member(index) = claim.claimant
            && !self.member(index)?.is_active()
        {
            claim.claimant = Claimant::Unrecognised(claim.contacts(&self.members));
        }
        self.check_one_time_code(call, &claim, sent, &one_time_code, LockScope::Recovery)?;
        self.open_session(call, SessionState::new(Holder::Claim(claim), Step::ResetPassword))
    }

    /// `POST /recovery/password/link`.
    pub(super) fn open_reset_link(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let OpenResetLink { token } = call.read()?;
        let now = self.clock.now();
        // A program that looks at links, or a reload, spends nothing: the browser that opened the link first may open it
        // again until the password is set.
        let index = self.reset_links.iter().position(|link| {
            link.token == token.as_str()
                && link.expires > now
                && (link.opened.is_none() || link.opened == call.token)
        });
        let index = index.ok_or_else(|| Refusal::new(RefusalCode::LinkExpired))?;
        let member = self.reset_links.get(index).map_or(0, |link| link.member);
        let subject = self.member(member)?.nir();
        let claimant = Claimant::Member(member);
        let claim = Claim { subject, claimant, recovery: Some(now) };
        let session = SessionState::new(Holder::Claim(claim), Step::ResetPassword);
        let opened = self.open_session_for(call, session, self.limits.session_s);
        let standing = self.standing(self.sessions.get(&opened));
        if let Some(link) = self.reset_links.get_mut(index) {
            link.opened = Some(opened.clone());
        }
        Ok((standing, Cookie::Set(opened)))
    }

    /// `POST /recovery/password/new`.
    pub(super) fn reset_password(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ResetPassword { password } = call.read()?;
        let (Claim { claimant: Claimant::Member(index), subject, .. }, Step::ResetPassword) =
            self.require_claim(call)?
        else {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        };
        if !self.member(index)?.is_active() {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        }
        self.ensure_strong(index, &self.identifier(index), &password)?;
        if let Some(SpaceState::Active { identifier, password: stored }) =
            self.members.get_mut(index).map(|member| &mut member.space)
        {
            *stored = password.as_str().to_owned();
            // A password reset also clears the sign-in lock.
            let identifier = identifier.to_lowercase();
            for (subject, scope) in [
                (&identifier, LockScope::SignIn),
                (&identifier, LockScope::OneTimeCode),
                (&subject, LockScope::OneTimeCode),
            ] {
                self.tries.clear(subject, scope);
            }
        }
        self.sign_out_elsewhere(call, index);
        self.tell_member(index, Change::Password);
        self.set_step(call, Step::PasswordChanged)
    }
}
