//! Activation: with the code of the letter (S1), B1 → B5 → B6 → B11 → B12; without one (S3),
//! B2 → B3 → C2 → B4 → B5 and on.
//!
//! Each screen's struct carries what is known there, and its methods are all that can be done
//! from it: a missing transition does not compile.

use crate::contract::{
    self, Channel, ChooseCredentials, CodeSent, ConfirmContact, Consent, DeliverCode, EnterCode,
    Identify,
};
use crate::fields::{
    BirthDate, CardSerial, Email, Identifier, IdentifierError, Mobile, Nir, Password,
    PasswordError, ProvisionalCode,
};
use crate::route::Route;

/// Where in activation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Activation {
    /// B1.
    Identification,
    /// B2.
    BirthDate,
    /// B3.
    Card(Card),
    /// B4.
    Code(Code),
    /// B5.
    Decision(Decision),
    /// B6.
    Contact(Contact),
    /// B11.
    Credentials(Credentials),
    /// B12.
    Activated,
}

impl Activation {
    /// The steps that a person counts: who one is, with a code or without, is the first.
    pub const STEPS: u32 = 5;

    /// The screen's address.
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

    /// « Étape 2 sur 5 »: the 2.
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

/// B1: who is it? Nothing is known yet.
#[derive(Debug, Clone, Copy)]
pub struct Identification;

impl Identification {
    /// All three were given.
    pub fn identify(self, code: ProvisionalCode, nir: Nir, card: CardSerial) -> Identify {
        Identify { code, nir, card }
    }
}

/// B3: the number and the card, for whom the birth date was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    birth_date: BirthDate,
}

impl Card {
    /// For whoever was born on a day.
    pub fn new(birth_date: BirthDate) -> Self {
        Self { birth_date }
    }

    /// Both were given.
    pub fn request(self, nir: Nir, card: CardSerial) -> contract::RequestCode {
        super::codes::request(nir, self.birth_date, card)
    }
}

/// B4: the code that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    sent: CodeSent,
}

impl Code {
    /// As the backend told it.
    pub fn new(sent: CodeSent) -> Self {
        Self { sent }
    }

    /// What was sent.
    pub fn sent(&self) -> &CodeSent {
        &self.sent
    }

    /// « Continuer »: the code that was received.
    pub fn enter(&self, code: ProvisionalCode) -> EnterCode {
        EnterCode { code }
    }

    /// The code once more, by a way.
    pub fn deliver(&self, channel: Channel) -> DeliverCode {
        DeliverCode { channel }
    }
}

/// B5: the person may decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    first_name: String,
    known: contract::Decision,
}

/// The box « J’accepte… » is ticked: without it there is no consent to send.
#[derive(Debug, Clone, Copy)]
pub struct Accepted;

impl Decision {
    /// For whoever was recognised.
    pub fn new(first_name: String, known: contract::Decision) -> Self {
        Self { first_name, known }
    }

    /// To greet the person.
    pub fn first_name(&self) -> &str {
        &self.first_name
    }

    /// Who was recognised, to be checked first: in the order without a code.
    pub fn checked_person(&self) -> Option<&contract::CheckedPerson> {
        self.known.checked_person.as_ref()
    }

    /// The day of an opposition, for whoever comes back on it.
    pub fn opposed_on(&self) -> Option<String> {
        self.known.opposed_on.as_ref().map(contract::Date::in_french)
    }

    /// « J’active Mon espace santé », the terms accepted.
    pub fn activate(&self, _: Accepted) -> Consent {
        Consent { terms_version: self.known.terms_version.clone() }
    }
}

/// B6: the contact details as known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    known: contract::ContactDetails,
}

/// B6 is refused without an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoEmail;

impl Contact {
    /// With what is known.
    pub fn new(known: contract::ContactDetails) -> Self {
        Self { known }
    }

    /// The e-mail address.
    pub fn email(&self) -> Option<&Email> {
        self.known.email.as_ref()
    }

    /// The mobile number.
    pub fn mobile(&self) -> Option<&Mobile> {
        self.known.mobile.as_ref()
    }

    /// « Continuer »: the details are right.
    ///
    /// # Errors
    /// Without an e-mail address nothing secure can be sent: the person gives one first.
    pub fn confirm(&self) -> Result<ConfirmContact, NoEmail> {
        self.known.email.as_ref().map(|_| ConfirmContact {}).ok_or(NoEmail)
    }
}

/// B11: the identifier and the password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    minimums: contract::Credentials,
}

impl Credentials {
    /// With the backend's minimums.
    pub fn new(minimums: contract::Credentials) -> Self {
        Self { minimums }
    }

    /// Fewest characters of the password.
    pub fn password_min(&self) -> u32 {
        self.minimums.password_min
    }

    /// Fewest characters of the identifier.
    pub fn identifier_min(&self) -> u32 {
        self.minimums.identifier_min
    }

    /// Reads an identifier against the backend's minimum.
    ///
    /// # Errors
    /// As [`Identifier::parse`].
    pub fn identifier(&self, raw: &str) -> Result<Identifier, IdentifierError> {
        Identifier::parse(raw, self.minimums.identifier_min)
    }

    /// Reads a password against the backend's minimum.
    ///
    /// # Errors
    /// As [`Password::parse`].
    pub fn password(&self, raw: &str) -> Result<Password, PasswordError> {
        Password::parse(raw, self.minimums.password_min)
    }

    /// Both were chosen.
    pub fn choose(&self, identifier: Identifier, password: Password) -> ChooseCredentials {
        ChooseCredentials { identifier, password }
    }
}
