//! The checks that operations share: tries, locks, times and passwords.

use std::collections::BTreeSet;

use super::backend::Sandbox;
use super::call::OperationCall;
use super::claim::Strangers;
use super::clock::{self, Seconds};
use super::cookie::Cookie;
use super::member::SpaceState;
use super::refusal::Refusal;
use super::session_state::{Holder, SessionState, Step};
use super::tries::WrongTry;
use crate::contract::{Date, LockScope, RefusalCode};
use crate::fields::{BirthDate, Password};

impl Sandbox {
    /// Refuses while the subject is locked for a scope. The session stays as it is.
    pub(super) fn ensure_not_locked(&self, subject: &str, scope: LockScope) -> Result<(), Refusal> {
        let left = self.tries.locked_for(subject, scope, self.clock.now());
        left.map_or(Ok(()), |seconds| Err(Refusal::locked(seconds)))
    }

    /// Refuses while the subject is locked for a scope. Opens a session that holds the lock.
    pub(super) fn ensure_may_try(
        &mut self,
        call: &OperationCall<'_>,
        subject: &str,
        scope: LockScope,
    ) -> Result<(), Refusal> {
        let left = self.tries.locked_for(subject, scope, self.clock.now());
        left.map_or(Ok(()), |seconds| Err(self.refuse_locked(call, scope, seconds)))
    }

    /// Counts a wrong try.
    pub(super) fn record_wrong(&mut self, subject: &str, scope: LockScope) -> WrongTry {
        self.tries.record_wrong(subject, scope, &self.limits, self.clock.now())
    }

    /// Counts a wrong try, and returns the refusal: `code`, or that of the lock.
    pub(super) fn refuse_wrong(
        &mut self,
        call: &OperationCall<'_>,
        subject: &str,
        scope: LockScope,
        code: RefusalCode,
    ) -> Refusal {
        match self.record_wrong(subject, scope) {
            WrongTry::Left(left) => Refusal::new(code).attempts_left(left),
            WrongTry::Locked(seconds) => self.refuse_locked(call, scope, seconds),
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
        let until = self.clock.now() + Seconds::from(seconds);
        let session = SessionState::new(Holder::Nobody, Step::Locked(scope, until));
        let token = self.open_session_for(call, session, seconds);
        Refusal::locked(seconds).cookie(Cookie::Set(token))
    }

    /// Returns the time from which a code that is sent now may be sent again.
    pub(super) fn resend_time(&self) -> Seconds {
        self.clock.now() + Seconds::from(self.limits.resend_after_s)
    }

    /// Returns the seconds until a time; 0 if it is past.
    pub(super) fn seconds_left(&self, until: Seconds) -> u32 {
        clock::seconds_left(until, self.clock.now())
    }

    /// Refuses with `too_many_requests` before `resend`, the time when a code may be sent again.
    pub(super) fn ensure_resend_allowed(&self, resend: Seconds) -> Result<(), Refusal> {
        match self.seconds_left(resend) {
            0 => Ok(()),
            left => Err(Refusal::new(RefusalCode::TooManyRequests).retry_after(left)),
        }
    }

    /// Returns today's date in Europe/Paris.
    pub(super) fn today(&self) -> Date {
        clock::date_in_paris(self.clock.now())
    }

    /// From what the contacts of strangers are made today.
    pub(super) fn strangers(&self) -> Strangers {
        Strangers { secret: self.limits.secret, day: self.clock.now() / 86_400 }
    }

    /// Refuses a birth date after today's date.
    pub(super) fn ensure_not_in_the_future(&self, birth_date: BirthDate) -> Result<(), Refusal> {
        if birth_date.iso() > String::from(self.today()) {
            return Err(Refusal::invalid("birth_date", "future"));
        }
        Ok(())
    }

    /// Refuses a new password of a member that does not keep the rules, that many people have, that contains the name or
    /// the identifier, or that is the current one (`docs/requirements.md`, R25).
    pub(super) fn ensure_strong(
        &self,
        index: usize,
        identifier: &str,
        password: &Password,
    ) -> Result<(), Refusal> {
        let refused = |code| Err(Refusal::invalid("password", code));
        if Password::parse(password.as_str(), self.limits.password_rules()).is_err() {
            return refused("criteria");
        }
        if self.limits.first_contract {
            return Ok(());
        }
        let typed = password.as_str().to_lowercase();
        let letters: String = typed.chars().filter(|c| c.is_alphabetic()).collect();
        let varied = typed.chars().collect::<BTreeSet<_>>().len() > 4;
        if COMMON.contains(&letters.as_str()) || !varied {
            return refused("too_common");
        }
        let member = self.member(index)?;
        let names = [member.fixture.first_name, member.fixture.last_name, identifier];
        let is_in = |name: &&str| name.chars().count() > 3 && typed.contains(&name.to_lowercase());
        if names.iter().any(is_in) {
            return refused("contains_identity");
        }
        match &member.space {
            SpaceState::Active { password: current, .. } if current == password.as_str() => {
                refused("already_used")
            }
            _ => Ok(()),
        }
    }
}

/// The letters of passwords that many people have, whatever digits and signs follow them.
const COMMON: &[&str] = &[
    "admin",
    "azerty",
    "azertyuiop",
    "bonjour",
    "chouchou",
    "doudou",
    "loulou",
    "marseille",
    "motdepasse",
    "password",
    "qwerty",
    "soleil",
];
