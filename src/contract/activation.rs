//! Activation: by the code of the letter, then consent, contact details, identifier and password.

use super::{Standing, operation};
use crate::fields::{CardSerial, Identifier, Nir, Password, ProvisionalCode};

operation! {
    /// B1: the code of the letter, the number and the card. Replaces any session.
    Identify {
        /// The provisional code of the e-mail or letter.
        code: ProvisionalCode,
        /// The social-security number: of the person, or of the parent for a child's code.
        nir: Nir,
        /// The Vitale card's kind and serial number.
        card: CardSerial,
    }
    Post "/activation/identification" -> Standing,
    "Identifies a person by the provisional code, the number and the card.",
    refuses [NotRecognised, CodeUsed, CodeExpired, AlreadyActive, Locked]
}

operation! {
    /// B5: the person activates and accepts the terms.
    Consent {
        /// The version of the terms that was shown, as the standing gave it.
        terms_version: String,
    }
    Post "/activation/consent" -> Standing,
    "Records the acceptance of the terms.",
    refuses [SessionEnded, StepNotAllowed, TermsOutdated]
}

operation! {
    /// B6, « Continuer »: the contact details are right.
    ConfirmContact {}
    Post "/activation/contact" -> Standing,
    "Confirms the contact details as they are known.",
    refuses [SessionEnded, StepNotAllowed, NoContact]
}

operation! {
    /// B11: the identifier and the password that will open the space.
    ChooseCredentials {
        /// The identifier chosen.
        identifier: Identifier,
        /// The password chosen; its minimum is the standing's.
        password: Password,
    }
    Post "/activation/credentials" -> Standing,
    "Chooses the identifier and the password, and activates the space.",
    refuses [SessionEnded, StepNotAllowed, IdentifierTaken]
}
