//! Activation: identification with the provisional code, then consent, contact details, identifier and
//! password.

use super::{Standing, operation};
use crate::fields::{CardSerial, Identifier, Nir, Password, ProvisionalCode};

operation! {
    /// Identification with the provisional code, the social-security number and the Vitale card
    /// (`/activer/identification`). Replaces any session.
    Identify {
        /// The provisional code from the letter or e-mail.
        code: ProvisionalCode,
        /// The social-security number of the person, or of the parent for a child's code.
        nir: Nir,
        /// The kind and serial number of the Vitale card.
        card: CardSerial,
    }
    Post "/activation/identification" -> Standing,
    "Identifies a person with the provisional code, the social-security number and the card.",
    refuses [NotRecognised, CodeUsed, CodeExpired, AlreadyActive, Locked],
    session None
}

operation! {
    /// The person's decision to activate and acceptance of the terms (`/activer/decision`).
    Consent {
        /// The version of the terms that the person was shown, given by the standing.
        terms_version: String,
    }
    Post "/activation/consent" -> Standing,
    "Records the acceptance of the terms.",
    refuses [SessionEnded, StepNotAllowed, TermsOutdated]
}

operation! {
    /// The confirmation of the contact details (« Continuer » on `/activer/coordonnees`).
    ConfirmContact {}
    Post "/activation/contact" -> Standing,
    "Confirms the known contact details.",
    refuses [SessionEnded, StepNotAllowed, NoContact]
}

operation! {
    /// The choice of the identifier and the password (`/activer/identifiants`).
    ChooseCredentials {
        /// The chosen identifier.
        identifier: Identifier,
        /// The chosen password; the standing gives its minimum length.
        password: Password,
    }
    Post "/activation/credentials" -> Standing,
    "Sets the identifier and the password, and activates the space.",
    refuses [SessionEnded, StepNotAllowed, IdentifierTaken]
}
