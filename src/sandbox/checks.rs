//! The checks that operations share: tries, locks, times and passwords.

use super::backend::Sandbox;
use super::call::OperationCall;
use super::clock::{self, Seconds};
use super::cookie::Cookie;
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

    /// Refuses a birth date after today's date.
    pub(super) fn ensure_not_in_the_future(&self, birth_date: BirthDate) -> Result<(), Refusal> {
        if birth_date.iso() > String::from(self.today()) {
            return Err(Refusal::invalid("birth_date", "future"));
        }
        Ok(())
    }

    /// Refuses a new password that does not meet the criteria.
    pub(super) fn ensure_strong(&self, password: &Password) -> Result<(), Refusal> {
        match Password::parse(password.as_str(), self.limits.password_min) {
            Ok(_) => Ok(()),
            Err(_) => Err(Refusal::invalid("password", "criteria")),
        }
    }
}
