//! Activation of the space.
//!
//! With the provisional code of the letter or e-mail: `/activer/identification`, `decision`, `coordonnees`,
//! `identifiants`, `confirmation`. Without a code yet: `/activer/naissance`, `/activer/carte`, `/code/reception`
//! (a code is sent), `/activer/code` (it is entered), then `decision` as above.
//!
//! The struct of a screen holds the data of that screen. Its methods build the operations of the journey that can be sent
//! from that screen.

use crate::contract::{
    self, Channel, ChooseCredentials, CodeSent, ConfirmContact, Consent, DeliverCode, EnterCode,
    Identify,
};
use crate::fields::{
    BirthDate, CardSerial, Email, Identifier, IdentifierError, Mobile, Nir, Password,
    PasswordError, ProvisionalCode,
};
use crate::route::Route;

/// A screen of activation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Activation {
    /// `/activer/identification`.
    Identification,
    /// `/activer/naissance`.
    BirthDate,
    /// `/activer/carte`.
    Card(Card),
    /// `/activer/code`.
    Code(ActivationCode),
    /// `/activer/decision`.
    Decision(ActivationDecision),
    /// `/activer/coordonnees`.
    Contact(ContactReview),
    /// `/activer/identifiants`.
    Credentials(ActivationCredentials),
    /// `/activer/confirmation`.
    Activated,
}

impl Activation {
    /// The number of steps in « Étape 2 sur 5 ». Identification, with a code or without, is the first.
    pub const STEPS: u32 = 5;

    pub fn route(&self) -> Route {
        match self {
            Self::Identification => Route::Identification,
            Self::BirthDate => Route::BirthDate,
            Self::Card(_) => Route::Card,
            Self::Code(_) => Route::Code,
            Self::Decision(_) => Route::Decision,
            Self::Contact(_) => Route::Contact,
            Self::Credentials(_) => Route::Credentials,
            Self::Activated => Route::Activated,
        }
    }

    /// Returns the step's number in « Étape 2 sur 5 ».
    pub fn step(&self) -> u32 {
        match self {
            Self::Identification | Self::BirthDate | Self::Card(_) | Self::Code(_) => 1,
            Self::Decision(_) => 2,
            Self::Contact(_) => 3,
            Self::Credentials(_) => 4,
            Self::Activated => 5,
        }
    }
}

/// `/activer/identification`: no data is known yet.
#[derive(Debug, Clone, Copy)]
pub struct Identification;

impl Identification {
    pub fn identify(self, code: ProvisionalCode, nir: Nir, card: CardSerial) -> Identify {
        Identify { code, nir, card }
    }
}

/// `/activer/carte`: the social-security number and the card, after the birth date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    birth_date: BirthDate,
}

impl Card {
    pub fn new(birth_date: BirthDate) -> Self {
        Self { birth_date }
    }

    pub fn request(self, nir: Nir, card: CardSerial) -> contract::RequestCode {
        super::codes::request(nir, self.birth_date, card)
    }
}

/// `/activer/code`: entry of the provisional code that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivationCode {
    sent: CodeSent,
}

impl ActivationCode {
    pub fn new(sent: CodeSent) -> Self {
        Self { sent }
    }

    /// Returns where the code was sent and how long it is valid.
    pub fn sent(&self) -> &CodeSent {
        &self.sent
    }

    /// Builds the operation of « Continuer ».
    pub fn enter(&self, code: ProvisionalCode) -> EnterCode {
        EnterCode { code }
    }

    /// Builds the operation that sends another code.
    pub fn deliver(&self, channel: Channel) -> DeliverCode {
        DeliverCode { channel }
    }
}

/// `/activer/decision`: activate or oppose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivationDecision {
    first_name: String,
    details: contract::Decision,
}

/// A marker by which the caller states that it has checked the box « J’accepte… ». The methods `activate` require it.
#[derive(Debug, Clone, Copy)]
pub struct Accepted;

impl ActivationDecision {
    pub fn new(first_name: String, details: contract::Decision) -> Self {
        Self { first_name, details }
    }

    /// Returns the first name, for the greeting.
    pub fn first_name(&self) -> &str {
        &self.first_name
    }

    /// Returns the identity that the backend found, for the person to check before the decision; only in activation
    /// without a code.
    pub fn checked_person(&self) -> Option<&contract::CheckedPerson> {
        self.details.checked_person.as_ref()
    }

    /// Returns the date of an earlier opposition, formatted `DD/MM/YYYY`. If there is one, the person can only activate.
    pub fn opposed_on(&self) -> Option<String> {
        self.details.opposed_on.as_ref().map(contract::Date::in_french)
    }

    /// Builds the operation of « J’active Mon espace santé ».
    pub fn activate(&self, _: Accepted) -> Consent {
        Consent { terms_version: self.details.terms_version.clone() }
    }
}

/// `/activer/coordonnees`: the contact details that the backend has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactReview {
    details: contract::ContactDetails,
}

/// The error of confirming contact details without an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoEmail;

impl ContactReview {
    pub fn new(details: contract::ContactDetails) -> Self {
        Self { details }
    }

    pub fn email(&self) -> Option<&Email> {
        self.details.email.as_ref()
    }

    pub fn mobile(&self) -> Option<&Mobile> {
        self.details.mobile.as_ref()
    }

    /// Builds the operation of « Continuer ».
    ///
    /// # Errors
    /// [`NoEmail`] when no e-mail address is known: one-time codes could not be sent by e-mail.
    pub fn confirm(&self) -> Result<ConfirmContact, NoEmail> {
        self.details.email.as_ref().map(|_| ConfirmContact {}).ok_or(NoEmail)
    }
}

/// `/activer/identifiants`: the choice of the identifier and the password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivationCredentials {
    minimums: contract::Credentials,
}

impl ActivationCredentials {
    pub fn new(minimums: contract::Credentials) -> Self {
        Self { minimums }
    }

    /// Returns the minimum length of the password, in characters.
    pub fn password_min(&self) -> u32 {
        self.minimums.password_min
    }

    /// Returns the minimum length of the identifier, in characters.
    pub fn identifier_min(&self) -> u32 {
        self.minimums.identifier_min
    }

    /// Parses an identifier with the backend's minimum length.
    ///
    /// # Errors
    /// Those of [`Identifier::parse`].
    pub fn identifier(&self, raw: &str) -> Result<Identifier, IdentifierError> {
        Identifier::parse(raw, self.minimums.identifier_min)
    }

    /// Parses a password with the backend's minimum length.
    ///
    /// # Errors
    /// Those of [`Password::parse`].
    pub fn password(&self, raw: &str) -> Result<Password, PasswordError> {
        Password::parse(raw, self.minimums.password_min)
    }

    /// Builds the operation of « Continuer ».
    pub fn choose(&self, identifier: Identifier, password: Password) -> ChooseCredentials {
        ChooseCredentials { identifier, password }
    }
}
