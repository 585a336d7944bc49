//! What the sandbox answers to whoever signs in, and to the account.

use super::asked::{Asked, Who};
use super::clock::{self, Seconds};
use super::profiles::{day, pdf};
use super::receipt::Kind;
use super::refusal::Refusal;
use super::session::{Sent, Space, Step};
use super::tries::Wrong;
use super::{Call, Cookie, Outcome, Sandbox, Success, outbox};
use crate::contract::{
    Account, Channel, CloseAccount, Code, ConfirmSignIn, ResendSignIn, SignIn, What,
};
use crate::fields::{OneTimeCode, Password};

impl Sandbox {
    /// `POST /sign-in`.
    pub(super) fn sign_in(&mut self, call: &Call<'_>) -> Outcome {
        let SignIn { identifier, password, channel } = call.read()?;
        let what = What::SignIn;
        // Tries count by what was typed, whether anybody has it or not.
        let subject = identifier.as_str().to_lowercase();
        self.not_locked(call, &subject, what)?;
        let place = self.members.iter().position(|member| {
            matches!(&member.space, Space::Active { identifier: theirs, password: right }
                if theirs.to_lowercase() == subject && right == password.as_str())
        });
        let Some(place) = place else { return Err(self.wrong_password(call, &subject)) };
        self.tries.forget(&subject, what);
        let asked = Asked { subject, who: Who::Member(place) };
        let step = Step::SignInCode(self.sends_one_time_code(&asked, channel, None));
        self.opens_asked(call, asked, step)
    }

    fn wrong_password(&mut self, call: &Call<'_>, subject: &str) -> Refusal {
        let now = self.clock.now();
        let Self { tries, limits, .. } = self;
        match tries.wrong(subject, What::SignIn, limits.tries, limits.lock_s, now) {
            Wrong::Left(left) => Refusal::new(Code::NotRecognised).attempts_left(left),
            Wrong::Locked(seconds) => self.locked(call, What::SignIn, seconds),
        }
    }

    /// Sends a one-time code to whoever is known, by the way wanted or the only one there is; with
    /// a link beside it, for a reset.
    pub(super) fn sends_one_time_code(
        &mut self,
        asked: &Asked,
        wanted: Channel,
        link: Option<String>,
    ) -> Sent {
        let now = self.clock.now();
        let channel = self.contacts(asked).best(wanted).unwrap_or(Channel::Email);
        let life = self.limits.one_time_code_life_s;
        if let Who::Member(place) = asked.who
            && let Some(member) = self.members.get(place)
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
        Sent {
            channel,
            expires: now + Seconds::from(life),
            resend: now + Seconds::from(self.limits.resend_after_s),
        }
    }

    /// Whether a one-time code is the one sent; three wrong ones lock `what`.
    pub(super) fn checks_one_time_code(
        &mut self,
        call: &Call<'_>,
        asked: &Asked,
        sent: Sent,
        code: &OneTimeCode,
        what: What,
    ) -> Result<usize, Refusal> {
        let now = self.clock.now();
        let subject = &asked.subject;
        self.not_locked(call, subject, what)?;
        if sent.expires <= now {
            return Err(Refusal::new(Code::OneTimeCodeExpired));
        }
        match asked.who {
            Who::Member(place) if code.as_str() == self.limits.one_time_code.to_string() => {
                self.tries.forget(subject, What::OneTimeCode);
                Ok(place)
            }
            _ => {
                let Self { tries, limits, .. } = self;
                let counted = What::OneTimeCode;
                Err(match tries.wrong(subject, counted, limits.tries, limits.lock_s, now) {
                    Wrong::Left(left) => Refusal::new(Code::WrongOneTimeCode).attempts_left(left),
                    Wrong::Locked(seconds) => {
                        // Asking for another code opens no other door.
                        self.tries.lock(subject, what, seconds, now);
                        self.locked(call, what, seconds)
                    }
                })
            }
        }
    }

    /// `POST /sign-in/one-time-code`.
    pub(super) fn confirm_sign_in(&mut self, call: &Call<'_>) -> Outcome {
        let ConfirmSignIn { one_time_code } = call.read()?;
        let (asked, Step::SignInCode(sent)) = self.asking(call)? else {
            return Err(Refusal::new(Code::StepNotAllowed));
        };
        let place = self.checks_one_time_code(call, &asked, sent, &one_time_code, What::SignIn)?;
        // Another token than before: what was known of the first opens nothing.
        let token = self.open(call, Some(place), Step::SignedIn, self.limits.session_s);
        Ok((self.standing(Some(&token)), Cookie::Set(token)))
    }

    /// `POST /sign-in/resend`.
    pub(super) fn resend_sign_in(&mut self, call: &Call<'_>) -> Outcome {
        let ResendSignIn { channel } = call.read()?;
        let (asked, Step::SignInCode(sent)) = self.asking(call)? else {
            return Err(Refusal::new(Code::StepNotAllowed));
        };
        self.not_locked(call, &asked.subject, What::SignIn)?;
        self.cooled_down(sent.resend)?;
        let sent = self.sends_one_time_code(&asked, channel, None);
        self.goes_to(call, Step::SignInCode(sent))
    }

    /// Back from the identity provider that the sandbox plays: the token of whoever has a space.
    pub(super) fn france_connect(&mut self, token: Option<String>, who: usize) -> Option<String> {
        let active = |place: &usize| {
            self.members.get(*place).is_some_and(|m| matches!(m.space, Space::Active { .. }))
        };
        let place = Some(who).filter(active)?;
        let call = Call { token, body: &[] };
        Some(self.open(&call, Some(place), Step::SignedIn, self.limits.session_s))
    }

    /// Who acts on their account.
    fn account_holder(&mut self, call: &Call<'_>) -> Result<usize, Refusal> {
        match self.acting(call)? {
            (member, Step::SignedIn | Step::Activated) => Ok(member),
            _ => Err(Refusal::new(Code::StepNotAllowed)),
        }
    }

    /// `GET /account`.
    pub(super) fn read_account(&mut self, call: &Call<'_>) -> Result<Success, Refusal> {
        let holder = self.account_holder(call)?;
        let member = self.members.get(holder).ok_or_else(|| Refusal::new(Code::Unknown))?;
        let identifier = match &member.space {
            Space::Active { identifier, .. } => Some(identifier.clone()),
            _ => None,
        };
        let account =
            Account { identifier, email: member.email.clone(), mobile: member.mobile.clone() };
        Ok(Success::json(&account, Cookie::Keep))
    }

    /// `POST /account/closure`.
    pub(super) fn close_account(&mut self, call: &Call<'_>) -> Outcome {
        let CloseAccount { password } = call.read()?;
        let holder = self.account_holder(call)?;
        let now = self.clock.now();
        let today = day(&clock::day_in_paris(now));
        let Some(member) = self.members.get_mut(holder) else {
            return Err(Refusal::new(Code::SessionEnded));
        };
        let Space::Active { identifier, password: right } = &member.space else {
            return Err(Refusal::new(Code::StepNotAllowed));
        };
        let subject = identifier.to_lowercase();
        if let Some(seconds) = self.tries.locked(&subject, What::SignIn, now) {
            return Err(Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0));
        }
        if right != password.as_str() {
            return Err(self.wrong_password(call, &subject));
        }
        member.space = Space::Closed(today);
        self.signs_out_elsewhere(call, holder);
        self.goes_to(call, Step::Closed)
    }

    /// `GET /account/receipt`.
    pub(super) fn closure_receipt(&mut self, call: &Call<'_>) -> Result<Success, Refusal> {
        let (member, step) = self.acting(call)?;
        match self.members.get(member).map(|member| (member, &member.space)) {
            Some((member, Space::Closed(on))) if step == Step::Closed => {
                Ok(pdf(member, on, Kind::Closure))
            }
            _ => Err(Refusal::new(Code::ReceiptGone)),
        }
    }

    /// Every other session of a member ends.
    pub(super) fn signs_out_elsewhere(&mut self, call: &Call<'_>, member: usize) {
        self.sessions.retain(|token, session| {
            session.member != Some(member) || call.token.as_ref() == Some(token)
        });
    }

    /// Whether a new password meets the criteria.
    pub(super) fn is_strong(&self, password: &Password) -> Result<(), Refusal> {
        match Password::parse(password.as_str(), self.limits.password_min) {
            Ok(_) => Ok(()),
            Err(_) => Err(Refusal::invalid("password", "criteria")),
        }
    }
}
