//! The operations that request a new provisional code, send it, and check it for activation.

use super::claim::{Claim, Claimant};
use super::clock::{self, Seconds};
use super::refusal::Refusal;
use super::session::{IssuedCode, SpaceState, Step};
use super::tries::WrongTry;
use super::{Cookie, OperationCall, Sandbox, StandingResult, outbox};
use crate::contract::{Channel, Code, DeliverCode, EnterCode, LockScope, RequestCode};

impl Sandbox {
    /// `POST /codes`.
    pub(super) fn request_code(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let RequestCode { nir, birth_date, card } = call.read()?;
        let number = nir.as_str();
        self.apply_behaviour(number)?;
        for scope in [LockScope::Identification, LockScope::Code] {
            self.ensure_not_locked(call, number, scope)?;
        }
        self.ensure_not_in_the_future(birth_date)?;
        let claim = self.recognise(number, birth_date, Some(&card));
        if self.contacts(&claim).channels().is_empty() {
            return Err(Refusal::new(Code::NoContact));
        }
        self.open_claim_session(call, claim, Step::Channels)
    }

    /// `POST /codes/delivery`.
    pub(super) fn deliver_code(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let DeliverCode { channel } = call.read()?;
        let (claim, step) = self.require_claim(call)?;
        let resend_same = match step {
            Step::Channels => false,
            Step::CodeSent { channel: previous, resend } => {
                // The resend delay does not apply to the other channel.
                if previous == channel {
                    self.ensure_resend_allowed(resend)?;
                }
                true
            }
            _ => return Err(Refusal::new(Code::StepNotAllowed)),
        };
        if !self.contacts(&claim).has(channel) {
            return Err(Refusal::invalid("channel", "unknown"));
        }
        self.send_code(&claim, channel, resend_same);
        let resend = self.clock.now() + Seconds::from(self.limits.resend_after_s);
        self.set_step(call, Step::CodeSent { channel, resend })
    }

    /// Sends the current code again if `resend_same`, otherwise replaces it by a new code and sends that one. A member
    /// whose space is active gets a message that says so, without a code; an unrecognised claim gets nothing.
    fn send_code(&mut self, claim: &Claim, channel: Channel, resend_same: bool) {
        let (index, child) = match claim.claimant {
            Claimant::Unrecognised(_) => return,
            Claimant::Member(index) => (index, None),
            Claimant::Child(index, child) => (index, Some(child)),
        };
        let now = self.clock.now();
        let new = IssuedCode {
            text: self.new_code(&claim.subject),
            expires: now + Seconds::from(self.limits.code_days) * 86_400,
            used: false,
        };
        let Some(member) = self.members.get_mut(index) else { return };
        let active = child.is_none() && matches!(member.space, SpaceState::Active { .. });
        let issued = match child.and_then(|child| member.profiles.get_mut(child)) {
            Some(profile) => &mut profile.code,
            None => &mut member.code,
        };
        if !resend_same && !active {
            *issued = new;
        }
        let code = issued.text.clone();
        let to = outbox::Address::of(member, channel);
        let at = clock::instant(now);
        self.outbox.push(if active {
            outbox::already_active(&to, at)
        } else {
            outbox::provisional_code(&to, &code, self.limits.code_days, at)
        });
    }

    /// Generates a code of twelve letters and digits, different for each call.
    fn new_code(&mut self, subject: &str) -> String {
        // Without characters that are easily confused (l, o, I, O, 0, 1).
        const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        self.serial += 1;
        let mut state = subject.bytes().fold(self.serial, |state, byte| {
            state.wrapping_mul(0x0100_0000_01b3).wrapping_add(u64::from(byte))
        });
        let mut letter = || {
            state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            let index = usize::try_from((state >> 33) % LETTERS.len() as u64).unwrap_or(0);
            LETTERS.get(index).copied().map_or('a', char::from)
        };
        (0..12).map(|_| letter()).collect()
    }

    /// `POST /activation/code`.
    pub(super) fn enter_code(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let EnterCode { code } = call.read()?;
        let (claim, step) = self.require_claim(call)?;
        if !matches!(step, Step::CodeSent { .. }) {
            return Err(Refusal::new(Code::StepNotAllowed));
        }
        let scope = LockScope::Code;
        let now = self.clock.now();
        self.ensure_not_locked(call, &claim.subject, scope)?;
        let (index, child) = match claim.claimant {
            Claimant::Unrecognised(_) => (None, None),
            Claimant::Member(index) => (Some(index), None),
            Claimant::Child(index, child) => (Some(index), Some(child)),
        };
        let member = index.and_then(|index| self.members.get(index));
        let issued = member.and_then(|member| match child {
            Some(child) => member.profiles.get(child).map(|profile| &profile.code),
            None => Some(&member.code),
        });
        let matching = issued.filter(|issued| issued.text == code.as_str());
        let (Some(index), Some(member), Some(issued)) = (index, member, matching) else {
            let Self { tries, limits, .. } = self;
            return Err(
                match tries.record_wrong(&claim.subject, scope, limits.tries, limits.lock_s, now) {
                    WrongTry::Left(left) => Refusal::new(Code::WrongCode).attempts_left(left),
                    WrongTry::Locked(seconds) => self.refuse_locked(call, scope, seconds),
                },
            );
        };
        if child.is_none() && matches!(member.space, SpaceState::Active { .. }) {
            return Err(Refusal::new(Code::AlreadyActive));
        }
        if issued.used {
            return Err(Refusal::new(Code::CodeUsed));
        }
        if issued.expires <= now {
            return Err(Refusal::new(Code::CodeExpired));
        }
        self.tries.clear(&claim.subject, scope);
        let step = child.map_or(Step::Decision, Step::ProfileDecision);
        let token = self.open_session(call, Some(index), step, self.limits.session_s);
        if let Some(session) = self.sessions.get_mut(&token) {
            session.must_check_identity = true;
        }
        Ok((self.standing(Some(&token)), Cookie::Set(token)))
    }
}
