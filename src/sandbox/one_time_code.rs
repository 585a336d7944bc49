//! One-time codes: sending and checking them.

use super::backend::Sandbox;
use super::call::OperationCall;
use super::claim::{Claim, Claimant};
use super::clock::{self, Seconds};
use super::outbox;
use super::refusal::Refusal;
use super::session_state::SentOneTimeCode;
use super::tries::WrongTry;
use crate::contract::{Channel, LockScope, RefusalCode};
use crate::fields::OneTimeCode;

impl Sandbox {
    /// Sends a one-time code by the preferred channel, or by the only one available; with a link, for
    /// a password reset. For an unrecognised claim nothing is sent, and the result is the same.
    pub(super) fn send_one_time_code(
        &mut self,
        claim: &Claim,
        preferred: Channel,
        link: Option<String>,
    ) -> SentOneTimeCode {
        let contacts = claim.contacts(&self.members);
        let channel = contacts.channel_or_other(preferred).unwrap_or(Channel::Email);
        let is_member = matches!(claim.claimant, Claimant::Member(_));
        let to = is_member.then(|| outbox::Address::of(&contacts, channel));
        self.send_one_time_code_to(to.as_ref(), channel, link)
    }

    /// Sends a one-time code to an address, or to nobody.
    pub(super) fn send_one_time_code_to(
        &mut self,
        to: Option<&outbox::Address>,
        channel: Channel,
        link: Option<String>,
    ) -> SentOneTimeCode {
        let now = self.clock.now();
        let life = self.limits.one_time_code_life_s;
        if let Some(to) = to {
            let code = self.limits.one_time_code.to_string();
            let at = clock::instant(now);
            self.outbox.push(match link {
                None => outbox::one_time_code(to, &code, life, at),
                Some(link) => {
                    outbox::reset(to, &code, life, link, self.limits.reset_link_life_s, at)
                }
            });
        }
        let expires = now + Seconds::from(life);
        SentOneTimeCode { channel, expires, resend: self.resend_time() }
    }

    pub(super) fn is_one_time_code(&self, code: &OneTimeCode) -> bool {
        code.as_str() == self.limits.one_time_code.to_string()
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
        self.ensure_may_try(call, subject, scope)?;
        if sent.expires <= now {
            return Err(Refusal::new(RefusalCode::OneTimeCodeExpired));
        }
        if let Claimant::Member(index) = claim.claimant
            && self.is_one_time_code(code)
        {
            self.tries.clear(subject, LockScope::OneTimeCode);
            return Ok(index);
        }
        Err(match self.record_wrong(subject, LockScope::OneTimeCode) {
            WrongTry::Left(left) => Refusal::new(RefusalCode::WrongOneTimeCode).attempts_left(left),
            WrongTry::Locked(seconds) => {
                // The whole operation is locked too, so that a new code allows no more tries.
                self.tries.lock(subject, scope, seconds, now);
                self.refuse_locked(call, scope, seconds)
            }
        })
    }
}
