//! The behaviour of the test people: unavailable, locked or slow.

use std::time::Duration;

use super::backend::Sandbox;
use super::call::OperationCall;
use super::people::Behaviour;
use super::refusal::Refusal;
use super::session_state::SessionState;
use crate::contract::{
    Identify, LockScope, RecoverIdentifier, RecoverPassword, RefusalCode, RequestCode,
};

impl Sandbox {
    /// Applies the fixture's behaviour to the member with this social-security number, the first time
    /// only.
    pub(super) fn apply_behaviour(&mut self, number: &str) -> Result<(), Refusal> {
        let now = self.clock.now();
        let mut members = self.members.iter_mut();
        let member = members.find(|member| member.nir() == number && !member.behaviour_applied);
        let Some(member) = member else { return Ok(()) };
        member.behaviour_applied = true;
        match member.fixture.behaviour {
            Behaviour::Unavailable => return Err(Refusal::new(RefusalCode::Unavailable)),
            Behaviour::Locked => {
                for scope in [LockScope::Identification, LockScope::Recovery] {
                    self.tries.lock(number, scope, self.limits.lock_s, now);
                }
            }
            Behaviour::Normal | Behaviour::Slow => {}
        }
        Ok(())
    }

    /// Returns the delay before the response: four seconds for a slow member, otherwise zero. The member
    /// is found by the session, or by the social-security number in the body.
    pub(super) fn delay(&self, call: &OperationCall<'_>) -> Duration {
        let by_number = || {
            let nir = (call.read::<Identify>().map(|body| body.nir))
                .or_else(|_| call.read::<RequestCode>().map(|body| body.nir))
                .or_else(|_| call.read::<RecoverIdentifier>().map(|body| body.nir))
                .or_else(|_| call.read::<RecoverPassword>().map(|body| body.nir));
            self.member_with(nir.ok()?.as_str())
        };
        let by_session = self.session(call).and_then(SessionState::member);
        let member = by_session.or_else(by_number).and_then(|member| self.members.get(member));
        let slow = member.is_some_and(|member| member.fixture.behaviour == Behaviour::Slow);
        Duration::from_secs(if slow { 4 } else { 0 })
    }
}
