//! The operations on children's profiles.

use super::activation::TERMS_VERSION;
use super::backend::Sandbox;
use super::call::OperationCall;
use super::member::ChildProfile;
use super::receipt::Kind;
use super::refusal::Refusal;
use super::response::Success;
use super::session_state::Step;
use crate::contract::{ActivateProfile, Profile, ProfileStatus, Profiles, RefusalCode};

/// A decision for one profile.
#[derive(Debug, Clone, Copy)]
enum ProfileAction {
    Activation,
    Opposition,
    Closure,
}

impl Sandbox {
    /// Returns the index of the session's member. Refuses with `session_ended` if there is none, and with
    /// `step_not_allowed` if the step does not allow the management of profiles.
    fn require_parent(&mut self, call: &OperationCall<'_>) -> Result<usize, Refusal> {
        self.require_member_at(call, |step| {
            matches!(
                step,
                Step::Activated | Step::SignedIn | Step::Opposed | Step::ProfileDecision(_)
            )
        })
    }

    /// `GET /profiles`.
    pub(super) fn read_profiles(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let parent = self.require_parent(call)?;
        let profiles = self.member(parent)?.profiles.iter().map(to_contract).collect();
        Ok(Success::json(&Profiles(profiles)))
    }

    /// `POST /profiles/{id}/activation`.
    pub(super) fn activate_profile(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<Success, Refusal> {
        let ActivateProfile { terms_version, .. } = call.read()?;
        if terms_version != TERMS_VERSION {
            return Err(Refusal::new(RefusalCode::TermsOutdated));
        }
        self.decide(call, ProfileAction::Activation)
    }

    /// `POST /profiles/{id}/opposition`.
    pub(super) fn oppose_profile(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        self.decide(call, ProfileAction::Opposition)
    }

    /// `POST /profiles/{id}/closure`.
    pub(super) fn close_profile(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        self.decide(call, ProfileAction::Closure)
    }

    fn decide(
        &mut self,
        call: &OperationCall<'_>,
        action: ProfileAction,
    ) -> Result<Success, Refusal> {
        let parent = self.require_parent(call)?;
        let on = self.today();
        let parent = self.members.get_mut(parent);
        let profile = parent
            .and_then(|parent| {
                parent.profiles.iter_mut().find(|profile| profile.child.id == call.profile_id)
            })
            .ok_or_else(|| Refusal::new(RefusalCode::Unknown))?;
        profile.status = match (action, &profile.status) {
            (_, ProfileStatus::OtherParent) => return Err(Refusal::new(RefusalCode::OtherParent)),
            (ProfileAction::Activation, ProfileStatus::Active { .. })
            | (ProfileAction::Closure, ProfileStatus::Closed { .. })
            | (ProfileAction::Opposition, ProfileStatus::Opposed { .. }) => profile.status.clone(),
            (ProfileAction::Activation, _) => ProfileStatus::Active { on },
            (ProfileAction::Closure, ProfileStatus::Active { .. }) => ProfileStatus::Closed { on },
            (ProfileAction::Opposition, ProfileStatus::Pending) => ProfileStatus::Opposed { on },
            _ => return Err(Refusal::new(RefusalCode::StepNotAllowed)),
        };
        Ok(Success::json(&to_contract(profile)))
    }

    /// `GET /profiles/{id}/receipt`.
    pub(super) fn profile_receipt(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let parent = self.require_parent(call)?;
        let parent = self.member(parent)?;
        let profile = parent.profiles.iter().find(|profile| profile.child.id == call.profile_id);
        match profile.map(|profile| (profile.child, &profile.status)) {
            Some((child, ProfileStatus::Opposed { on })) => {
                let name = format!("{} {}", child.first_name, child.last_name);
                Ok(Success::pdf(parent.receipt(on, Kind::ChildOpposition { child: &name })))
            }
            Some(_) => Err(Refusal::new(RefusalCode::ReceiptGone)),
            None => Err(Refusal::new(RefusalCode::Unknown)),
        }
    }
}

fn to_contract(profile: &ChildProfile) -> Profile {
    Profile {
        id: profile.child.id.to_owned(),
        first_name: profile.child.first_name.to_owned(),
        last_name: profile.child.last_name.to_owned(),
        status: profile.status.clone(),
        terms_version: TERMS_VERSION.to_owned(),
    }
}
