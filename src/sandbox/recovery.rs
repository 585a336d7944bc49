//! What the sandbox answers to whoever has lost an identifier or a password.

use super::asked::{Asked, Who};
use super::clock::{self, Seconds};
use super::refusal::Refusal;
use super::session::{Space, Step};
use super::{Call, Cookie, Outcome, Sandbox, outbox};
use crate::contract::{
    Channel, Code, ConfirmReset, OpenResetLink, RecoverIdentifier, RecoverPassword, ResendReset,
    ResetPassword, What,
};
use crate::fields::BirthDate;

/// A reset link that was sent, good once.
#[derive(Debug)]
pub(super) struct Link {
    token: String,
    member: usize,
    expires: Seconds,
}

impl Sandbox {
    /// The same for both: tempers, locks, and a date that can be.
    fn may_recover(
        &mut self,
        call: &Call<'_>,
        number: &str,
        birth_date: BirthDate,
    ) -> Result<(), Refusal> {
        self.temper(number)?;
        self.not_locked(call, number, What::Recovery)?;
        self.not_in_the_future(birth_date)
    }

    /// Only one's own: a child has no identifier. Whoever has no space, and whoever cannot be
    /// reached, is answered like a stranger.
    fn recovers(&self, asked: Asked, typed: &str) -> Asked {
        let reached = !self.contacts(&asked).channels().is_empty();
        match asked.who {
            Who::Member(_) if reached => asked,
            Who::Stranger(_) => asked,
            Who::Member(_) | Who::Minor(..) => {
                Asked { who: Who::stranger(&[asked.subject.as_str(), typed].concat()), ..asked }
            }
        }
    }

    /// `POST /recovery/identifier`.
    pub(super) fn recover_identifier(&mut self, call: &Call<'_>) -> Outcome {
        let RecoverIdentifier { nir, birth_date, channel } = call.read()?;
        let number = nir.as_str();
        self.may_recover(call, number, birth_date)?;
        let asked = self.recognise(number, birth_date, None);
        let asked = self.recovers(asked, &birth_date.iso());
        let now = self.clock.now();
        let wanted = channel.unwrap_or(Channel::Email);
        let channel = self.contacts(&asked).best(wanted).unwrap_or(Channel::Email);
        let before = self.session(call).map(|(_, session)| session).and_then(|session| {
            let same = session.asked.as_ref().is_some_and(|a| a.subject == asked.subject);
            match session.step {
                Step::IdentifierSent { channel: way, resend } if same && way == channel => {
                    Some(resend)
                }
                _ => None,
            }
        });
        self.cooled_down(before.unwrap_or(0))?;
        if let Who::Member(place) = asked.who
            && let Some(member) = self.members.get(place)
        {
            let to = outbox::Address::of(member, channel);
            let at = clock::instant(now);
            self.outbox.push(match &member.space {
                Space::Active { identifier, .. } => outbox::identifier(&to, identifier, at),
                _ => outbox::no_space(&to, at),
            });
        }
        let resend = now + Seconds::from(self.limits.resend_after_s);
        self.opens_asked(call, asked, Step::IdentifierSent { channel, resend })
    }

    /// `POST /recovery/password`.
    pub(super) fn recover_password(&mut self, call: &Call<'_>) -> Outcome {
        let RecoverPassword { nir, birth_date, card } = call.read()?;
        let number = nir.as_str();
        self.may_recover(call, number, birth_date)?;
        let asked = self.recognise(number, birth_date, Some(&card));
        let asked = self.recovers(asked, &[&birth_date.iso(), card.serial()].concat());
        let step = self.sends_reset(&asked, Channel::Email);
        self.opens_asked(call, asked, step)
    }

    fn sends_reset(&mut self, asked: &Asked, channel: Channel) -> Step {
        let now = self.clock.now();
        let mut told = asked.clone();
        let mut link = None;
        if let Who::Member(place) = asked.who {
            let active = |m: &super::session::Member| matches!(m.space, Space::Active { .. });
            match self.members.get(place) {
                Some(member) if active(member) => {
                    self.serial += 1;
                    let chance = self.serial.wrapping_mul(0x9e37_79b9_7f4a_7c15);
                    let token = format!("{chance:016x}{:016x}", chance.rotate_left(29) ^ now);
                    let expires = now + Seconds::from(self.limits.reset_link_life_s);
                    link = Some(format!("/mot-de-passe-oublie#jeton={token}"));
                    self.links.push(Link { token, member: place, expires });
                }
                Some(member) => {
                    let channel = self.contacts(asked).best(channel).unwrap_or(channel);
                    let to = outbox::Address::of(member, channel);
                    self.outbox.push(outbox::no_space(&to, clock::instant(now)));
                    // No code goes to whoever has nothing to open.
                    told.who = Who::Stranger(self.contacts(asked));
                }
                None => {}
            }
        }
        Step::ResetCode(self.sends_one_time_code(&told, channel, link))
    }

    /// `POST /recovery/password/resend`.
    pub(super) fn resend_reset(&mut self, call: &Call<'_>) -> Outcome {
        let ResendReset { channel } = call.read()?;
        let (asked, Step::ResetCode(sent)) = self.asking(call)? else {
            return Err(Refusal::new(Code::StepNotAllowed));
        };
        self.not_locked(call, &asked.subject, What::Recovery)?;
        self.cooled_down(sent.resend)?;
        let step = self.sends_reset(&asked, channel);
        self.goes_to(call, step)
    }

    /// `POST /recovery/password/one-time-code`.
    pub(super) fn confirm_reset(&mut self, call: &Call<'_>) -> Outcome {
        let ConfirmReset { one_time_code } = call.read()?;
        let (mut asked, Step::ResetCode(sent)) = self.asking(call)? else {
            return Err(Refusal::new(Code::StepNotAllowed));
        };
        if let Who::Member(place) = asked.who
            && self.members.get(place).is_none_or(|m| !matches!(m.space, Space::Active { .. }))
        {
            asked.who = Who::Stranger(self.contacts(&asked));
        }
        self.checks_one_time_code(call, &asked, sent, &one_time_code, What::Recovery)?;
        self.opens_asked(call, asked, Step::ResetPassword)
    }

    /// `POST /recovery/password/link`.
    pub(super) fn open_reset_link(&mut self, call: &Call<'_>) -> Outcome {
        let OpenResetLink { token } = call.read()?;
        let now = self.clock.now();
        let place = self.links.iter().position(|link| link.token == token.as_str());
        let link = place.map(|place| self.links.remove(place)).filter(|link| link.expires > now);
        let gone = || Refusal::new(Code::LinkExpired);
        let member = link.ok_or_else(gone)?.member;
        let subject = self.members.get(member).map(super::session::Member::nir);
        let asked = Asked { subject: subject.ok_or_else(gone)?, who: Who::Member(member) };
        self.opens_asked(call, asked, Step::ResetPassword)
    }

    /// `POST /recovery/password/new`.
    pub(super) fn reset_password(&mut self, call: &Call<'_>) -> Outcome {
        let ResetPassword { password } = call.read()?;
        let (Asked { who: Who::Member(place), subject }, Step::ResetPassword) =
            self.asking(call)?
        else {
            return Err(Refusal::new(Code::StepNotAllowed));
        };
        self.is_strong(&password)?;
        if let Some(Space::Active { identifier, password: theirs }) =
            self.members.get_mut(place).map(|member| &mut member.space)
        {
            *theirs = password.as_str().to_owned();
            // The reset lifts the lock of sign-in (contract.md, “Decided”).
            let identifier = identifier.to_lowercase();
            for (whose, what) in [
                (&identifier, What::SignIn),
                (&identifier, What::OneTimeCode),
                (&subject, What::OneTimeCode),
            ] {
                self.tries.forget(whose, what);
            }
        }
        self.links.retain(|link| link.member != place);
        self.signs_out_elsewhere(call, place);
        self.goes_to(call, Step::PasswordChanged)
    }

    /// A session of whoever asks, at a step.
    pub(super) fn opens_asked(&mut self, call: &Call<'_>, asked: Asked, step: Step) -> Outcome {
        let token = self.open(call, None, step, self.limits.session_s);
        if let Some(session) = self.sessions.get_mut(&token) {
            session.asked = Some(asked);
        }
        Ok((self.standing(Some(&token)), Cookie::Set(token)))
    }
}
