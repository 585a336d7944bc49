//! Members, their sessions, and the checks that operations share.

use std::time::Duration;

use super::claim::Claim;
use super::clock::{self, Seconds};
use super::contact::PendingChange;
use super::people::{Behaviour, CodeState, InitialSpace, PersonFixture, children};
use super::profiles::ChildProfile;
use super::refusal::Refusal;
use super::{Cookie, Limits, OperationCall, Sandbox, StandingResult};
use crate::contract::{
    Channel, Code, ContactChange, Date, Identify, LockScope, RecoverIdentifier, RecoverPassword,
    RequestCode, Standing,
};
use crate::fields::{BirthDate, Email, Mobile};

/// The current state of a test person.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) fixture: &'static PersonFixture,
    pub(super) email: Option<Email>,
    pub(super) mobile: Option<Mobile>,
    pub(super) code: IssuedCode,
    pub(super) space: SpaceState,
    pub(super) profiles: Vec<ChildProfile>,
    /// Whether the fixture's behaviour has already been applied.
    pub(super) behaviour_applied: bool,
}

/// The latest provisional code of a person or a child; it may be expired or used.
#[derive(Debug, Clone)]
pub(super) struct IssuedCode {
    pub(super) text: String,
    pub(super) expires: Seconds,
    pub(super) used: bool,
}

/// The state of a person's space.
#[derive(Debug)]
pub(super) enum SpaceState {
    Undecided,
    /// Opposed on a date.
    Opposed(Date),
    Active {
        identifier: String,
        password: String,
    },
    /// Closed on a date.
    Closed(Date),
}

impl Member {
    pub(super) fn new(fixture: &'static PersonFixture, now: Seconds, limits: &Limits) -> Self {
        let life = Seconds::from(limits.code_days) * 86_400;
        Self {
            fixture,
            email: fixture.email.and_then(|email| email.parse().ok()),
            mobile: fixture.mobile.and_then(|mobile| mobile.parse().ok()),
            code: IssuedCode {
                text: fixture.sheet.code.to_owned(),
                expires: if fixture.code_state == CodeState::Expired { now } else { now + life },
                used: fixture.code_state == CodeState::Used,
            },
            space: match fixture.initial_space {
                InitialSpace::Undecided => SpaceState::Undecided,
                InitialSpace::Opposed(on) => match Date::try_from(on.to_owned()) {
                    Ok(on) => SpaceState::Opposed(on),
                    Err(_) => SpaceState::Undecided,
                },
                InitialSpace::Active(identifier, password) => SpaceState::Active {
                    identifier: identifier.to_owned(),
                    password: password.to_owned(),
                },
            },
            profiles: children(fixture.first_name)
                .iter()
                .map(|child| ChildProfile::new(child, now + life))
                .collect(),
            behaviour_applied: false,
        }
    }

    /// Returns the social-security number without spaces.
    pub(super) fn nir(&self) -> String {
        self.fixture.sheet.nir.replace(' ', "")
    }
}

/// A session of the sandbox, found by its token.
#[derive(Debug, Clone)]
pub(super) struct SessionState {
    /// The index of the authenticated member; `None` if the session holds a lock or a claim.
    pub(super) member: Option<usize>,
    pub(super) step: Step,
    /// The claim of a person who is not yet authenticated.
    pub(super) claim: Option<Claim>,
    /// Whether `/activer/decision` shows the person's identity to be checked: true if the session was
    /// opened with a code sent on request (guide to activation without a code, step 7).
    pub(super) must_check_identity: bool,
    /// A change of contact details that is not yet confirmed.
    pub(super) change: Option<PendingChange>,
    /// When the session ends, unless it is renewed.
    pub(super) ends: Seconds,
}

/// The step of a session in a journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The person chooses the channel for a provisional code.
    Channels,
    /// A provisional code was sent; it may be sent again from `resend`.
    CodeSent {
        channel: Channel,
        resend: Seconds,
    },
    Decision,
    Contact,
    Credentials,
    Activated,
    Opposed,
    /// The decision for a child, by the index of the profile.
    ProfileDecision(usize),
    SignInCode(SentOneTimeCode),
    SignedIn,
    IdentifierSent {
        channel: Channel,
        resend: Seconds,
    },
    ResetCode(SentOneTimeCode),
    ResetPassword,
    PasswordChanged,
    Closed,
    /// Locked until a time.
    Locked(LockScope, Seconds),
}

/// A one-time code that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SentOneTimeCode {
    pub(super) channel: Channel,
    pub(super) expires: Seconds,
    /// When it may be sent again.
    pub(super) resend: Seconds,
}

/// Extracts the session token from a `Cookie` header.
pub(super) fn token(header: &str) -> Option<&str> {
    header
        .split(';')
        .find_map(|pair| pair.trim().strip_prefix("session="))
        .filter(|t| !t.is_empty())
}

impl Sandbox {
    /// Returns the session of a call and its token, unless it has ended.
    pub(super) fn session(&self, call: &OperationCall<'_>) -> Option<(&str, &SessionState)> {
        let token = call.token.as_deref()?;
        let (token, session) = self.sessions.get_key_value(token)?;
        (session.ends > self.clock.now()).then_some((token.as_str(), session))
    }

    /// Returns the member and the step of the session, and renews the session; refuses with
    /// `session_ended` if there is none.
    pub(super) fn require_member(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<(usize, Step), Refusal> {
        let ends = self.clock.now() + Seconds::from(self.limits.session_s);
        let token = self.session(call).map(|(token, _)| token.to_owned());
        let session = token.and_then(|token| self.sessions.get_mut(&token));
        let Some(session) = session else { return Err(Refusal::new(Code::SessionEnded)) };
        let Some(member) = session.member else { return Err(Refusal::new(Code::SessionEnded)) };
        session.ends = ends;
        Ok((member, session.step))
    }

    /// Opens a session of `life_s` seconds and returns its token. Ends the session whose token the call sent.
    pub(super) fn open_session(
        &mut self,
        call: &OperationCall<'_>,
        member: Option<usize>,
        step: Step,
        life_s: u32,
    ) -> String {
        if let Some(old) = &call.token {
            self.sessions.remove(old);
        }
        self.serial += 1;
        // Unique, not secret: this backend holds no personal data.
        let token = format!("{:016x}", self.serial.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let ends = self.clock.now() + Seconds::from(life_s);
        let session = SessionState {
            member,
            step,
            claim: None,
            must_check_identity: false,
            change: None,
            ends,
        };
        self.sessions.insert(token.clone(), session);
        token
    }

    /// Sets the step of the session and returns the resulting standing.
    pub(super) fn set_step(&mut self, call: &OperationCall<'_>, step: Step) -> StandingResult {
        if let Some(session) = call.token.as_ref().and_then(|token| self.sessions.get_mut(token)) {
            session.step = step;
        }
        Ok((self.standing(call.token.as_deref()), Cookie::Keep))
    }

    /// Returns whether the contact details may be changed while a code is requested: only with an
    /// e-mail address on file, otherwise through the insurer.
    pub(super) fn contact_change(&self, claim: &Claim) -> ContactChange {
        match self.contacts(claim).has(Channel::Email) {
            true => ContactChange::Allowed,
            false => ContactChange::Elsewhere,
        }
    }

    /// Builds the refusal of a lock, and opens a session that holds the lock, so that a reload shows it
    /// again.
    pub(super) fn refuse_locked(
        &mut self,
        call: &OperationCall<'_>,
        scope: LockScope,
        seconds: u32,
    ) -> Refusal {
        let until = self.clock.now() + u64::from(seconds);
        let token = self.open_session(call, None, Step::Locked(scope, until), seconds);
        Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0).cookie(Cookie::Set(token))
    }

    /// Refuses while the subject is locked for a scope.
    pub(super) fn ensure_not_locked(
        &mut self,
        call: &OperationCall<'_>,
        subject: &str,
        scope: LockScope,
    ) -> Result<(), Refusal> {
        match self.tries.locked_for(subject, scope, self.clock.now()) {
            Some(seconds) => Err(self.refuse_locked(call, scope, seconds)),
            None => Ok(()),
        }
    }

    /// Refuses with `too_many_requests` before `resend`, the time when a code may be sent again.
    pub(super) fn ensure_resend_allowed(&self, resend: Seconds) -> Result<(), Refusal> {
        let left = resend.saturating_sub(self.clock.now());
        let left = u32::try_from(left).unwrap_or(u32::MAX);
        match left {
            0 => Ok(()),
            left => Err(Refusal::new(Code::TooManyRequests).retry_after(left)),
        }
    }

    /// Refuses a birth date after today's date in Europe/Paris.
    pub(super) fn ensure_not_in_the_future(&self, birth_date: BirthDate) -> Result<(), Refusal> {
        if birth_date.iso() > clock::day_in_paris(self.clock.now()) {
            return Err(Refusal::invalid("birth_date", "future"));
        }
        Ok(())
    }

    /// Applies the fixture's behaviour to the member with this social-security number, the first time
    /// only.
    pub(super) fn apply_behaviour(&mut self, number: &str) -> Result<(), Refusal> {
        let now = self.clock.now();
        let mut members = self.members.iter_mut();
        let member = members.find(|member| member.nir() == number && !member.behaviour_applied);
        let Some(member) = member else { return Ok(()) };
        member.behaviour_applied = true;
        match member.fixture.behaviour {
            Behaviour::Unavailable => return Err(Refusal::new(Code::Unavailable)),
            Behaviour::Locked => {
                for scope in [LockScope::Identification, LockScope::Recovery] {
                    self.tries.lock(number, scope, self.limits.lock_s, now);
                }
            }
            Behaviour::Normal | Behaviour::Slow => {}
        }
        Ok(())
    }

    /// `GET /session`.
    pub(super) fn read_session(&self, call: &OperationCall<'_>) -> StandingResult {
        Ok((self.standing(call.token.as_deref()), Cookie::Keep))
    }

    /// `POST /session/renewal`.
    pub(super) fn renew_session(&mut self, call: &OperationCall<'_>) -> StandingResult {
        self.require_member(call)?;
        self.read_session(call)
    }

    /// `DELETE /session`.
    pub(super) fn end_session(&mut self, call: &OperationCall<'_>) -> StandingResult {
        if let Some(token) = &call.token {
            self.sessions.remove(token);
        }
        Ok((Standing::ANONYMOUS, Cookie::Clear))
    }

    /// Returns the delay before the response: four seconds for a slow member, otherwise zero. The member
    /// is found by the session, or by the social-security number in the body.
    pub(super) fn delay(&self, call: &OperationCall<'_>) -> Duration {
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
            .is_some_and(|member| member.fixture.behaviour == Behaviour::Slow);
        Duration::from_secs(if slow { 4 } else { 0 })
    }
}
