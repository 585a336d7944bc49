//! The operations of sign-in.

use super::claim::{Claim, Claimant};
use super::clock::{self, Seconds};
use super::refusal::Refusal;
use super::session::{SentOneTimeCode, SpaceState, Step};
use super::tries::WrongTry;
use super::{Cookie, OperationCall, Sandbox, StandingResult, outbox};
use crate::contract::{Channel, Code, ConfirmSignIn, LockScope, ResendSignIn, SignIn};
use crate::fields::{OneTimeCode, Password};

impl Sandbox {
    /// `POST /sign-in`.
    pub(super) fn sign_in(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let SignIn { identifier, password, channel } = call.read()?;
        let scope = LockScope::SignIn;
        // Tries are counted per typed identifier, whether it exists or not.
        let subject = identifier.as_str().to_lowercase();
        self.ensure_not_locked(call, &subject, scope)?;
        let index = self.members.iter().position(|member| {
            matches!(&member.space, SpaceState::Active { identifier: stored, password: secret }
                if stored.to_lowercase() == subject && secret == password.as_str())
        });
        let Some(index) = index else { return Err(self.wrong_password(call, &subject)) };
        self.tries.clear(&subject, scope);
        let claim = Claim { subject, claimant: Claimant::Member(index) };
        let step = Step::SignInCode(self.send_one_time_code(&claim, channel, None));
        self.open_claim_session(call, claim, step)
    }

    /// Counts a wrong password, and returns the refusal.
    pub(super) fn wrong_password(&mut self, call: &OperationCall<'_>, subject: &str) -> Refusal {
        let now = self.clock.now();
        let Self { tries, limits, .. } = self;
        match tries.record_wrong(subject, LockScope::SignIn, limits.tries, limits.lock_s, now) {
            WrongTry::Left(left) => Refusal::new(Code::NotRecognised).attempts_left(left),
            WrongTry::Locked(seconds) => self.refuse_locked(call, LockScope::SignIn, seconds),
        }
    }

    /// Sends a one-time code by the preferred channel, or by the only one available; with a link, for
    /// a password reset. For an unrecognised claim nothing is sent, and the result is the same.
    pub(super) fn send_one_time_code(
        &mut self,
        claim: &Claim,
        preferred: Channel,
        link: Option<String>,
    ) -> SentOneTimeCode {
        let now = self.clock.now();
        let channel = self.contacts(claim).channel_or_other(preferred).unwrap_or(Channel::Email);
        let life = self.limits.one_time_code_life_s;
        if let Claimant::Member(index) = claim.claimant
            && let Some(member) = self.members.get(index)
        {
            let to = outbox::Address::of(member, channel);
            let code = self.limits.one_time_code.to_string();
            let at = clock::instant(now);
            self.outbox.push(match link {
                None => outbox::one_time_code(&to, &code, life, at),
                Some(link) => {
                    outbox::reset(&to, &code, life, link, self.limits.reset_link_life_s, at)
                }
            });
        }
        SentOneTimeCode {
            channel,
            expires: now + Seconds::from(life),
            resend: now + Seconds::from(self.limits.resend_after_s),
        }
    }

    /// Checks a one-time code and returns the member's index; refuses a wrong or expired code. When
    /// the tries are used up, locks `scope`.
    pub(super) fn check_one_time_code(
        &mut self,
        call: &OperationCall<'_>,
        claim: &Claim,
        sent: SentOneTimeCode,
        code: &OneTimeCode,
        scope: LockScope,
    ) -> Result<usize, Refusal> {
        let now = self.clock.now();
        let subject = &claim.subject;
        self.ensure_not_locked(call, subject, scope)?;
        if sent.expires <= now {
            return Err(Refusal::new(Code::OneTimeCodeExpired));
        }
        match claim.claimant {
            Claimant::Member(index) if code.as_str() == self.limits.one_time_code.to_string() => {
                self.tries.clear(subject, LockScope::OneTimeCode);
                Ok(index)
            }
            _ => {
                let Self { tries, limits, .. } = self;
                let counted = LockScope::OneTimeCode;
                Err(match tries.record_wrong(subject, counted, limits.tries, limits.lock_s, now) {
                    WrongTry::Left(left) => {
                        Refusal::new(Code::WrongOneTimeCode).attempts_left(left)
                    }
                    WrongTry::Locked(seconds) => {
                        // The whole operation is locked too, so that a new code allows no more
                        // tries.
                        self.tries.lock(subject, scope, seconds, now);
                        self.refuse_locked(call, scope, seconds)
                    }
                })
            }
        }
    }

    /// `POST /sign-in/one-time-code`.
    pub(super) fn confirm_sign_in(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ConfirmSignIn { one_time_code } = call.read()?;
        let (claim, Step::SignInCode(sent)) = self.require_claim(call)? else {
            return Err(Refusal::new(Code::StepNotAllowed));
        };
        let index =
            self.check_one_time_code(call, &claim, sent, &one_time_code, LockScope::SignIn)?;
        // A new token: the one from before authentication becomes invalid (session fixation).
        let token = self.open_session(call, Some(index), Step::SignedIn, self.limits.session_s);
        Ok((self.standing(Some(&token)), Cookie::Set(token)))
    }

    /// `POST /sign-in/resend`.
    pub(super) fn resend_sign_in(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ResendSignIn { channel } = call.read()?;
        let (claim, Step::SignInCode(sent)) = self.require_claim(call)? else {
            return Err(Refusal::new(Code::StepNotAllowed));
        };
        self.ensure_not_locked(call, &claim.subject, LockScope::SignIn)?;
        self.ensure_resend_allowed(sent.resend)?;
        let sent = self.send_one_time_code(&claim, channel, None);
        self.set_step(call, Step::SignInCode(sent))
    }

    /// Signs a member in after the return from the simulated identity provider, and returns the token
    /// of the new session; `None` if the member has no active space. `token` is the current session.
    pub(super) fn sign_in_with_provider(
        &mut self,
        token: Option<String>,
        member: usize,
    ) -> Option<String> {
        let active = |index: &usize| {
            self.members.get(*index).is_some_and(|m| matches!(m.space, SpaceState::Active { .. }))
        };
        let index = Some(member).filter(active)?;
        let call = OperationCall { token, body: &[] };
        Some(self.open_session(&call, Some(index), Step::SignedIn, self.limits.session_s))
    }

    /// Ends every other session of a member.
    pub(super) fn sign_out_elsewhere(&mut self, call: &OperationCall<'_>, member: usize) {
        self.sessions.retain(|token, session| {
            session.member != Some(member) || call.token.as_ref() == Some(token)
        });
    }

    /// Refuses a new password that does not meet the criteria.
    pub(super) fn ensure_strong(&self, password: &Password) -> Result<(), Refusal> {
        match Password::parse(password.as_str(), self.limits.password_min) {
            Ok(_) => Ok(()),
            Err(_) => Err(Refusal::invalid("password", "criteria")),
        }
    }
}
