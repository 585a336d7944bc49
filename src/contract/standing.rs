//! The standing: one answer type for all journeys, with the person's step and the data of the next
//! screen.

use super::Date;
use super::answer::answers;
use crate::fields::{BirthDate, Email, Mobile, PasswordRules};

answers! {
    /// The person's current step in a journey: the answer of most operations, `GET /session` included.
    struct Standing {
        /// The session, if there is one.
        pub session: Option<Session>,
        /// The person, if recognised.
        pub person: Option<Person>,
        /// The change of an e-mail address or mobile number, not yet confirmed with its one-time code.
        pub pending: Option<Pending>,
        /// The one-time code that was sent as a proof of identity; absent from a backend of version 1.0.0.
        pub proof: Option<Proof>,
        /// The address where the identity provider’s own session is ended; only in the answer of `DELETE /session`. It is
        /// opened only if it is one of the configured origin of FranceConnect.
        pub leave_at: Option<String>,
        /// The current step.
        pub at: At,
    }

    /// The remaining time of the session.
    struct Session {
        /// Seconds until the session ends if no further request is made.
        pub expires_in_s: u32,
        /// Seconds until the session ends even if it is renewed; absent from a backend of version 1.0.0.
        pub ends_in_s: Option<u32>,
        /// Seconds before the end at which the warning is shown.
        pub warn_before_s: u32,
    }

    /// The person to whom the session belongs.
    struct Person {
        /// The first name, used in greetings.
        pub first_name: String,
        /// The last name.
        pub last_name: String,
    }

    /// A change of contact details, not yet confirmed with its one-time code.
    struct Pending {
        /// The contact detail to change: the e-mail address or the mobile number.
        pub channel: Channel,
        /// The new address or number, not masked, in the form to display.
        pub address: String,
        /// Seconds until the code expires.
        pub expires_in_s: u32,
        /// Seconds until a new code can be requested.
        pub resend_after_s: u32,
    }

    /// A one-time code that was sent as a proof.
    struct Proof {
        /// The channel used.
        pub channel: Channel,
        /// The masked address or number.
        pub masked: String,
        /// Seconds until the code expires.
        pub expires_in_s: u32,
        /// Seconds until a new code can be requested.
        pub resend_after_s: u32,
    }

    /// The channel by which a code or an identifier is sent.
    #[cfg_attr(feature = "sandbox", derive(serde::Deserialize))]
    enum Channel {
        /// E-mail.
        "email" => Email,
        /// Text message.
        "sms" => Sms,
        /// A telephone call that dictates the code.
        "voice" => Voice,
        /// A letter.
        "letter" => Letter;
        /// A channel that this version of the contract does not have.
        otherwise Other
    }

    /// A channel of the person, with an address masked by the backend.
    struct MaskedChannel {
        /// The channel.
        pub channel: Channel,
        /// The masked address or number, for example `dlf*****@atos.net` or `** * * * * 3 77`.
        pub masked: String,
    }

    /// Where contact details can be changed.
    enum ContactChange {
        /// In this service, with a one-time code.
        "allowed" => Allowed,
        /// In this service, after a one-time code by a channel that still works (`ProveContact`).
        "with_proof" => WithProof,
        /// Only with the health insurer.
        "elsewhere" => Elsewhere;
        /// In a way that this version of the contract does not have.
        otherwise Other
    }

    /// A provisional code that has been sent.
    struct CodeSent {
        /// The channel used.
        pub channel: Channel,
        /// The masked address or number.
        pub masked: String,
        /// The known channels, including the one used.
        pub channels: Vec<MaskedChannel>,
        /// Where contact details can be changed.
        pub contact_change: ContactChange,
        /// Days for which the code is valid.
        pub valid_for_days: u32,
        /// Days until a letter arrives; absent for other channels.
        pub arrives_in_days: Option<u32>,
        /// Seconds until a new code can be requested.
        pub resend_after_s: u32,
    }

    /// The identity found for a provisional code that was sent on request, for the person to check.
    struct CheckedPerson {
        /// The first name or names.
        pub first_name: String,
        /// The last name.
        pub last_name: String,
        /// The birth date.
        pub birth_date: BirthDate,
        /// The masked social-security number.
        pub masked_nir: String,
    }

    /// The state of the space when the person decides.
    enum DecisionState {
        /// Nothing is decided, and the space does not exist.
        "to_decide" => ToDecide,
        /// The person opposed its creation.
        "opposed" => Opposed,
        /// It was created without the person, because six weeks had passed; it is not activated.
        "created" => Created,
    }

    /// The step in which the person activates or refuses the space (`/activer/decision`).
    struct Decision {
        /// The identity to check first; only after a code that was sent on request (`EnterCode`).
        pub checked_person: Option<CheckedPerson>,
        /// The state of the space; absent from a backend of version 1.0.0, where `opposed_on` says it.
        pub state: Option<DecisionState>,
        /// The date of an earlier opposition, if any; only activation is then offered.
        pub opposed_on: Option<Date>,
        /// The date on which the space was created without the person, in the state `created`.
        pub created_on: Option<Date>,
        /// The version of the terms to accept.
        pub terms_version: String,
    }

    /// The step in which a parent decides for one child (`/profils/{id}/decision`).
    struct ProfileDecision {
        /// The id of the child's profile.
        pub id: String,
        /// The version of the terms to accept.
        pub terms_version: String,
    }

    /// The known contact details (`/activer/coordonnees`).
    struct ContactDetails {
        /// The e-mail address.
        pub email: Option<Email>,
        /// The mobile number.
        pub mobile: Option<Mobile>,
    }

    /// The step in which the identifier and the password are chosen (`/activer/identifiants`).
    struct Credentials {
        /// The minimum number of characters of an identifier.
        pub identifier_min: u32,
        /// The minimum number of characters of a password, for clients of version 1.0.0.
        pub password_min: Option<u32>,
        /// The rules for a password; absent from a backend of version 1.0.0, where `password_min` says it.
        pub password: Option<PasswordRules>,
    }

    /// The result of an opposition or of a closure.
    struct Outcome {
        /// The date of the opposition or closure.
        pub on: Date,
        /// Whether the receipt can still be downloaded.
        pub receipt: bool,
    }

    /// A one-time code that has been sent, for a sign-in or a password reset.
    struct OneTimeCodeSent {
        /// The channel used.
        pub channel: Channel,
        /// The masked address or number.
        pub masked: String,
        /// The known channels.
        pub channels: Vec<Channel>,
        /// Seconds until the code expires.
        pub expires_in_s: u32,
        /// Seconds until a new code can be requested.
        pub resend_after_s: u32,
    }

    /// A forgotten identifier that has been sent (`/identifiant-oublie/envoye`).
    struct IdentifierSent {
        /// The channel used.
        pub channel: Channel,
        /// The masked address or number.
        pub masked: String,
        /// The known channels.
        pub channels: Vec<Channel>,
        /// Seconds until it can be sent again.
        pub resend_after_s: u32,
    }

    /// The scope of a lock: the operation that was tried too often.
    enum LockScope {
        /// Identification, with the letter’s code or to request a code.
        "identification" => Identification,
        /// Verification of the provisional code.
        "code" => Code,
        /// Verification of a one-time code.
        "one_time_code" => OneTimeCode,
        /// Sign-in.
        "sign_in" => SignIn,
        /// Recovery of the identifier or of the password.
        "recovery" => Recovery,
    }

    /// The terms that have changed since the person accepted them.
    struct ChangedTerms {
        /// The version to accept.
        pub terms_version: String,
        /// The date of the change.
        pub changed_on: Date,
    }

    /// Why a sign-in with FranceConnect did not succeed.
    enum FranceConnectOutcome {
        /// The person cancelled it, or FranceConnect refused it.
        "refused" => Refused,
        /// No activated space belongs to the identity.
        "no_space" => NoSpace,
        /// FranceConnect cannot be reached.
        "unavailable" => Unavailable;
        /// Another reason.
        otherwise Other
    }

    /// A lock after too many tries.
    #[derive(Copy)]
    struct Locked {
        /// The scope of the lock.
        pub what: LockScope,
        /// Seconds until the lock ends.
        pub retry_after_s: u32,
    }

    /// The step of a journey; the JSON key `step` is its tag.
    enum At tagged "step" {
        /// No journey is in progress.
        "nowhere" => Nowhere {
            /// Why a sign-in with FranceConnect did not succeed, after its return.
            france_connect: Option<FranceConnectOutcome>,
        },
        /// `/code/reception`: the person chooses the channel of the provisional code.
        "channels" => Channels {
            /// The known channels.
            channels: Vec<MaskedChannel>,
            /// Where contact details can be changed.
            contact_change: ContactChange,
        },
        /// `/code/envoye` or `/activer/code`: a provisional code has been sent.
        "code_sent" => CodeSent(CodeSent),
        /// `/activer/decision`: the person activates or refuses the space.
        "decision" => Decision(Decision),
        /// `/profils/{id}/decision`, reached with a child's provisional code.
        "profile_decision" => ProfileDecision(ProfileDecision),
        /// `/activer/coordonnees`: the person checks the contact details.
        "contact" => Contact(ContactDetails),
        /// `/activer/identifiants`: the person chooses an identifier and a password.
        "credentials" => Credentials(Credentials),
        /// `/activer/confirmation`: the space is active; the person has the rights of a signed-in person.
        "activated" => Activated,
        /// `/opposition/confirmation`: the creation of the space was refused.
        "opposed" => Opposed(Outcome),
        /// `/connexion/code`: the one-time code of a sign-in has been sent.
        "sign_in_code" => SignInCode(OneTimeCodeSent),
        /// `/connexion/conditions`: the terms have changed since the person accepted them.
        "terms" => Terms(ChangedTerms),
        /// `/espace`: the person is signed in.
        "signed_in" => SignedIn,
        /// `/identifiant-oublie/envoye`: the identifier has been sent.
        "identifier_sent" => IdentifierSent(IdentifierSent),
        /// `/mot-de-passe-oublie/code`: the one-time code of a password reset has been sent.
        "reset_code" => ResetCode(OneTimeCodeSent),
        /// `/mot-de-passe-oublie/nouveau`: the person chooses a new password.
        "reset_password" => ResetPassword {
            /// The minimum number of characters of a password, for clients of version 1.0.0.
            password_min: Option<u32>,
            /// The rules for a password; absent from a backend of version 1.0.0, where `password_min` says it.
            password: Option<PasswordRules>,
        },
        /// `/mot-de-passe-oublie/confirmation`: the password has been changed.
        "password_changed" => PasswordChanged,
        /// The tries are used up; a lock is in force.
        "locked" => Locked(Locked),
        /// The space is closed.
        "closed" => Closed(Outcome);
        /// A step that this version of the contract does not have.
        otherwise Other
    }
}

impl At {
    /// The step of a person without a journey in progress.
    pub const NOWHERE: Self = Self::Nowhere { france_connect: None };
}

impl Credentials {
    /// Returns the rules for a new password.
    pub fn password_rules(&self) -> PasswordRules {
        password_rules(self.password, self.password_min)
    }
}

/// Returns the rules for a new password from those of an answer, or from the minimum length of version 1.0.0.
pub fn password_rules(rules: Option<PasswordRules>, min: Option<u32>) -> PasswordRules {
    rules.unwrap_or_else(|| min.unwrap_or(1).into())
}

impl Decision {
    /// Returns the state of the space.
    pub fn state(&self) -> DecisionState {
        self.state.unwrap_or(match self.opposed_on {
            Some(_) => DecisionState::Opposed,
            None => DecisionState::ToDecide,
        })
    }
}

impl Standing {
    /// The standing of a new visitor: no session, no person, no journey in progress.
    pub const ANONYMOUS: Self = Self {
        session: None,
        person: None,
        pending: None,
        proof: None,
        leave_at: None,
        at: At::NOWHERE,
    };

    /// Returns the seconds until a new code or the identifier can be sent again; 0 if nothing was sent.
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
