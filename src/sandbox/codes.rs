//! The operations that request a new provisional code, send it, and check it for activation.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::claim::{Claim, Contacts};
use super::refusal::Refusal;
use super::session_state::{Holder, SessionState, Step};
use super::{clock, outbox};
use crate::contract::{Channel, DeliverCode, EnterCode, LockScope, RefusalCode, RequestCode};

impl Sandbox {
    /// `POST /codes`.
    pub(super) fn request_code(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let RequestCode { nir, birth_date, card } = call.read()?;
        let number = nir.as_str();
        self.apply_behaviour(number)?;
        for scope in [LockScope::Identification, LockScope::Code] {
            self.ensure_may_try(call, number, scope)?;
        }
        self.ensure_not_in_the_future(birth_date)?;
        self.ensure_may_start(number)?;
        let claim =
            Claim::recognise(&self.members, self.strangers(), number, birth_date, Some(&card));
        if claim.code_channels(&self.members, self.limits.has_letters()).is_empty() {
            return Err(Refusal::new(RefusalCode::NoContact));
        }
        self.open_session(call, SessionState::new(Holder::Claim(claim), Step::Channels))
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
            _ => return Err(Refusal::new(RefusalCode::StepNotAllowed)),
        };
        let known = claim.code_channels(&self.members, self.limits.has_letters());
        if known.iter().all(|known| known.channel != channel) {
            return Err(Refusal::invalid("channel", "unknown"));
        }
        self.ensure_may_send(&[&claim.subject])?;
        self.send_code(&claim, channel, resend_same);
        let resend = self.resend_time();
        self.set_step(call, Step::CodeSent { channel, resend })
    }

    /// Sends the current code again if `resend_same`, otherwise a new code; those before it stay valid until one of them
    /// is used. A member whose space is active gets a message that says so, without a code; an unrecognised claim gets
    /// nothing.
    fn send_code(&mut self, claim: &Claim, channel: Channel, resend_same: bool) {
        let Some((index, child)) = claim.claimant.recognised() else { return };
        let now = self.clock.now();
        let (text, expires) = (self.new_code(&claim.subject), now + self.limits.code_life());
        let Some(member) = self.members.get_mut(index) else { return };
        let active = child.is_none() && member.is_active();
        let issued = match child.and_then(|child| member.profiles.get_mut(child)) {
            Some(profile) => &mut profile.code,
            None => &mut member.code,
        };
        if !resend_same && !active {
            issued.issue(text, expires);
        }
        let code = issued.text.clone();
        let to = match channel {
            Channel::Letter => {
                outbox::Address::new(channel, member.fixture.details.name.to_owned())
            }
            _ => outbox::Address::of(&Contacts::of(member), channel),
        };
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
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        }
        let scope = LockScope::Code;
        self.ensure_may_try(call, &claim.subject, scope)?;
        let matching = claim.claimant.recognised().filter(|(index, child)| {
            let member = self.members.get(*index);
            member.is_some_and(|member| member.issued_code(*child).end_of(code.as_str()).is_some())
        });
        let Some((index, child)) = matching else {
            return Err(self.refuse_wrong(call, &claim.subject, scope, RefusalCode::WrongCode));
        };
        self.ensure_usable(index, child, code.as_str())?;
        self.tries.clear(&claim.subject, scope);
        let step = child.map_or(Step::Decision, Step::ProfileDecision);
        let session = SessionState::new(Holder::Member(index), step);
        self.open_session(call, SessionState { must_check_identity: true, ..session })
    }

    /// Refuses a provisional code, of the member or of a child, that no longer activates a space.
    pub(super) fn ensure_usable(
        &self,
        index: usize,
        child: Option<usize>,
        code: &str,
    ) -> Result<(), Refusal> {
        let member = self.member(index)?;
        let issued = member.issued_code(child);
        if child.is_none() && member.is_active() {
            Err(Refusal::new(RefusalCode::AlreadyActive))
        } else if issued.used {
            Err(Refusal::new(RefusalCode::CodeUsed))
        } else if issued.end_of(code).is_none_or(|end| end <= self.clock.now()) {
            Err(Refusal::new(RefusalCode::CodeExpired))
        } else {
            Ok(())
        }
    }
}
