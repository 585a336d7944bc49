//! Sessions: opening, finding and ending them, and their operations.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::claim::Claim;
use super::clock::Seconds;
use super::cookie::Cookie;
use super::refusal::Refusal;
use super::session_state::{SessionState, Step};
use crate::contract::{RefusalCode, Standing};

/// The address at which a real identity provider would end its own session.
const PROVIDER_SIGN_OUT: &str = "https://fournisseur.exemple.fr/deconnexion";

impl Sandbox {
    /// Returns the session of a call, unless it has ended.
    pub(super) fn session(&self, call: &OperationCall<'_>) -> Option<&SessionState> {
        let session = self.sessions.get(call.token.as_deref()?)?;
        (session.ends > self.clock.now()).then_some(session)
    }

    pub(super) fn session_mut(&mut self, call: &OperationCall<'_>) -> Option<&mut SessionState> {
        let now = self.clock.now();
        let session = self.sessions.get_mut(call.token.as_deref()?)?;
        (session.ends > now).then_some(session)
    }

    /// Renews and returns the session; refuses with `session_ended` if there is none.
    fn require_session(&mut self, call: &OperationCall<'_>) -> Result<&SessionState, Refusal> {
        let ends = self.clock.now() + Seconds::from(self.limits.session_s);
        let session =
            self.session_mut(call).ok_or_else(|| Refusal::new(RefusalCode::SessionEnded))?;
        session.ends = ends.min(session.ends_at_last);
        Ok(session)
    }

    /// Returns the member and the step of the session, and renews the session; refuses with
    /// `session_ended` if there is none.
    pub(super) fn require_member(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<(usize, Step), Refusal> {
        let session = self.require_session(call)?;
        let member = session.member().ok_or_else(|| Refusal::new(RefusalCode::SessionEnded))?;
        Ok((member, session.step))
    }

    /// Returns the member of the session; refuses with `step_not_allowed` at another step.
    pub(super) fn require_member_at(
        &mut self,
        call: &OperationCall<'_>,
        allowed: impl FnOnce(Step) -> bool,
    ) -> Result<usize, Refusal> {
        match self.require_member(call)? {
            (member, step) if allowed(step) => Ok(member),
            _ => Err(Refusal::new(RefusalCode::StepNotAllowed)),
        }
    }

    /// Returns the claim and the step of the session, and renews the session.
    ///
    /// Refuses with `session_ended` without a session, and with `step_not_allowed` if the session
    /// holds no claim.
    pub(super) fn require_claim(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<(Claim, Step), Refusal> {
        let session = self.require_session(call)?;
        let claim = session.claim().ok_or_else(|| Refusal::new(RefusalCode::StepNotAllowed))?;
        Ok((claim.clone(), session.step))
    }

    /// Opens a session of the usual duration and returns its standing.
    pub(super) fn open_session(
        &mut self,
        call: &OperationCall<'_>,
        session: SessionState,
    ) -> StandingResult {
        let token = self.open_session_for(call, session, self.limits.session_s);
        Ok((self.standing(self.sessions.get(&token)), Cookie::Set(token)))
    }

    /// Opens a session of `life_s` seconds and returns its token. Ends the session whose token the call sent.
    pub(super) fn open_session_for(
        &mut self,
        call: &OperationCall<'_>,
        session: SessionState,
        life_s: u32,
    ) -> String {
        if let Some(old) = &call.token {
            self.sessions.remove(old);
        }
        let now = self.clock.now();
        self.sessions.retain(|_, session| session.ends > now);
        self.serial += 1;
        // Unique, not secret: this backend holds no personal data.
        let token = format!("{:016x}", self.serial.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        // A session that only gets another token ends no later than before.
        let ends_at_last = match session.ends_at_last {
            0 => now + Seconds::from(self.limits.session_max_s),
            known => known,
        };
        let ends = ends_at_last.min(now + Seconds::from(life_s));
        let signs_in = matches!(session.step, Step::SignedIn | Step::Activated | Step::Terms);
        let proved = if signs_in { now } else { 0 };
        let opened = SessionState { proved, ends, ends_at_last, ..session };
        self.sessions.insert(token.clone(), opened);
        token
    }

    /// Changes the session and returns the resulting standing.
    pub(super) fn update_session(
        &mut self,
        call: &OperationCall<'_>,
        change: impl FnOnce(&mut SessionState),
    ) -> StandingResult {
        if let Some(session) = self.session_mut(call) {
            change(session);
        }
        self.read_session(call)
    }

    /// Sets the step of the session and returns the resulting standing.
    pub(super) fn set_step(&mut self, call: &OperationCall<'_>, step: Step) -> StandingResult {
        self.update_session(call, |session| session.step = step)
    }

    /// Ends every other session of a member, also those that began a sign-in or a recovery, and the reset links.
    pub(super) fn sign_out_elsewhere(&mut self, call: &OperationCall<'_>, member: usize) {
        let is_theirs = |session: &SessionState| {
            let claimed = session.claim().and_then(|claim| claim.claimant.recognised());
            session.member() == Some(member) || claimed == Some((member, None))
        };
        self.sessions
            .retain(|token, session| call.token.as_ref() == Some(token) || !is_theirs(session));
        self.reset_links.retain(|link| link.member != member);
    }

    /// `GET /session`.
    pub(super) fn read_session(&self, call: &OperationCall<'_>) -> StandingResult {
        Ok((self.standing(self.session(call)), Cookie::Keep))
    }

    /// `POST /session/renewal`.
    pub(super) fn renew_session(&mut self, call: &OperationCall<'_>) -> StandingResult {
        self.require_session(call)?;
        self.read_session(call)
    }

    /// `DELETE /session`.
    pub(super) fn end_session(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ended = call.token.as_ref().and_then(|token| self.sessions.remove(token));
        let by_provider = ended.is_some_and(|session| session.by_provider);
        let leave_at = by_provider.then(|| PROVIDER_SIGN_OUT.to_owned());
        Ok((Standing { leave_at, ..Standing::ANONYMOUS }, Cookie::Clear))
    }
}
