//! The operations of sign-in.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::claim::{Claim, Claimant};
use super::member::SpaceState;
use super::refusal::Refusal;
use super::session_state::{Holder, SessionState, Step};
use crate::contract::{ConfirmSignIn, LockScope, RefusalCode, ResendSignIn, SignIn};

impl Sandbox {
    /// `POST /sign-in`.
    pub(super) fn sign_in(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let SignIn { identifier, password, channel } = call.read()?;
        let scope = LockScope::SignIn;
        // Tries are counted per typed identifier, whether it exists or not.
        let subject = identifier.as_str().to_lowercase();
        self.ensure_may_try(call, &subject, scope)?;
        let index = self.members.iter().position(|member| {
            matches!(&member.space, SpaceState::Active { identifier: stored, password: secret }
                if stored.to_lowercase() == subject && secret == password.as_str())
        });
        let Some(index) = index else {
            return Err(self.refuse_wrong(call, &subject, scope, RefusalCode::NotRecognised));
        };
        self.tries.clear(&subject, scope);
        self.ensure_may_send(&[&subject])?;
        let claim = Claim { subject, claimant: Claimant::Member(index) };
        let step = Step::SignInCode(self.send_one_time_code(&claim, channel, None));
        self.open_session(call, SessionState::new(Holder::Claim(claim), step))
    }

    /// `POST /sign-in/one-time-code`.
    pub(super) fn confirm_sign_in(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ConfirmSignIn { one_time_code } = call.read()?;
        let (claim, Step::SignInCode(sent)) = self.require_claim(call)? else {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        };
        let index =
            self.check_one_time_code(call, &claim, sent, &one_time_code, LockScope::SignIn)?;
        // A new token: the one from before authentication becomes invalid (session fixation).
        self.open_session(call, SessionState::new(Holder::Member(index), Step::SignedIn))
    }

    /// `POST /sign-in/resend`.
    pub(super) fn resend_sign_in(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ResendSignIn { channel } = call.read()?;
        let (claim, Step::SignInCode(sent)) = self.require_claim(call)? else {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        };
        self.ensure_may_try(call, &claim.subject, LockScope::SignIn)?;
        self.ensure_resend_allowed(sent.resend)?;
        self.ensure_may_send(&[&claim.subject])?;
        let sent = self.send_one_time_code(&claim, channel, None);
        self.set_step(call, Step::SignInCode(sent))
    }

    /// Signs a member in after the return from the simulated identity provider, and returns the token
    /// of the new session; `None` if the member has no active space. `token` is the current session.
    pub(super) fn sign_in_with_provider(
        &mut self,
        token: Option<String>,
        member: usize,
    ) -> Option<String> {
        self.members.get(member).filter(|member| member.is_active())?;
        let call = OperationCall { token, profile_id: String::new(), body: &[] };
        let session = SessionState::new(Holder::Member(member), Step::SignedIn);
        Some(self.open_session_for(&call, session, self.limits.session_s))
    }
}
