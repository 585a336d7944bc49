//! The operations on children's profiles.

use super::activation::TERMS_VERSION;
use super::backend::Sandbox;
use super::call::OperationCall;
use super::member::ChildProfile;
use super::receipt::Kind;
use super::refusal::Refusal;
use super::response::Success;
use super::session_state::Step;
use crate::contract::{ActivateProfile, Code, Profile, ProfileStatus, Profiles};

/// A decision for one profile.
#[derive(Debug, Clone, Copy)]
enum ProfileAction {
    Activation,
    Opposition,
    Closure,
}

impl Sandbox {
    /// Returns the member of the session; refuses with `step_not_allowed` if the step does not allow
    /// the management of profiles.
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

    /// Handles the operations below `/profiles/{id}/`; `None` for any other path.
    pub(super) fn dispatch_profile(
        &mut self,
        is_post: bool,
        path: &str,
        call: &OperationCall<'_>,
    ) -> Option<Result<Success, Refusal>> {
        let (id, suffix) = path.strip_prefix("/profiles/")?.split_once('/')?;
        match (is_post, suffix) {
            (true, "activation") => {
                let accepted = call.read::<ActivateProfile>().and_then(|body| {
                    if body.terms_version == TERMS_VERSION {
                        Ok(())
                    } else {
                        Err(Refusal::new(Code::TermsOutdated))
                    }
                });
                Some(accepted.and_then(|()| self.decide(call, id, ProfileAction::Activation)))
            }
            (true, "opposition") => Some(self.decide(call, id, ProfileAction::Opposition)),
            (true, "closure") => Some(self.decide(call, id, ProfileAction::Closure)),
            (false, "receipt") => Some(self.profile_receipt(call, id)),
            _ => None,
        }
    }

    fn decide(
        &mut self,
        call: &OperationCall<'_>,
        id: &str,
        action: ProfileAction,
    ) -> Result<Success, Refusal> {
        let parent = self.require_parent(call)?;
        let on = self.today();
        let parent = self.members.get_mut(parent);
        let profile = parent
            .and_then(|parent| parent.profiles.iter_mut().find(|profile| profile.child.id == id))
            .ok_or_else(|| Refusal::new(Code::Unknown))?;
        profile.status = match (action, &profile.status) {
            (_, ProfileStatus::OtherParent) => return Err(Refusal::new(Code::OtherParent)),
            (ProfileAction::Activation, ProfileStatus::Active { .. })
            | (ProfileAction::Closure, ProfileStatus::Closed { .. })
            | (ProfileAction::Opposition, ProfileStatus::Opposed { .. }) => profile.status.clone(),
            (ProfileAction::Activation, _) => ProfileStatus::Active { on },
            (ProfileAction::Closure, ProfileStatus::Active { .. }) => ProfileStatus::Closed { on },
            (ProfileAction::Opposition, ProfileStatus::Pending) => ProfileStatus::Opposed { on },
            _ => return Err(Refusal::new(Code::StepNotAllowed)),
        };
        Ok(Success::json(&to_contract(profile)))
    }

    fn profile_receipt(&mut self, call: &OperationCall<'_>, id: &str) -> Result<Success, Refusal> {
        let parent = self.require_parent(call)?;
        let parent = self.member(parent)?;
        let profile = parent.profiles.iter().find(|profile| profile.child.id == id);
        match profile.map(|profile| (profile.child, &profile.status)) {
            Some((child, ProfileStatus::Opposed { on })) => {
                let name = format!("{} {}", child.first_name, child.last_name);
                Ok(Success::pdf(parent.receipt(on, Kind::ChildOpposition { child: &name })))
            }
            Some(_) => Err(Refusal::new(Code::ReceiptGone)),
            None => Err(Refusal::new(Code::Unknown)),
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
