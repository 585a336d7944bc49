//! A new provisional code: `/code`, `/code/reception`, `/code/coordonnees` when the contact details are wrong,
//! `/code/envoye`. Activation without a code uses `/code/reception` too.

use crate::contract::{At, CodeSent, ContactChange, MaskedChannel};
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
    /// Returns the screen at an address that is available at any step, because its first request replaces the session;
    /// `None` for other addresses.
    pub(super) fn at_any_step(requested: &Route) -> Option<Self> {
        match requested {
            Route::NewCode => Some(Self::Request),
            _ => None,
        }
    }

    /// Returns the screen at `/code/reception` or `/code/coordonnees`, if the step has channels to choose from; `None` for
    /// other addresses.
    pub fn at(requested: &Route, at: &At) -> Option<Self> {
        match requested {
            Route::NewCodeChannel => ChannelChoice::of(at).map(Self::Channel),
            Route::NewCodeContact => ChannelChoice::of(at).map(Self::IncorrectContact),
            _ => None,
        }
    }
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
    pub channels: Vec<MaskedChannel>,
    /// Whether the contact details can be changed on this site.
    pub contact_change: ContactChange,
    pub purpose: CodePurpose,
}

impl ChannelChoice {
    /// Restores the screen from the step. A reload loses the purpose, so it becomes [`CodePurpose::NewCode`].
    pub fn of(at: &At) -> Option<Self> {
        let (channels, contact_change) = match at {
            At::Channels { channels, contact_change } => (channels, *contact_change),
            // After a code was sent, another channel can still be chosen.
            At::CodeSent(sent) => (&sent.channels, sent.contact_change),
            _ => return None,
        };
        Some(Self { channels: channels.clone(), contact_change, purpose: CodePurpose::NewCode })
    }
}
