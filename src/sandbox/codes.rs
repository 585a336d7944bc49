//! What the sandbox answers to whoever asks for a new provisional code, and activates with it.

use super::asked::{Asked, Who};
use super::clock::{self, Seconds};
use super::refusal::Refusal;
use super::session::{ProvisionalPaper, Space, Step};
use super::tries::Wrong;
use super::{Call, Cookie, Outcome, Sandbox, outbox};
use crate::contract::{Channel, Code, DeliverCode, EnterCode, RequestCode, What};

impl Sandbox {
    /// `POST /codes`.
    pub(super) fn request_code(&mut self, call: &Call<'_>) -> Outcome {
        let RequestCode { nir, birth_date, card } = call.read()?;
        let number = nir.as_str();
        self.temper(number)?;
        for what in [What::Identification, What::Code] {
            self.not_locked(call, number, what)?;
        }
        self.not_in_the_future(birth_date)?;
        let asked = self.recognise(number, birth_date, Some(&card));
        if self.contacts(&asked).channels().is_empty() {
            return Err(Refusal::new(Code::NoContact));
        }
        self.opens_asked(call, asked, Step::Channels)
    }

    /// `POST /codes/delivery`.
    pub(super) fn deliver_code(&mut self, call: &Call<'_>) -> Outcome {
        let DeliverCode { channel } = call.read()?;
        let (asked, step) = self.asking(call)?;
        let again = match step {
            Step::Channels => false,
            Step::CodeSent { channel: before, resend } => {
                // The other way is no second sending.
                if before == channel {
                    self.cooled_down(resend)?;
                }
                true
            }
            _ => return Err(Refusal::new(Code::StepNotAllowed)),
        };
        if !self.contacts(&asked).knows(channel) {
            return Err(Refusal::invalid("channel", "unknown"));
        }
        self.send_code(&asked, channel, again);
        let resend = self.clock.now() + Seconds::from(self.limits.resend_after_s);
        self.goes_to(call, Step::CodeSent { channel, resend })
    }

    /// Sends a code: a new one, or the same once more. The one before is worth nothing.
    fn send_code(&mut self, asked: &Asked, channel: Channel, again: bool) {
        let (place, child) = match asked.who {
            Who::Stranger(_) => return,
            Who::Member(place) => (place, None),
            Who::Minor(place, child) => (place, Some(child)),
        };
        let now = self.clock.now();
        let fresh = ProvisionalPaper {
            text: self.new_code(&asked.subject),
            expires: now + Seconds::from(self.limits.code_days) * 86_400,
            used: false,
        };
        let Some(member) = self.members.get_mut(place) else { return };
        let active = child.is_none() && matches!(member.space, Space::Active { .. });
        let paper = match child.and_then(|child| member.minors.get_mut(child)) {
            Some(minor) => &mut minor.code,
            None => &mut member.code,
        };
        if !again && !active {
            *paper = fresh;
        }
        let code = paper.text.clone();
        let to = outbox::Address::of(member, channel);
        let at = clock::instant(now);
        self.outbox.push(if active {
            outbox::already_active(&to, at)
        } else {
            outbox::provisional_code(&to, &code, self.limits.code_days, at)
        });
    }

    /// Twelve letters and digits that were not sent before.
    fn new_code(&mut self, subject: &str) -> String {
        // Without those that are taken for one another.
        const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        self.serial += 1;
        let mut chance = subject.bytes().fold(self.serial, |chance, byte| {
            chance.wrapping_mul(0x0100_0000_01b3).wrapping_add(u64::from(byte))
        });
        let mut letter = || {
            chance = chance.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            let place = usize::try_from((chance >> 33) % LETTERS.len() as u64).unwrap_or(0);
            LETTERS.get(place).copied().map_or('a', char::from)
        };
        (0..12).map(|_| letter()).collect()
    }

    /// `POST /activation/code`.
    pub(super) fn enter_code(&mut self, call: &Call<'_>) -> Outcome {
        let EnterCode { code } = call.read()?;
        let (asked, step) = self.asking(call)?;
        if !matches!(step, Step::CodeSent { .. }) {
            return Err(Refusal::new(Code::StepNotAllowed));
        }
        let what = What::Code;
        let now = self.clock.now();
        self.not_locked(call, &asked.subject, what)?;
        let (place, child) = match asked.who {
            Who::Stranger(_) => (None, None),
            Who::Member(place) => (Some(place), None),
            Who::Minor(place, child) => (Some(place), Some(child)),
        };
        let member = place.and_then(|place| self.members.get(place));
        let paper = member.and_then(|member| match child {
            Some(child) => member.minors.get(child).map(|minor| &minor.code),
            None => Some(&member.code),
        });
        let right = paper.filter(|paper| paper.text == code.as_str());
        let (Some(place), Some(member), Some(paper)) = (place, member, right) else {
            let Self { tries, limits, .. } = self;
            return Err(
                match tries.wrong(&asked.subject, what, limits.tries, limits.lock_s, now) {
                    Wrong::Left(left) => Refusal::new(Code::WrongCode).attempts_left(left),
                    Wrong::Locked(seconds) => self.locked(call, what, seconds),
                },
            );
        };
        if child.is_none() && matches!(member.space, Space::Active { .. }) {
            return Err(Refusal::new(Code::AlreadyActive));
        }
        if paper.used {
            return Err(Refusal::new(Code::CodeUsed));
        }
        if paper.expires <= now {
            return Err(Refusal::new(Code::CodeExpired));
        }
        self.tries.forget(&asked.subject, what);
        let step = child.map_or(Step::Decision, Step::ProfileDecision);
        let token = self.open(call, Some(place), step, self.limits.session_s);
        if let Some(session) = self.sessions.get_mut(&token) {
            session.checked = true;
        }
        Ok((self.standing(Some(&token)), Cookie::Set(token)))
    }
}
