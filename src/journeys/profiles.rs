//! Minors' profiles: E1 → E2 → E3 → E4, one decision and one receipt a child.

use crate::contract::{
    ActivateProfile, CloseProfile, OpposeProfile, Profile, ProfileReceipt, ProfileStatus, Profiles,
};
use crate::journeys::activation::Accepted;
use crate::route::{ProfileId, Route};

/// Where among the profiles. E2 to E4 name a child that the backend knows: which one, and what
/// can be decided, is read from `GET /profiles` each time, so that no decision is taken on what
/// another tab has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Minors {
    /// E1.
    List,
    /// E2.
    Decision(ProfileId),
    /// E3: is it really what the parent wants?
    Validation(ProfileId),
    /// E4: the decision is taken.
    Decided(ProfileId),
}

impl Minors {
    /// The screen's address.
    pub fn route(&self) -> Route {
        match self {
            Self::List => Route::Profiles,
            Self::Decision(id) => Route::ProfileDecision(id.clone()),
            Self::Validation(id) => Route::ProfileOpposition(id.clone()),
            Self::Decided(id) => Route::ProfileConfirmation(id.clone()),
        }
    }

    /// The screen at an address, if it is one of these.
    pub fn at(asked: &Route) -> Option<Self> {
        Some(match asked {
            Route::Profiles => Self::List,
            Route::ProfileDecision(id) => Self::Decision(id.clone()),
            Route::ProfileOpposition(id) => Self::Validation(id.clone()),
            Route::ProfileConfirmation(id) => Self::Decided(id.clone()),
            _ => return None,
        })
    }
}

/// What can be decided for a child now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choices {
    /// Nothing was decided, or the space was closed.
    ActivateOrOppose,
    /// Opposed, or closed: it may be opened.
    ActivateAlone,
    /// Open: it may be closed.
    CloseAlone,
    /// The other parent manages this profile.
    Nothing,
}

/// A child whose profile the parent manages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    profile: Profile,
    id: ProfileId,
}

impl Child {
    /// The child of an identifier, among those of the parent.
    pub fn find(profiles: &Profiles, id: &ProfileId) -> Option<Self> {
        let profile = profiles.0.iter().find(|profile| profile.id == id.as_str())?.clone();
        Some(Self { profile, id: id.clone() })
    }

    /// The profile.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// What can be decided.
    pub fn choices(&self) -> Choices {
        match self.profile.status {
            ProfileStatus::Pending => Choices::ActivateOrOppose,
            ProfileStatus::Opposed { .. } | ProfileStatus::Closed { .. } => Choices::ActivateAlone,
            ProfileStatus::Active { .. } => Choices::CloseAlone,
            ProfileStatus::OtherParent => Choices::Nothing,
        }
    }

    /// « J’active… », the terms accepted.
    pub fn activate(&self, _: Accepted) -> ActivateProfile {
        let terms_version = self.profile.terms_version.clone();
        ActivateProfile { id: Some(self.id.clone()), terms_version }
    }

    /// E3, « Continuer », for a child whose creation is refused.
    pub fn oppose(&self) -> OpposeProfile {
        OpposeProfile { id: Some(self.id.clone()) }
    }

    /// E3, « Continuer », for a child whose space is closed.
    pub fn close(&self) -> CloseProfile {
        CloseProfile { id: Some(self.id.clone()) }
    }

    /// The child's receipt, when opposed.
    pub fn receipt(&self) -> Option<ProfileReceipt> {
        matches!(self.profile.status, ProfileStatus::Opposed { .. })
            .then(|| ProfileReceipt { id: self.id.clone() })
    }
}
