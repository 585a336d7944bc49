//! One answer for a whole journey: where the person stands, and all that the next screen needs.

use serde::Serialize;

use super::Date;
use crate::fields::{BirthDate, Email, Mobile};

macro_rules! parts {
    ($( $(#[$meta:meta])* $kind:ident $name:ident { $($body:tt)* } )*) => {
        $(
            #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
            #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
            $(#[$meta])*
            pub $kind $name { $($body)* }
        )*
    };
}

parts! {
    /// Where the person stands: the answer of every act, and of `GET /session`.
    struct Standing {
        /// The session, when there is one.
        pub session: Option<Session>,
        /// Who was recognised.
        pub person: Option<Person>,
        /// A change of e-mail or mobile that waits for its one-time code.
        pub pending: Option<Pending>,
        /// The step.
        pub at: At,
    }

    /// How long the session lasts if nothing is asked of the backend.
    struct Session {
        /// Seconds until it ends.
        pub expires_in_s: u32,
        /// Seconds before the end at which people are warned.
        pub warn_before_s: u32,
    }

    /// Who the session belongs to.
    struct Person {
        /// The first name, as people are greeted.
        pub first_name: String,
        /// The last name.
        pub last_name: String,
    }

    /// A change of contact details that waits for its one-time code.
    struct Pending {
        /// What changes.
        pub channel: Channel,
        /// The new address or number, as the person typed it.
        pub address: String,
        /// Seconds until the code expires.
        pub expires_in_s: u32,
        /// Seconds until another may be asked for.
        pub resend_after_s: u32,
    }

    /// By which way something is sent.
    #[derive(Copy)]
    #[cfg_attr(feature = "sandbox", derive(serde::Deserialize))]
    #[serde(rename_all = "snake_case")]
    enum Channel {
        /// By e-mail.
        Email,
        /// By text message.
        Sms,
    }

    /// A way to reach the person, masked by the backend.
    struct MaskedChannel {
        /// The way.
        pub channel: Channel,
        /// `dlf*****@atos.net`, `** * * * * 3 77`.
        pub masked: String,
    }

    /// Whether contact details can be changed here.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    enum ContactChange {
        /// Here, with a one-time code.
        Allowed,
        /// With the insurer.
        Elsewhere,
    }

    /// A provisional code is on its way.
    struct CodeSent {
        /// By which way.
        pub channel: Channel,
        /// Where to.
        pub masked: String,
        /// The ways known, the one used included.
        pub channels: Vec<MaskedChannel>,
        /// Whether they can be changed here.
        pub contact_change: ContactChange,
        /// Days that the code lives.
        pub valid_for_days: u32,
        /// Seconds until another may be asked for.
        pub resend_after_s: u32,
    }

    /// Who was recognised in the order without a code, to be checked by the person.
    struct CheckedPerson {
        /// First names.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// The birth date.
        pub birth_date: BirthDate,
        /// The number, masked.
        pub masked_nir: String,
    }

    /// The person may decide (B5).
    struct Decision {
        /// Shown first, in the order without a code.
        pub checked_person: Option<CheckedPerson>,
        /// The day of an opposition, for whoever comes back on it: activation alone is offered.
        pub opposed_on: Option<Date>,
        /// The version of the terms to accept.
        pub terms_version: String,
    }

    /// A parent decides for one child (E2).
    struct ProfileDecision {
        /// The child's profile.
        pub id: String,
        /// The version of the terms to accept.
        pub terms_version: String,
    }

    /// The contact details as known (B6).
    struct ContactDetails {
        /// The e-mail address.
        pub email: Option<Email>,
        /// The mobile number.
        pub mobile: Option<Mobile>,
    }

    /// The identifier and the password are chosen (B11).
    struct Credentials {
        /// Fewest characters of an identifier.
        pub identifier_min: u32,
        /// Fewest characters of a password.
        pub password_min: u32,
    }

    /// The creation was refused, or the space closed.
    struct Outcome {
        /// On which day.
        pub on: Date,
        /// Whether the receipt can still be downloaded.
        pub receipt: bool,
    }

    /// A one-time code is on its way (sign-in, reset).
    struct OneTimeCodeSent {
        /// By which way.
        pub channel: Channel,
        /// Where to.
        pub masked: String,
        /// The ways known.
        pub channels: Vec<Channel>,
        /// Seconds until the code expires.
        pub expires_in_s: u32,
        /// Seconds until another may be asked for.
        pub resend_after_s: u32,
    }

    /// The identifier is on its way (G2).
    struct IdentifierSent {
        /// By which way.
        pub channel: Channel,
        /// Where to.
        pub masked: String,
        /// The ways known.
        pub channels: Vec<Channel>,
        /// Seconds until it may be sent again.
        pub resend_after_s: u32,
    }

    /// What is locked.
    #[derive(Copy)]
    #[serde(rename_all = "snake_case")]
    enum What {
        /// Identification, by any way.
        Identification,
        /// The provisional code.
        Code,
        /// A one-time code.
        OneTimeCode,
        /// Sign-in.
        SignIn,
        /// Recovery.
        Recovery,
    }

    /// Too many tries.
    #[derive(Copy)]
    struct Locked {
        /// What is locked.
        pub what: What,
        /// Seconds until it may be tried again.
        pub retry_after_s: u32,
    }

    /// The step, by its tag `step`.
    #[serde(tag = "step", rename_all = "snake_case")]
    enum At {
        /// Nothing has begun, or it has ended.
        Nowhere,
        /// C2: by which way the code is to be sent.
        Channels {
            /// The ways known.
            channels: Vec<MaskedChannel>,
            /// Whether they can be changed here.
            contact_change: ContactChange,
        },
        /// C4 or B4.
        CodeSent(CodeSent),
        /// B5.
        Decision(Decision),
        /// E2, with a child's code.
        ProfileDecision(ProfileDecision),
        /// B6.
        Contact(ContactDetails),
        /// B11.
        Credentials(Credentials),
        /// B12; counts as signed in.
        Activated,
        /// D2.
        Opposed(Outcome),
        /// F2.
        SignInCode(OneTimeCodeSent),
        /// F3.
        SignedIn,
        /// G2.
        IdentifierSent(IdentifierSent),
        /// G4.
        ResetCode(OneTimeCodeSent),
        /// G5.
        ResetPassword {
            /// Fewest characters of a password.
            password_min: u32,
        },
        /// G6.
        PasswordChanged,
        /// Too many tries.
        Locked(Locked),
        /// The space is closed.
        Closed(Outcome),
    }
}

impl Standing {
    /// Nobody, nowhere: what a new visitor is answered.
    pub const NOBODY: Self = Self { session: None, person: None, pending: None, at: At::Nowhere };

    /// Seconds until what was sent may be sent again.
    pub fn resend_after_s(&self) -> u32 {
        match (&self.pending, &self.at) {
            (Some(pending), _) => pending.resend_after_s,
            (None, At::CodeSent(sent)) => sent.resend_after_s,
            (None, At::SignInCode(sent) | At::ResetCode(sent)) => sent.resend_after_s,
            (None, At::IdentifierSent(sent)) => sent.resend_after_s,
            _ => 0,
        }
    }
}
