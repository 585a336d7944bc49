//! A new provisional code: C1 → C2 (→ C3) → C4; activation without a code passes through C2 too.

use crate::contract::{
    At, Channel, CodeSent, ContactChange, DeliverCode, MaskedChannel, RequestCode,
};
use crate::fields::{BirthDate, CardSerial, Nir};
use crate::route::Route;

/// Where in the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Codes {
    /// C1.
    Request,
    /// C2.
    Reception(Reception),
    /// C3.
    Incorrect(Reception),
    /// C4.
    Sent(CodeSent),
}

impl Codes {
    /// The screen's address.
    pub fn route(&self) -> Route {
        match self {
            Self::Request => Route::NewCode,
            Self::Reception(_) => Route::NewCodeChannel,
            Self::Incorrect(_) => Route::NewCodeContact,
            Self::Sent(_) => Route::NewCodeSent,
        }
    }

    /// The screen at an address, if it belongs to the step: whoever waits for a code may still
    /// choose another way.
    pub fn at(asked: &Route, at: &At) -> Option<Self> {
        match asked {
            Route::NewCodeChannel => Reception::of(at).map(Self::Reception),
            Route::NewCodeContact => Reception::of(at).map(Self::Incorrect),
            _ => None,
        }
    }
}

/// C1, B3: all that identifies was given.
pub fn request(nir: Nir, birth_date: BirthDate, card: CardSerial) -> RequestCode {
    RequestCode { nir, birth_date, card }
}

/// In which journey a code is asked for, and so what follows its sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// C1: C4 follows.
    NewCode,
    /// Activation without a code (S3): B4 follows.
    Activation,
}

/// C2, C3: the ways known, masked by the backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reception {
    channels: Vec<MaskedChannel>,
    change: ContactChange,
    order: Order,
}

impl Reception {
    /// With the ways known.
    pub fn new(channels: Vec<MaskedChannel>, change: ContactChange, order: Order) -> Self {
        Self { channels, change, order }
    }

    /// For whoever stands where a way is chosen; after a reload nobody knows in which order.
    pub fn of(at: &At) -> Option<Self> {
        match at {
            At::Channels { channels, contact_change } => {
                Some(Self::new(channels.clone(), *contact_change, Order::NewCode))
            }
            At::CodeSent(sent) => {
                Some(Self::new(sent.channels.clone(), sent.contact_change, Order::NewCode))
            }
            _ => None,
        }
    }

    /// The same, in an order.
    pub fn ordered(self, order: Order) -> Self {
        Self { order, ..self }
    }

    /// In which journey.
    pub fn order(&self) -> Order {
        self.order
    }

    /// The ways known.
    pub fn channels(&self) -> &[MaskedChannel] {
        &self.channels
    }

    /// The mask of a way, if it is known.
    pub fn masked(&self, channel: Channel) -> Option<&str> {
        let found = self.channels.iter().find(|known| known.channel == channel)?;
        Some(&found.masked)
    }

    /// Whether the details can be changed here.
    pub fn change(&self) -> ContactChange {
        self.change
    }

    /// « Valider »: by this way.
    pub fn deliver(&self, channel: Channel) -> DeliverCode {
        DeliverCode { channel }
    }
}
