//! A change of e-mail or mobile, with a one-time code: B7 to B10, wherever it was begun.

use super::account::is_signed_in;
use crate::contract::{
    At, ChangeEmail, ChangeMobile, Channel, ConfirmChange, ContactChange, Pending, Standing,
};
use crate::fields::{Email, Mobile, OneTimeCode};
use crate::route::Route;

/// From where the change was begun, and so where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// B6.
    Activation,
    /// C3.
    NewCode,
    /// F4.
    Account,
}

/// Where in the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// B7.
    Email(EmailChange),
    /// B9.
    Mobile(MobileChange),
    /// B8, B10.
    Waiting(Waiting),
}

/// B7: the new address is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailChange {
    place: Place,
    current: Option<Email>,
}

/// B9: the new number is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MobileChange {
    place: Place,
    current: Option<Mobile>,
}

/// B8, B10: the code is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    place: Place,
    pending: Pending,
}

impl Place {
    /// Where the details are shown.
    pub fn home(self) -> Route {
        match self {
            Self::Activation => Route::Contact,
            Self::NewCode => Route::NewCodeChannel,
            Self::Account => Route::Account,
        }
    }

    /// Where the new address or number is asked for.
    pub fn form(self, channel: Channel) -> Route {
        match (self, channel) {
            (Self::Activation, Channel::Email) => Route::Email,
            (Self::Activation, Channel::Sms) => Route::Mobile,
            (Self::NewCode, Channel::Email) => Route::NewCodeEmail,
            (Self::NewCode, Channel::Sms) => Route::NewCodeMobile,
            (Self::Account, Channel::Email) => Route::AccountEmail,
            (Self::Account, Channel::Sms) => Route::AccountMobile,
        }
    }

    fn code(self, channel: Channel) -> Route {
        match (self, channel) {
            (Self::Activation, Channel::Email) => Route::EmailCode,
            (Self::Activation, Channel::Sms) => Route::MobileCode,
            (Self::NewCode, Channel::Email) => Route::NewCodeEmailCode,
            (Self::NewCode, Channel::Sms) => Route::NewCodeMobileCode,
            (Self::Account, Channel::Email) => Route::AccountEmailCode,
            (Self::Account, Channel::Sms) => Route::AccountMobileCode,
        }
    }
}

impl Change {
    /// The change that waits for its code, where the person stands.
    pub fn pending(standing: &Standing) -> Option<Self> {
        let place = place(&standing.at)?;
        let pending = standing.pending.clone()?;
        Some(Self::Waiting(Waiting { place, pending }))
    }

    /// The screen of a change at an address, if the address belongs to this step.
    pub fn at(asked: &Route, standing: &Standing) -> Option<Self> {
        let place = place(&standing.at)?;
        if let Some(Self::Waiting(waiting)) = Self::pending(standing)
            && waiting.route() == *asked
        {
            return Some(Self::Waiting(waiting));
        }
        // Elsewhere than in activation the details as known are masked, or on a screen of their own.
        let (email, mobile) = match &standing.at {
            At::Contact(known) => (known.email.clone(), known.mobile.clone()),
            _ => (None, None),
        };
        if place.form(Channel::Email) == *asked {
            return Some(Self::Email(EmailChange { place, current: email }));
        }
        (place.form(Channel::Sms) == *asked)
            .then_some(Self::Mobile(MobileChange { place, current: mobile }))
    }

    /// The screen's address.
    pub fn route(&self) -> Route {
        match self {
            Self::Email(change) => change.place.form(Channel::Email),
            Self::Mobile(change) => change.place.form(Channel::Sms),
            Self::Waiting(waiting) => waiting.route(),
        }
    }
}

fn place(at: &At) -> Option<Place> {
    match at {
        At::Contact(_) => Some(Place::Activation),
        At::Channels { contact_change, .. } => {
            (*contact_change == ContactChange::Allowed).then_some(Place::NewCode)
        }
        At::CodeSent(sent) => {
            (sent.contact_change == ContactChange::Allowed).then_some(Place::NewCode)
        }
        at => is_signed_in(at).then_some(Place::Account),
    }
}

impl EmailChange {
    /// For previews: the change of a known address.
    pub fn new(place: Place, current: Option<Email>) -> Self {
        Self { place, current }
    }

    /// From where it was begun, and where « Annuler » leads.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The address as it is known.
    pub fn current(&self) -> Option<&Email> {
        self.current.as_ref()
    }

    /// « Valider »: a code is sent to the address.
    pub fn change(&self, email: Email) -> ChangeEmail {
        ChangeEmail { email }
    }
}

impl MobileChange {
    /// For previews: the change of a known number.
    pub fn new(place: Place, current: Option<Mobile>) -> Self {
        Self { place, current }
    }

    /// From where it was begun, and where « Annuler » leads.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The number as it is known.
    pub fn current(&self) -> Option<&Mobile> {
        self.current.as_ref()
    }

    /// « Valider »: a code is sent to the number.
    pub fn change(&self, mobile: Mobile) -> ChangeMobile {
        ChangeMobile { mobile }
    }
}

impl Waiting {
    /// For previews: a change that waits.
    pub fn new(place: Place, pending: Pending) -> Self {
        Self { place, pending }
    }

    /// From where it was begun, and where « Annuler » leads.
    pub fn place(&self) -> Place {
        self.place
    }

    /// What waits.
    pub fn pending(&self) -> &Pending {
        &self.pending
    }

    /// « Valider »: the code that was received.
    pub fn confirm(&self, one_time_code: OneTimeCode) -> ConfirmChange {
        ConfirmChange { one_time_code }
    }

    fn route(&self) -> Route {
        self.place.code(self.pending.channel)
    }
}
