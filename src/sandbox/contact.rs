//! What the sandbox answers to a change of contact details.

use super::asked::Who;
use super::clock::Seconds;
use super::refusal::Refusal;
use super::session::Step;
use super::tries::Wrong;
use super::{Call, Cookie, Outcome, Sandbox, outbox};
use crate::contract::{
    self, ChangeEmail, ChangeMobile, Channel, Code, ConfirmChange, ContactChange, What,
};
use crate::fields::{Email, Mobile};

/// A change that waits for its code.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) to: To,
    expires: Seconds,
    resend: Seconds,
}

/// What the details become.
#[derive(Debug, Clone)]
pub(super) enum To {
    Email(Email),
    Mobile(Mobile),
}

impl Change {
    /// As the standing tells it.
    pub(super) fn pending(&self, now: Seconds) -> contract::Pending {
        let left = |until: Seconds| u32::try_from(until.saturating_sub(now)).unwrap_or(u32::MAX);
        let (channel, address) = match &self.to {
            To::Email(email) => (Channel::Email, email.as_str().to_owned()),
            To::Mobile(mobile) => (Channel::Sms, mobile.grouped()),
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
    pub(super) fn change_email(&mut self, call: &Call<'_>) -> Outcome {
        let ChangeEmail { email } = call.read()?;
        self.begin_change(call, To::Email(email))
    }

    /// `POST /contact/mobile`.
    pub(super) fn change_mobile(&mut self, call: &Call<'_>) -> Outcome {
        let ChangeMobile { mobile } = call.read()?;
        self.begin_change(call, To::Mobile(mobile))
    }

    fn begin_change(&mut self, call: &Call<'_>, to: To) -> Outcome {
        let (subject, _) = self.changing(call)?;
        if let Some(seconds) = self.tries.locked(&subject, What::OneTimeCode, self.clock.now()) {
            return Err(Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0));
        }
        self.send_change_code(call, to)
    }

    /// Who changes their details, where that is allowed: by what tries count, and their place among
    /// the members, which a stranger and a parent who asks for a child do not have.
    fn changing(&mut self, call: &Call<'_>) -> Result<(String, Option<usize>), Refusal> {
        let asks = self.session(call).is_some_and(|(_, session)| session.asked.is_some());
        if asks {
            let (asked, step) = self.asking(call)?;
            let open = matches!(step, Step::Channels | Step::CodeSent { .. })
                && self.contact_change(&asked) == ContactChange::Allowed;
            if !open {
                return Err(Refusal::new(Code::StepNotAllowed));
            }
            let place = match asked.who {
                Who::Member(place) | Who::Minor(place, _) => Some(place),
                Who::Stranger(_) => None,
            };
            return Ok((asked.subject, place));
        }
        let (place, step) = self.acting(call)?;
        if !matches!(step, Step::Contact | Step::SignedIn | Step::Activated) {
            return Err(Refusal::new(Code::StepNotAllowed));
        }
        let member = self.members.get(place);
        let subject = member.map(super::session::Member::nir);
        Ok((subject.ok_or_else(|| Refusal::new(Code::SessionEnded))?, Some(place)))
    }

    fn send_change_code(&mut self, call: &Call<'_>, to: To) -> Outcome {
        let now = self.clock.now();
        let life = self.limits.one_time_code_life_s;
        let (_, place) = self.changing(call)?;
        // To a stranger nothing is sent.
        if place.is_some() {
            let code = self.limits.one_time_code.to_string();
            let address = match &to {
                To::Email(email) => outbox::Address::email(email.as_str()),
                To::Mobile(mobile) => outbox::Address::sms(&mobile.grouped()),
            };
            let at = super::clock::instant(now);
            self.outbox.push(outbox::one_time_code(&address, &code, life, at));
        }
        let change = Change {
            to,
            expires: now + Seconds::from(life),
            resend: now + Seconds::from(self.limits.resend_after_s),
        };
        self.set_change(call, Some(change))
    }

    pub(super) fn set_change(&mut self, call: &Call<'_>, change: Option<Change>) -> Outcome {
        if let Some(session) = call.token.as_ref().and_then(|token| self.sessions.get_mut(token)) {
            session.change = change;
        }
        Ok((self.standing(call.token.as_deref()), Cookie::Keep))
    }

    fn waiting(&self, call: &Call<'_>) -> Result<Change, Refusal> {
        let session = self.session(call).map(|(_, session)| session);
        let change = session.and_then(|session| session.change.clone());
        change.ok_or_else(|| Refusal::new(Code::StepNotAllowed))
    }

    /// `POST /contact/confirmation`.
    pub(super) fn confirm_change(&mut self, call: &Call<'_>) -> Outcome {
        let ConfirmChange { one_time_code } = call.read()?;
        let (subject, place) = self.changing(call)?;
        let change = self.waiting(call)?;
        let now = self.clock.now();
        let what = What::OneTimeCode;
        if let Some(seconds) = self.tries.locked(&subject, what, now) {
            return Err(Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0));
        }
        if change.expires <= now {
            return Err(Refusal::new(Code::OneTimeCodeExpired));
        }
        let right = one_time_code.as_str() == self.limits.one_time_code.to_string();
        let member = place.filter(|_| right).and_then(|place| self.members.get_mut(place));
        let Some(member) = member else {
            let Self { tries, limits, .. } = self;
            return Err(match tries.wrong(&subject, what, limits.tries, limits.lock_s, now) {
                Wrong::Left(left) => Refusal::new(Code::WrongOneTimeCode).attempts_left(left),
                Wrong::Locked(seconds) => {
                    // The change is withdrawn: a code that was guessed at is worth nothing.
                    let _ = self.set_change(call, None);
                    Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0)
                }
            });
        };
        match change.to {
            To::Email(email) => member.email = Some(email),
            To::Mobile(mobile) => member.mobile = Some(mobile),
        }
        self.tries.forget(&subject, what);
        let now = self.clock.now();
        // A code that is on its way went to the old address: another may leave at once.
        if let Some(session) = call.token.as_ref().and_then(|token| self.sessions.get_mut(token))
            && let Step::CodeSent { resend, .. } = &mut session.step
        {
            *resend = now;
        }
        self.set_change(call, None)
    }

    /// `POST /contact/resend`.
    pub(super) fn resend_change(&mut self, call: &Call<'_>) -> Outcome {
        self.changing(call)?;
        let change = self.waiting(call)?;
        self.cooled_down(change.resend)?;
        self.send_change_code(call, change.to)
    }

    /// `DELETE /contact/pending`.
    pub(super) fn cancel_change(&mut self, call: &Call<'_>) -> Outcome {
        self.changing(call)?;
        self.set_change(call, None)
    }
}
