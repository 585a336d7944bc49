//! A new provisional code: `/code`, `/code/reception`, `/code/coordonnees` when the contact details are wrong,
//! `/code/envoye`. Activation without a code uses `/code/reception` too.

use crate::contract::{
    At, Channel, CodeSent, ContactChange, DeliverCode, MaskedChannel, RequestCode,
};
use crate::fields::{BirthDate, CardSerial, Nir};
use crate::route::Route;

/// A screen of the request of a new provisional code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Codes {
    /// `/code`.
    Request,
    /// `/code/reception`.
    Channel(ChannelChoice),
    /// `/code/coordonnees`.
    IncorrectContact(ChannelChoice),
    /// `/code/envoye`.
    Sent(CodeSent),
}

impl Codes {
    pub fn route(&self) -> Route {
        match self {
            Self::Request => Route::NewCode,
            Self::Channel(_) => Route::NewCodeChannel,
            Self::IncorrectContact(_) => Route::NewCodeContact,
            Self::Sent(_) => Route::NewCodeSent,
        }
    }

    /// Returns the screen at an address, if the address belongs to the step. After a code was sent, another channel
    /// can still be chosen.
    pub fn at(requested: &Route, at: &At) -> Option<Self> {
        match requested {
            Route::NewCodeChannel => ChannelChoice::of(at).map(Self::Channel),
            Route::NewCodeContact => ChannelChoice::of(at).map(Self::IncorrectContact),
            _ => None,
        }
    }
}

/// Builds the operation of « Continuer » on `/code` and `/activer/carte`.
pub fn request(nir: Nir, birth_date: BirthDate, card: CardSerial) -> RequestCode {
    RequestCode { nir, birth_date, card }
}

/// The journey in which a code is requested; the next screen depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodePurpose {
    /// From `/code`: `/code/envoye` follows.
    NewCode,
    /// From activation without a code: `/activer/code` follows.
    Activation,
}

/// `/code/reception` and `/code/coordonnees`: the known channels, masked by the backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChannelChoice {
    channels: Vec<MaskedChannel>,
    change: ContactChange,
    purpose: CodePurpose,
}

impl ChannelChoice {
    pub fn new(channels: Vec<MaskedChannel>, change: ContactChange, purpose: CodePurpose) -> Self {
        Self { channels, change, purpose }
    }

    /// Restores the screen from the step. A reload loses the purpose, so it becomes [`CodePurpose::NewCode`].
    pub fn of(at: &At) -> Option<Self> {
        match at {
            At::Channels { channels, contact_change } => {
                Some(Self::new(channels.clone(), *contact_change, CodePurpose::NewCode))
            }
            At::CodeSent(sent) => {
                Some(Self::new(sent.channels.clone(), sent.contact_change, CodePurpose::NewCode))
            }
            _ => None,
        }
    }

    pub fn with_purpose(self, purpose: CodePurpose) -> Self {
        Self { purpose, ..self }
    }

    pub fn purpose(&self) -> CodePurpose {
        self.purpose
    }

    pub fn channels(&self) -> &[MaskedChannel] {
        &self.channels
    }

    /// Returns the masked address or number of a channel, if the channel is known.
    pub fn masked(&self, channel: Channel) -> Option<&str> {
        let found = self.channels.iter().find(|masked| masked.channel == channel)?;
        Some(&found.masked)
    }

    /// Returns whether the contact details can be changed on this site.
    pub fn change(&self) -> ContactChange {
        self.change
    }

    /// Builds the operation of « Valider ».
    pub fn deliver(&self, channel: Channel) -> DeliverCode {
        DeliverCode { channel }
    }
}
