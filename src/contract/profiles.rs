//! Minors' profiles: a parent decides for each child, and has a receipt for each.

use std::borrow::Cow;

use serde::Serialize;

use super::{Answer, Date, Method, Operation, document, operation};
use crate::json::Value;
use crate::route::ProfileId;

/// A child's profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Profile {
    /// As the backend names it; stands in addresses, and is never a name.
    pub id: String,
    /// The child's first name.
    pub first_name: String,
    /// The child's last name.
    pub last_name: String,
    /// What was decided.
    pub status: ProfileStatus,
    /// The version of the terms to accept, to open the space.
    pub terms_version: String,
}

/// What was decided for a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProfileStatus {
    /// Nothing yet.
    Pending,
    /// The space is open.
    Active {
        /// Since when.
        on: Date,
    },
    /// The creation was refused.
    Opposed {
        /// On which day.
        on: Date,
    },
    /// The space was closed.
    Closed {
        /// On which day.
        on: Date,
    },
    /// The other parent manages this profile.
    OtherParent,
}

/// Every profile attached to the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Profiles(pub Vec<Profile>);

operation! {
    /// E1: the profiles attached to the person.
    ReadProfiles {}
    Get "/profiles" -> Profiles,
    "The profiles attached to the person.",
    refuses [SessionEnded, StepNotAllowed]
}

/// Declares an act on one profile, whose identifier stands in the path.
macro_rules! profile_act {
    ($(#[$meta:meta])* $name:ident { $( $(#[$field_meta:meta])* $field:ident : $type:ty ),* }
     $end:literal, $summary:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "sandbox", derive(serde::Deserialize), serde(deny_unknown_fields))]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        pub struct $name {
            /// Whose profile: in the path, not in the body.
            #[serde(skip)]
            pub id: Option<ProfileId>,
            $( $(#[$field_meta])* pub $field: $type ),*
        }

        impl Operation for $name {
            type Answer = Profile;
            const ID: &'static str = stringify!($name);
            const METHOD: Method = Method::Post;
            const PATH: &'static str = concat!("/profiles/{id}/", $end);
            const SUMMARY: &'static str = $summary;
            const HAS_BODY: bool = {
                let fields: &[&str] = &[$(stringify!($field)),*];
                !fields.is_empty()
            };
            const REFUSALS: &'static [super::Code] = &[
                super::Code::SessionEnded,
                super::Code::StepNotAllowed,
                super::Code::OtherParent,
                super::Code::Unknown,
            ];

            fn path(&self) -> Cow<'static, str> {
                path(self.id.as_ref(), $end)
            }
        }
    };
}

fn path(id: Option<&ProfileId>, end: &str) -> Cow<'static, str> {
    Cow::Owned(["/profiles/", id.map_or("", ProfileId::as_str), "/", end].concat())
}

profile_act! {
    /// E2: the child's space is opened, the terms accepted.
    ActivateProfile {
        /// The version of the terms that was shown.
        terms_version: String
    }
    "activation", "Opens a child’s space."
}

profile_act! {
    /// E3: the creation of the child's space is refused.
    OpposeProfile {}
    "opposition", "Opposes the creation of a child’s space."
}

profile_act! {
    /// E3: the child's space is closed.
    CloseProfile {}
    "closure", "Closes a child’s space."
}

document! {
    /// E4: the receipt of a child's opposition.
    ProfileReceipt {
        /// Whose.
        id: ProfileId,
    }
    "/profiles/{id}/receipt",
    "The receipt of a child’s opposition.",
    refuses [SessionEnded, ReceiptGone, Unknown]
}

impl ProfileReceipt {
    /// The path of this very receipt.
    pub fn path(&self) -> Cow<'static, str> {
        path(Some(&self.id), "receipt")
    }
}

impl Answer for Profile {
    fn read(value: &Value) -> Option<Self> {
        Self::read(value)
    }
}

impl Answer for Profiles {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(Profile::read).collect::<Option<_>>().map(Self)
    }
}
