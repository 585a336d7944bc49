//! The operations of sign-in.

use super::activation::TERMS_VERSION;
use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::claim::{Claim, Claimant};
use super::member::{Member, SpaceState};
use super::refusal::Refusal;
use super::session_state::{Holder, SessionState, Step};
use crate::contract::{
    AcceptTerms, ConfirmSignIn, FranceConnectOutcome, LockScope, RefusalCode, ResendSignIn, SignIn,
};

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
        // Told only after the right password, and if no other space has the identifier.
        let closed = self.members.iter().find_map(|member| match &member.space {
            SpaceState::Closed(on)
                if !self.limits.first_contract && member.had_credentials(&subject, &password) =>
            {
                Some(on)
            }
            _ => None,
        });
        if let (None, Some(on)) = (index, closed) {
            return Err(Refusal::new(RefusalCode::SpaceClosed).on(on.clone()));
        }
        let Some(index) = index else {
            return Err(self.refuse_wrong(call, &subject, scope, RefusalCode::NotRecognised));
        };
        self.tries.clear(&subject, scope);
        self.ensure_may_send(&[&subject])?;
        let claim = Claim { subject, claimant: Claimant::Member(index), recovery: None };
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
        // The space may have been closed meanwhile.
        if !self.member(index)?.is_active() {
            return Err(Refusal::new(RefusalCode::SessionEnded));
        }
        // A new token: the one from before authentication becomes invalid (session fixation).
        self.open_session(call, SessionState::new(Holder::Member(index), self.first_step(index)))
    }

    /// The step after a sign-in: the space, or the terms if they have changed.
    fn first_step(&self, index: usize) -> Step {
        if self.limits.first_contract {
            return Step::SignedIn;
        }
        let has_old_terms = self.members.get(index).is_some_and(|member| member.has_old_terms);
        if has_old_terms { Step::Terms } else { Step::SignedIn }
    }

    /// `POST /terms`.
    pub(super) fn accept_terms(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let AcceptTerms { terms_version } = call.read()?;
        let index = self.require_member_at(call, |step| step == Step::Terms)?;
        if terms_version != TERMS_VERSION {
            return Err(Refusal::new(RefusalCode::TermsOutdated));
        }
        if let Some(member) = self.members.get_mut(index) {
            member.has_old_terms = false;
        }
        self.set_step(call, Step::SignedIn)
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

    /// Handles the return from the simulated identity provider, and returns the token of the new session: signed in, or
    /// with the reason why not. The current session, `token`, ends in any case.
    pub(super) fn return_from_provider(
        &mut self,
        token: Option<String>,
        identity: ProviderAnswer,
    ) -> String {
        let call = OperationCall { token, profile_id: String::new(), body: &[] };
        let refused = |reason| SessionState::new(Holder::Nobody, Step::NotSignedIn(reason));
        let session = match identity {
            ProviderAnswer::Identity(index)
                if self.members.get(index).is_some_and(Member::is_active) =>
            {
                let opened = SessionState::new(Holder::Member(index), self.first_step(index));
                SessionState { by_provider: true, ..opened }
            }
            ProviderAnswer::Identity(_) => refused(FranceConnectOutcome::NoSpace),
            ProviderAnswer::Refused => refused(FranceConnectOutcome::Refused),
            ProviderAnswer::Unavailable => refused(FranceConnectOutcome::Unavailable),
        };
        self.open_session_for(&call, session, self.limits.session_s)
    }
}

/// What the simulated identity provider answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ProviderAnswer {
    /// The identity of a test person, by index.
    Identity(usize),
    /// The person has cancelled.
    Refused,
    /// The provider cannot be reached.
    Unavailable,
}
