//! Minors' profiles: one decision and one receipt per child.

use crate::contract::{self, Profile, ProfileReceipt, ProfileStatus};
use crate::route::{ProfileId, Route};

/// A screen of the profiles. A variant holds the child's id only: the profile and the available decisions are read from
/// `GET /profiles` each time, because another tab may have changed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Profiles {
    /// `/profils`.
    List,
    /// `/profils/{id}/decision`.
    Decision(ProfileId),
    /// `/profils/{id}/opposition`: the request for confirmation.
    Validation(ProfileId),
    /// `/profils/{id}/confirmation`.
    Decided(ProfileId),
}

impl Profiles {
    /// Returns the screen at an address, if it belongs to this journey.
    pub fn at(requested: &Route) -> Option<Self> {
        Some(match requested {
            Route::Profiles => Self::List,
            Route::ProfileDecision(id) => Self::Decision(id.clone()),
            Route::ProfileOpposition(id) => Self::Validation(id.clone()),
            Route::ProfileConfirmation(id) => Self::Decided(id.clone()),
            _ => return None,
        })
    }
}

/// The decisions available for a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choices {
    /// No decision was made.
    ActivateOrOppose,
    /// The space was opposed or closed.
    ActivateOnly,
    /// The space is active.
    CloseOnly,
    /// The space was created without a decision.
    ActivateOrClose,
    /// The other parent manages this profile.
    Nothing,
}

/// A child of the person, with the profile from `GET /profiles`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    pub profile: Profile,
    pub id: ProfileId,
}

impl Child {
    /// Finds a child by the id of the profile.
    pub fn find(profiles: &contract::Profiles, id: &ProfileId) -> Option<Self> {
        let profile = profiles.0.iter().find(|profile| profile.id == id.as_str())?.clone();
        Some(Self { profile, id: id.clone() })
    }

    pub fn choices(&self) -> Choices {
        match self.profile.status {
            ProfileStatus::Pending => Choices::ActivateOrOppose,
            ProfileStatus::Opposed { .. } | ProfileStatus::Closed { .. } => Choices::ActivateOnly,
            ProfileStatus::Active { .. } => Choices::CloseOnly,
            ProfileStatus::Created { .. } => Choices::ActivateOrClose,
            ProfileStatus::OtherParent => Choices::Nothing,
        }
    }

    /// Returns the receipt of the opposition; `None` if there is no receipt.
    pub fn receipt(&self) -> Option<ProfileReceipt> {
        matches!(self.profile.status, ProfileStatus::Opposed { .. })
            .then(|| ProfileReceipt { id: self.id.clone() })
    }
}
