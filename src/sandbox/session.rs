//! Members and their sessions: where each person stands.

use std::time::Duration;

use super::asked::Asked;
use super::clock::{self, Seconds};
use super::contact::Change;
use super::people::{Beginning, Paper, Profile, Temper, children};
use super::profiles::Minor;
use super::refusal::Refusal;
use super::{Call, Cookie, Limits, Outcome, Sandbox};
use crate::contract::{
    Channel, Code, ContactChange, Date, Identify, RecoverIdentifier, RecoverPassword, RequestCode,
    Standing, What,
};
use crate::fields::{BirthDate, Email, Mobile};

/// Someone, as things have become.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) profile: &'static Profile,
    pub(super) email: Option<Email>,
    pub(super) mobile: Option<Mobile>,
    pub(super) code: ProvisionalPaper,
    pub(super) space: Space,
    pub(super) minors: Vec<Minor>,
    /// The backend has shown its temper once already.
    pub(super) tempered: bool,
}

/// The provisional code in force.
#[derive(Debug, Clone)]
pub(super) struct ProvisionalPaper {
    pub(super) text: String,
    pub(super) expires: Seconds,
    pub(super) used: bool,
}

/// The space itself.
#[derive(Debug)]
pub(super) enum Space {
    Undecided,
    /// On a day, `YYYY-MM-DD`.
    Opposed(Date),
    Active {
        identifier: String,
        password: String,
    },
    /// On a day.
    Closed(Date),
}

impl Member {
    pub(super) fn new(profile: &'static Profile, now: Seconds, limits: &Limits) -> Self {
        let life = Seconds::from(limits.code_days) * 86_400;
        Self {
            profile,
            email: profile.email.and_then(|email| email.parse().ok()),
            mobile: profile.mobile.and_then(|mobile| mobile.parse().ok()),
            code: ProvisionalPaper {
                text: profile.sheet.code.to_owned(),
                expires: if profile.paper == Paper::Expired { now } else { now + life },
                used: profile.paper == Paper::Used,
            },
            space: match profile.beginning {
                Beginning::Undecided => Space::Undecided,
                Beginning::Opposed(on) => match Date::try_from(on.to_owned()) {
                    Ok(on) => Space::Opposed(on),
                    Err(_) => Space::Undecided,
                },
                Beginning::Active(identifier, password) => Space::Active {
                    identifier: identifier.to_owned(),
                    password: password.to_owned(),
                },
            },
            minors: children(profile.first_name)
                .iter()
                .map(|child| Minor::new(child, now + life))
                .collect(),
            tempered: false,
        }
    }

    /// The number, in its canonical form.
    pub(super) fn nir(&self) -> String {
        self.profile.sheet.nir.replace(' ', "")
    }
}

/// A session in progress.
#[derive(Debug, Clone)]
pub(super) struct Session {
    /// Whose: an index among the members; nobody for a lock.
    pub(super) member: Option<usize>,
    pub(super) step: Step,
    /// Who said who they are, until something proves it.
    pub(super) asked: Option<Asked>,
    /// The person is recognised by a code that was sent, and checks who they are (S3, step 7).
    pub(super) checked: bool,
    /// A change of contact details that waits for its code.
    pub(super) change: Option<Change>,
    /// When it ends if nothing is done.
    pub(super) ends: Seconds,
}

/// Where in the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Whoever asks chooses by which way.
    Channels,
    /// A provisional code is on its way, and may be sent again from an instant on.
    CodeSent {
        channel: Channel,
        resend: Seconds,
    },
    Decision,
    Contact,
    Credentials,
    Activated,
    Opposed,
    /// For the child of this place among the parent's.
    ProfileDecision(usize),
    SignInCode(Sent),
    SignedIn,
    IdentifierSent {
        channel: Channel,
        resend: Seconds,
    },
    ResetCode(Sent),
    ResetPassword,
    PasswordChanged,
    Closed,
    /// Until an instant.
    Locked(What, Seconds),
}

/// A one-time code that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sent {
    pub(super) channel: Channel,
    pub(super) expires: Seconds,
    /// When it may be sent again.
    pub(super) resend: Seconds,
}

/// The session's token in a `Cookie` header.
pub(super) fn token(header: &str) -> Option<&str> {
    header
        .split(';')
        .find_map(|pair| pair.trim().strip_prefix("session="))
        .filter(|t| !t.is_empty())
}

impl Sandbox {
    /// The session of the call, if it has not ended.
    pub(super) fn session(&self, call: &Call<'_>) -> Option<(&str, &Session)> {
        let token = call.token.as_deref()?;
        let (token, session) = self.sessions.get_key_value(token)?;
        (session.ends > self.clock.now()).then_some((token.as_str(), session))
    }

    /// The member and the step of the call's session, for an act; renews the session.
    pub(super) fn acting(&mut self, call: &Call<'_>) -> Result<(usize, Step), Refusal> {
        let ends = self.clock.now() + Seconds::from(self.limits.session_s);
        let token = self.session(call).map(|(token, _)| token.to_owned());
        let session = token.and_then(|token| self.sessions.get_mut(&token));
        let Some(session) = session else { return Err(Refusal::new(Code::SessionEnded)) };
        let Some(member) = session.member else { return Err(Refusal::new(Code::SessionEnded)) };
        session.ends = ends;
        Ok((member, session.step))
    }

    /// A new session; any other of the same call ends.
    pub(super) fn open(
        &mut self,
        call: &Call<'_>,
        member: Option<usize>,
        step: Step,
        life_s: u32,
    ) -> String {
        if let Some(old) = &call.token {
            self.sessions.remove(old);
        }
        self.serial += 1;
        // Told apart, not kept secret: this backend holds nobody's data.
        let token = format!("{:016x}", self.serial.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let ends = self.clock.now() + Seconds::from(life_s);
        let session = Session { member, step, asked: None, checked: false, change: None, ends };
        self.sessions.insert(token.clone(), session);
        token
    }

    /// The call's session goes to a step, and the person stands there.
    pub(super) fn goes_to(&mut self, call: &Call<'_>, step: Step) -> Outcome {
        if let Some(session) = call.token.as_ref().and_then(|token| self.sessions.get_mut(token)) {
            session.step = step;
        }
        Ok((self.standing(call.token.as_deref()), Cookie::Keep))
    }

    /// Who may change their details while they ask for a code: whoever has an e-mail address on
    /// file; the others go to the insurer.
    pub(super) fn contact_change(&self, asked: &Asked) -> ContactChange {
        match self.contacts(asked).knows(Channel::Email) {
            true => ContactChange::Allowed,
            false => ContactChange::Elsewhere,
        }
    }

    /// A lock, remembered by a session of its own so that coming back says the same.
    pub(super) fn locked(&mut self, call: &Call<'_>, what: What, seconds: u32) -> Refusal {
        let until = self.clock.now() + u64::from(seconds);
        let token = self.open(call, None, Step::Locked(what, until), seconds);
        Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0).cookie(Cookie::Set(token))
    }

    /// Refuses while a lock is shut.
    pub(super) fn not_locked(
        &mut self,
        call: &Call<'_>,
        subject: &str,
        what: What,
    ) -> Result<(), Refusal> {
        match self.tries.locked(subject, what, self.clock.now()) {
            Some(seconds) => Err(self.locked(call, what, seconds)),
            None => Ok(()),
        }
    }

    /// Refuses to send again before an instant.
    pub(super) fn cooled_down(&self, resend: Seconds) -> Result<(), Refusal> {
        let left = resend.saturating_sub(self.clock.now());
        let left = u32::try_from(left).unwrap_or(u32::MAX);
        match left {
            0 => Ok(()),
            left => Err(Refusal::new(Code::TooManyRequests).retry_after(left)),
        }
    }

    /// A birth date may not be in the future; today is that of Europe/Paris.
    pub(super) fn not_in_the_future(&self, birth_date: BirthDate) -> Result<(), Refusal> {
        if birth_date.iso() > clock::day_in_paris(self.clock.now()) {
            return Err(Refusal::invalid("birth_date", "future"));
        }
        Ok(())
    }

    /// The temper that somebody's number meets, once.
    pub(super) fn temper(&mut self, number: &str) -> Result<(), Refusal> {
        let now = self.clock.now();
        let met = self.members.iter_mut().find(|member| member.nir() == number && !member.tempered);
        let Some(member) = met else { return Ok(()) };
        member.tempered = true;
        match member.profile.temper {
            Temper::Unavailable => return Err(Refusal::new(Code::Unavailable)),
            Temper::Locked => {
                for what in [What::Identification, What::Recovery] {
                    self.tries.lock(number, what, self.limits.lock_s, now);
                }
            }
            Temper::Plain | Temper::Slow => {}
        }
        Ok(())
    }

    /// `GET /session`.
    pub(super) fn read_session(&self, call: &Call<'_>) -> Outcome {
        Ok((self.standing(call.token.as_deref()), Cookie::Keep))
    }

    /// `POST /session/renewal`.
    pub(super) fn renew_session(&mut self, call: &Call<'_>) -> Outcome {
        self.acting(call)?;
        self.read_session(call)
    }

    /// `DELETE /session`.
    pub(super) fn end_session(&mut self, call: &Call<'_>) -> Outcome {
        if let Some(token) = &call.token {
            self.sessions.remove(token);
        }
        Ok((Standing::NOBODY, Cookie::Clear))
    }

    /// How long the backend takes: Samir waits, whether by his number or in his session.
    pub(super) fn delay(&self, call: &Call<'_>) -> Duration {
        let by_session = self.session(call).and_then(|(_, session)| session.member);
        let by_number = || {
            let nir = (call.read::<Identify>().map(|body| body.nir))
                .or_else(|_| call.read::<RequestCode>().map(|body| body.nir))
                .or_else(|_| call.read::<RecoverIdentifier>().map(|body| body.nir))
                .or_else(|_| call.read::<RecoverPassword>().map(|body| body.nir))
                .ok()?;
            self.members.iter().position(|member| member.nir() == nir.as_str())
        };
        let slow = by_session
            .or_else(by_number)
            .and_then(|member| self.members.get(member))
            .is_some_and(|member| member.profile.temper == Temper::Slow);
        Duration::from_secs(if slow { 4 } else { 0 })
    }
}
