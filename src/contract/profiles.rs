//! Minors' profiles: a parent decides for each child and gets a receipt for each opposition.

use std::borrow::Cow;

use serde::Serialize;

use super::answer::answers;
use super::{Answer, Date, Method, Operation, document, operation};
use crate::json::Value;
use crate::route::ProfileId;

answers! {
    /// A child's profile.
    struct Profile {
        /// The profile id given by the backend: used in addresses, never a person's name.
        pub id: String,
        /// The child's first name.
        pub first_name: String,
        /// The child's last name.
        pub last_name: String,
        /// The parent's decision.
        pub status: ProfileStatus,
        /// The version of the terms to accept in order to activate the space.
        pub terms_version: String,
    }

    /// The parent's decision for a child.
    enum ProfileStatus tagged "kind" {
        /// No decision yet.
        "pending" => Pending,
        /// The space is activated.
        "active" => Active {
            /// The date of the activation.
            on: Date,
        },
        /// The creation of the space was refused.
        "opposed" => Opposed {
            /// The date of the opposition.
            on: Date,
        },
        /// The space was closed.
        "closed" => Closed {
            /// The date of the closure.
            on: Date,
        },
        /// The space was created without a decision, because six weeks had passed; it is not activated.
        "created" => Created {
            /// The date of the creation.
            on: Date,
        },
        /// The other parent manages this profile.
        "other_parent" => OtherParent,
    }
}

/// Every profile attached to the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Profiles(pub Vec<Profile>);

operation! {
    /// The request for the profiles attached to the person (`/profils`).
    ReadProfiles {}
    Get "/profiles" -> Profiles,
    "Returns the profiles attached to the person.",
    refuses [SessionEnded, StepNotAllowed]
}

/// Declares an operation on one profile, whose id is part of the path.
macro_rules! profile_operation {
    ($(#[$meta:meta])* $name:ident { $( $(#[$field_meta:meta])* $field:ident : $type:ty ),* }
     $suffix:literal, $summary:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "sandbox", derive(serde::Deserialize), serde(deny_unknown_fields))]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        pub struct $name {
            /// The profile id: part of the path, not of the body; `None` only when the sandbox parses a body.
            #[serde(skip)]
            pub id: Option<ProfileId>,
            $( $(#[$field_meta])* pub $field: $type ),*
        }

        impl Operation for $name {
            type Answer = Profile;
            const ID: &'static str = stringify!($name);
            const METHOD: Method = Method::Post;
            const PATH: &'static str = concat!("/profiles/{id}/", $suffix);
            const SUMMARY: &'static str = $summary;
            const HAS_BODY: bool = {
                let fields: &[&str] = &[$(stringify!($field)),*];
                !fields.is_empty()
            };
            const REFUSALS: &'static [super::RefusalCode] = &[
                super::RefusalCode::SessionEnded,
                super::RefusalCode::StepNotAllowed,
                super::RefusalCode::OtherParent,
                super::RefusalCode::Unknown,
            ];

            fn path(&self) -> Cow<'static, str> {
                path(self.id.as_ref(), $suffix)
            }
        }
    };
}

fn path(id: Option<&ProfileId>, suffix: &str) -> Cow<'static, str> {
    Cow::Owned(["/profiles/", id.map_or("", ProfileId::as_str), "/", suffix].concat())
}

profile_operation! {
    /// The activation of a child's space and the acceptance of the terms (`/profils/{id}/decision`).
    ActivateProfile {
        /// The version of the terms that the person was shown.
        terms_version: String
    }
    "activation", "Activates a child’s space."
}

profile_operation! {
    /// The opposition to the creation of a child's space (`/profils/{id}/opposition`).
    OpposeProfile {}
    "opposition", "Opposes the creation of a child’s space."
}

profile_operation! {
    /// The closure of a child's space (`/profils/{id}/opposition`).
    CloseProfile {}
    "closure", "Closes a child’s space."
}

document! {
    /// The receipt of a child's opposition (`/profils/{id}/confirmation`).
    ProfileReceipt {
        /// The profile id.
        id: ProfileId,
    }
    "/profiles/{id}/receipt",
    "Returns the receipt of a child’s opposition.",
    refuses [SessionEnded, ReceiptGone, Unknown]
}

impl ProfileReceipt {
    /// Returns the path of this receipt.
    pub fn path(&self) -> Cow<'static, str> {
        path(Some(&self.id), "receipt")
    }
}

impl Answer for Profiles {
    fn read(value: &Value) -> Option<Self> {
        Vec::read(value).map(Self)
    }
}
