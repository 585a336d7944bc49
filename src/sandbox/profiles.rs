//! The operations on children's profiles.

use super::activation::TERMS_VERSION;
use super::backend::Sandbox;
use super::call::OperationCall;
use super::member::ChildProfile;
use super::notices::Change;
use super::receipt::Kind;
use super::refusal::Refusal;
use super::response::Success;
use super::session_state::Step;
use crate::contract::{ActivateProfile, Profile, ProfileStatus, Profiles, RefusalCode};

/// A decision for one profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ProfileAction {
    Activation,
    Opposition,
    Closure,
}

impl Sandbox {
    /// Returns the index of the session's member, and that of the only child whose code opened the session. Refuses with
    /// `session_ended` if there is no member, and with `step_not_allowed` if the step does not allow the management of
    /// profiles.
    fn require_parent(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<(usize, Option<usize>), Refusal> {
        match self.require_member(call)? {
            (parent, Step::Activated | Step::SignedIn | Step::Opposed) => Ok((parent, None)),
            (parent, Step::ProfileDecision(child)) => Ok((parent, Some(child))),
            _ => Err(Refusal::new(RefusalCode::StepNotAllowed)),
        }
    }

    /// Returns the indices of the session's parent and of the child in the path. Refuses with `unknown` an id that is not
    /// of the session, whether the child exists or not.
    fn require_child(&mut self, call: &OperationCall<'_>) -> Result<(usize, usize), Refusal> {
        let (parent, only) = self.require_parent(call)?;
        let found =
            self.member(parent)?.profiles.iter().position(|p| p.child.id == call.profile_id);
        let child = found.filter(|child| only.is_none_or(|only| only == *child));
        child.map(|child| (parent, child)).ok_or_else(|| Refusal::new(RefusalCode::Unknown))
    }

    /// `GET /profiles`.
    pub(super) fn read_profiles(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let (parent, only) = self.require_parent(call)?;
        let profiles = self.member(parent)?.profiles.iter().enumerate();
        let allowed = profiles.filter(|(child, _)| only.is_none_or(|only| only == *child));
        Ok(Success::json(&Profiles(allowed.map(|(_, profile)| to_contract(profile)).collect())))
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
        if action == ProfileAction::Closure && self.require_parent(call)?.1.is_some() {
            // The code of a letter does not close a space: the parent signs in.
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        }
        let (parent, child) = self.require_child(call)?;
        let on = self.today();
        let member = self.members.get_mut(parent);
        let profile = member
            .and_then(|member| member.profiles.get_mut(child))
            .ok_or_else(|| Refusal::new(RefusalCode::Unknown))?;
        let status = match (action, &profile.status) {
            (_, ProfileStatus::OtherParent) => return Err(Refusal::new(RefusalCode::OtherParent)),
            (ProfileAction::Activation, ProfileStatus::Active { .. })
            | (ProfileAction::Closure, ProfileStatus::Closed { .. })
            | (ProfileAction::Opposition, ProfileStatus::Opposed { .. }) => profile.status.clone(),
            (ProfileAction::Activation, _) => ProfileStatus::Active { on },
            (
                ProfileAction::Closure,
                ProfileStatus::Active { .. } | ProfileStatus::Created { .. },
            ) => ProfileStatus::Closed { on },
            (ProfileAction::Opposition, ProfileStatus::Pending) => ProfileStatus::Opposed { on },
            _ => return Err(Refusal::new(RefusalCode::StepNotAllowed)),
        };
        if action == ProfileAction::Activation {
            profile.code.used = true;
        }
        let is_new = profile.status != status;
        profile.status = status;
        let answer = Success::json(&to_contract(profile));
        if is_new {
            let name = format!("{} {}", profile.child.first_name, profile.child.last_name);
            self.tell_member(
                parent,
                match action {
                    ProfileAction::Activation => Change::ChildActivation(&name),
                    ProfileAction::Opposition => Change::ChildOpposition(&name),
                    ProfileAction::Closure => Change::ChildClosure(&name),
                },
            );
        }
        Ok(answer)
    }

    /// `GET /profiles/{id}/receipt`.
    pub(super) fn profile_receipt(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let (parent, child) = self.require_child(call)?;
        let parent = self.member(parent)?;
        let profile = parent.profiles.get(child);
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
