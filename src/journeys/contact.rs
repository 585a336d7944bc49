//! A change of e-mail address or mobile number, validated with a one-time code. The same screens serve activation, the
//! request of a new code, and the account.

use super::account::is_signed_in;
use crate::contract::{At, Channel, ContactChange, Pending, Standing};
use crate::fields::{Email, Mobile};
use crate::route::Route;

/// The screen from which a change was started. The addresses of the change depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactOrigin {
    /// `/activer/coordonnees`.
    Activation,
    /// `/code/coordonnees`.
    NewCode,
    /// `/espace/compte`.
    Account,
}

/// A screen of a change of contact details.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// « Je modifie mon adresse e-mail ».
    Email {
        origin: ContactOrigin,
        /// The current address; `None` if the standing does not contain it.
        current: Option<Email>,
    },
    /// « Je renseigne mon numéro de téléphone mobile ».
    Mobile {
        origin: ContactOrigin,
        /// The current number; `None` if the standing does not contain it.
        current: Option<Mobile>,
    },
    /// « Je valide mon adresse e-mail » or « Je valide mon numéro de téléphone mobile »: the one-time code was sent.
    Code { origin: ContactOrigin, pending: Pending },
}

impl ContactOrigin {
    /// Returns the address to return to when the change ends or is cancelled.
    pub fn return_route(self) -> Route {
        match self {
            Self::Activation => Route::Contact,
            Self::NewCode => Route::NewCodeChannel,
            Self::Account => Route::Account,
        }
    }

    /// Returns the address of the form for a channel.
    pub fn form_route(self, channel: Channel) -> Route {
        match (self, channel) {
            (Self::Activation, Channel::Email) => Route::Email,
            (Self::Activation, _) => Route::Mobile,
            (Self::NewCode, Channel::Email) => Route::NewCodeEmail,
            (Self::NewCode, _) => Route::NewCodeMobile,
            (Self::Account, Channel::Email) => Route::AccountEmail,
            (Self::Account, _) => Route::AccountMobile,
        }
    }

    /// Returns the address of the entry of the one-time code for a channel.
    pub fn code_route(self, channel: Channel) -> Route {
        match (self, channel) {
            (Self::Activation, Channel::Email) => Route::EmailCode,
            (Self::Activation, _) => Route::MobileCode,
            (Self::NewCode, Channel::Email) => Route::NewCodeEmailCode,
            (Self::NewCode, _) => Route::NewCodeMobileCode,
            (Self::Account, Channel::Email) => Route::AccountEmailCode,
            (Self::Account, _) => Route::AccountMobileCode,
        }
    }
}

impl Contact {
    /// Returns the change that awaits its one-time code, if there is one at this step.
    pub fn pending(standing: &Standing) -> Option<Self> {
        let origin = origin_at(&standing.at)?;
        let pending = standing.pending.clone()?;
        Some(Self::Code { origin, pending })
    }

    /// Returns the screen at an address, if the address belongs to this step.
    pub fn at(requested: &Route, standing: &Standing) -> Option<Self> {
        let origin = origin_at(&standing.at)?;
        if let Some(pending) = standing.pending.clone()
            && origin.code_route(pending.channel) == *requested
        {
            return Some(Self::Code { origin, pending });
        }
        // Only activation has the current details: the channels of a new code are masked, and the account screen reads
        // them with `GET /account`.
        let (email, mobile) = match &standing.at {
            At::Contact(details) => (details.email.clone(), details.mobile.clone()),
            _ => (None, None),
        };
        if origin.form_route(Channel::Email) == *requested {
            return Some(Self::Email { origin, current: email });
        }
        (origin.form_route(Channel::Sms) == *requested)
            .then_some(Self::Mobile { origin, current: mobile })
    }
}

fn origin_at(at: &At) -> Option<ContactOrigin> {
    match at {
        At::Contact(_) => Some(ContactOrigin::Activation),
        At::Channels { contact_change, .. } => {
            (*contact_change == ContactChange::Allowed).then_some(ContactOrigin::NewCode)
        }
        At::CodeSent(sent) => {
            (sent.contact_change == ContactChange::Allowed).then_some(ContactOrigin::NewCode)
        }
        at => is_signed_in(at).then_some(ContactOrigin::Account),
    }
}
