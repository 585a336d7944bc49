//! The operations on children's profiles.

use super::activation::TERMS_VERSION;
use super::clock::{self, Seconds};
use super::people::{ChildFixture, InitialDecision};
use super::receipt::{self, Kind, Receipt};
use super::refusal::Refusal;
use super::session::{IssuedCode, Member, Step};
use super::{Cookie, OperationCall, Sandbox, Success};
use crate::contract::{ActivateProfile, Code, Date, Profile, ProfileStatus, Profiles};

/// The current state of a child's profile.
#[derive(Debug, Clone)]
pub(super) struct ChildProfile {
    pub(super) child: &'static ChildFixture,
    pub(super) status: ProfileStatus,
    /// The child's own provisional code.
    pub(super) code: IssuedCode,
}

/// Parses a date from a fixture or from the clock; both are always valid.
pub(super) fn day(on: &str) -> Date {
    Date::try_from(on.to_owned()).unwrap_or_else(|_| Date::epoch())
}

impl ChildProfile {
    pub(super) fn new(child: &'static ChildFixture, expires: Seconds) -> Self {
        let status = match child.initial_decision {
            InitialDecision::Undecided => ProfileStatus::Pending,
            InitialDecision::Opposed(on) => ProfileStatus::Opposed { on: day(on) },
            InitialDecision::Active(on) => ProfileStatus::Active { on: day(on) },
            InitialDecision::OtherParent => ProfileStatus::OtherParent,
        };
        let code = IssuedCode { text: child.code.to_owned(), expires, used: false };
        Self { child, status, code }
    }

    fn to_contract(&self) -> Profile {
        Profile {
            id: self.child.id.to_owned(),
            first_name: self.child.first_name.to_owned(),
            last_name: self.child.last_name.to_owned(),
            status: self.status.clone(),
            terms_version: TERMS_VERSION.to_owned(),
        }
    }
}

/// A decision for one profile.
#[derive(Debug, Clone, Copy)]
enum ProfileAction {
    Activation,
    Opposition,
    Closure,
}

impl Sandbox {
    pub(super) fn today(&self) -> Date {
        day(&clock::day_in_paris(self.clock.now()))
    }

    /// Returns the member of the session; refuses with `step_not_allowed` if the step does not allow
    /// the management of profiles.
    fn require_parent(&mut self, call: &OperationCall<'_>) -> Result<usize, Refusal> {
        let (member, step) = self.require_member(call)?;
        match step {
            Step::Activated | Step::SignedIn | Step::Opposed | Step::ProfileDecision(_) => {
                Ok(member)
            }
            _ => Err(Refusal::new(Code::StepNotAllowed)),
        }
    }

    /// `GET /profiles`.
    pub(super) fn read_profiles(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let parent = self.require_parent(call)?;
        let profiles = self.members.get(parent).map(|parent| parent.profiles.as_slice());
        let profiles =
            Profiles(profiles.unwrap_or_default().iter().map(ChildProfile::to_contract).collect());
        Ok(Success::json(&profiles, Cookie::Keep))
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
        Ok(Success::json(&profile.to_contract(), Cookie::Keep))
    }

    fn profile_receipt(&mut self, call: &OperationCall<'_>, id: &str) -> Result<Success, Refusal> {
        let parent = self.require_parent(call)?;
        let parent = self.members.get(parent).ok_or_else(|| Refusal::new(Code::Unknown))?;
        let profile = parent.profiles.iter().find(|profile| profile.child.id == id);
        match profile.map(|profile| (profile.child, &profile.status)) {
            Some((child, ProfileStatus::Opposed { on })) => {
                let name = format!("{} {}", child.first_name, child.last_name);
                Ok(pdf(parent, on, Kind::ChildOpposition { child: &name }))
            }
            Some(_) => Err(Refusal::new(Code::ReceiptGone)),
            None => Err(Refusal::new(Code::Unknown)),
        }
    }
}

/// Renders the receipt of a member's decision.
pub(super) fn pdf(member: &Member, on: &Date, kind: Kind<'_>) -> Success {
    let person = member.fixture;
    // « LEGUELLEC Martine julie »: the activation guide prints the insurer's spelling.
    let mut names = person.first_names.split(' ');
    let first = names.next().unwrap_or_default();
    let others: String = names.map(|name| format!(" {}", name.to_lowercase())).collect();
    let holder = format!("{} {first}{others}", person.last_name.to_uppercase());
    let addressee = format!("{} {}", person.first_names, person.last_name);
    Success::pdf(receipt::pdf(&Receipt {
        nir: person.sheet.nir,
        holder: &holder,
        addressee: &addressee,
        on: &on.in_french(),
        kind,
    }))
}
