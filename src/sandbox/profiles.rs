//! What the sandbox answers to opposition and to the decisions for children.

use super::activation::TERMS_VERSION;
use super::clock::{self, Seconds};
use super::people::{Brought, Child};
use super::receipt::{self, Kind, Receipt};
use super::refusal::Refusal;
use super::session::{Member, ProvisionalPaper, Space, Step};
use super::{Call, Cookie, Outcome, Sandbox, Success};
use crate::contract::{ActivateProfile, Code, Date, Profile, ProfileStatus, Profiles};

/// A child, as things have become.
#[derive(Debug, Clone)]
pub(super) struct Minor {
    pub(super) child: &'static Child,
    pub(super) status: ProfileStatus,
    /// The child's own code.
    pub(super) code: ProvisionalPaper,
}

/// A day of this sandbox always reads.
pub(super) fn day(on: &str) -> Date {
    Date::try_from(on.to_owned()).unwrap_or_else(|_| Date::epoch())
}

impl Minor {
    pub(super) fn new(child: &'static Child, expires: Seconds) -> Self {
        let status = match child.beginning {
            Brought::Undecided => ProfileStatus::Pending,
            Brought::Opposed(on) => ProfileStatus::Opposed { on: day(on) },
            Brought::Active(on) => ProfileStatus::Active { on: day(on) },
            Brought::OtherParent => ProfileStatus::OtherParent,
        };
        let code = ProvisionalPaper { text: child.code.to_owned(), expires, used: false };
        Self { child, status, code }
    }

    fn profile(&self) -> Profile {
        Profile {
            id: self.child.id.to_owned(),
            first_name: self.child.first_name.to_owned(),
            last_name: self.child.last_name.to_owned(),
            status: self.status.clone(),
            terms_version: TERMS_VERSION.to_owned(),
        }
    }
}

/// What is asked of one profile.
#[derive(Debug, Clone, Copy)]
enum Act {
    Activation,
    Opposition,
    Closure,
}

impl Sandbox {
    fn today(&self) -> Date {
        day(&clock::day_in_paris(self.clock.now()))
    }

    /// `POST /opposition`.
    pub(super) fn oppose(&mut self, call: &Call<'_>) -> Outcome {
        let (member, step) = self.acting(call)?;
        if !matches!(step, Step::Decision | Step::Contact | Step::Credentials) {
            return Err(Refusal::new(Code::StepNotAllowed));
        }
        let today = self.today();
        if let Some(member) = self.members.get_mut(member)
            && !matches!(member.space, Space::Opposed(_))
        {
            member.space = Space::Opposed(today);
        }
        self.goes_to(call, Step::Opposed)
    }

    /// `GET /opposition/receipt`.
    pub(super) fn opposition_receipt(&mut self, call: &Call<'_>) -> Result<Success, Refusal> {
        let (member, step) = self.acting(call)?;
        let member = self.members.get(member);
        match member.map(|member| (member, &member.space)) {
            Some((member, Space::Opposed(on))) if step == Step::Opposed => {
                Ok(pdf(member, on, Kind::Opposition))
            }
            _ => Err(Refusal::new(Code::ReceiptGone)),
        }
    }

    /// Whoever may manage profiles now.
    fn parent(&mut self, call: &Call<'_>) -> Result<usize, Refusal> {
        let (member, step) = self.acting(call)?;
        match step {
            Step::Activated | Step::SignedIn | Step::Opposed | Step::ProfileDecision(_) => {
                Ok(member)
            }
            _ => Err(Refusal::new(Code::StepNotAllowed)),
        }
    }

    /// `GET /profiles`.
    pub(super) fn read_profiles(&mut self, call: &Call<'_>) -> Result<Success, Refusal> {
        let parent = self.parent(call)?;
        let minors = self.members.get(parent).map(|parent| parent.minors.as_slice());
        let profiles = Profiles(minors.unwrap_or_default().iter().map(Minor::profile).collect());
        Ok(Success::json(&profiles, Cookie::Keep))
    }

    /// What stands below `/profiles/{id}/`; `None` where nothing does.
    pub(super) fn profile(
        &mut self,
        post: bool,
        path: &str,
        call: &Call<'_>,
    ) -> Option<Result<Success, Refusal>> {
        let (id, end) = path.strip_prefix("/profiles/")?.split_once('/')?;
        match (post, end) {
            (true, "activation") => {
                let accepted = call.read::<ActivateProfile>().and_then(|act| {
                    if act.terms_version == TERMS_VERSION {
                        Ok(())
                    } else {
                        Err(Refusal::new(Code::TermsOutdated))
                    }
                });
                Some(accepted.and_then(|()| self.decide(call, id, Act::Activation)))
            }
            (true, "opposition") => Some(self.decide(call, id, Act::Opposition)),
            (true, "closure") => Some(self.decide(call, id, Act::Closure)),
            (false, "receipt") => Some(self.profile_receipt(call, id)),
            _ => None,
        }
    }

    fn decide(&mut self, call: &Call<'_>, id: &str, act: Act) -> Result<Success, Refusal> {
        let parent = self.parent(call)?;
        let on = self.today();
        let parent = self.members.get_mut(parent);
        let minor = parent
            .and_then(|parent| parent.minors.iter_mut().find(|minor| minor.child.id == id))
            .ok_or_else(|| Refusal::new(Code::Unknown))?;
        minor.status = match (act, &minor.status) {
            (_, ProfileStatus::OtherParent) => return Err(Refusal::new(Code::OtherParent)),
            (Act::Activation, ProfileStatus::Active { .. })
            | (Act::Closure, ProfileStatus::Closed { .. })
            | (Act::Opposition, ProfileStatus::Opposed { .. }) => minor.status.clone(),
            (Act::Activation, _) => ProfileStatus::Active { on },
            (Act::Closure, ProfileStatus::Active { .. }) => ProfileStatus::Closed { on },
            (Act::Opposition, ProfileStatus::Pending) => ProfileStatus::Opposed { on },
            _ => return Err(Refusal::new(Code::StepNotAllowed)),
        };
        Ok(Success::json(&minor.profile(), Cookie::Keep))
    }

    fn profile_receipt(&mut self, call: &Call<'_>, id: &str) -> Result<Success, Refusal> {
        let parent = self.parent(call)?;
        let parent = self.members.get(parent).ok_or_else(|| Refusal::new(Code::Unknown))?;
        let minor = parent.minors.iter().find(|minor| minor.child.id == id);
        match minor.map(|minor| (minor.child, &minor.status)) {
            Some((child, ProfileStatus::Opposed { on })) => {
                let name = format!("{} {}", child.first_name, child.last_name);
                Ok(pdf(parent, on, Kind::ChildOpposition { child: &name }))
            }
            Some(_) => Err(Refusal::new(Code::ReceiptGone)),
            None => Err(Refusal::new(Code::Unknown)),
        }
    }
}

/// The receipt of somebody, as S1 words it.
pub(super) fn pdf(member: &Member, on: &Date, kind: Kind<'_>) -> Success {
    let profile = member.profile;
    // « LEGUELLEC Martine julie »: as the insurer's files have it (S1).
    let mut names = profile.first_names.split(' ');
    let first = names.next().unwrap_or_default();
    let others: String = names.map(|name| format!(" {}", name.to_lowercase())).collect();
    let holder = format!("{} {first}{others}", profile.last_name.to_uppercase());
    let addressee = format!("{} {}", profile.first_names, profile.last_name);
    Success::pdf(receipt::pdf(&Receipt {
        nir: profile.sheet.nir,
        holder: &holder,
        addressee: &addressee,
        on: &on.in_french(),
        kind,
    }))
}
