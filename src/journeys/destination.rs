//! A move, which is what a press on a screen does, and its destination.
//!
//! Screens build no request and decide no destination: the functions of `moves` return a [`Move`], the form sends its
//! request and shows the screen of its destination. The native tests do the same with the sandbox.

use super::account::Updated;
use super::codes::{ChannelChoice, CodePurpose};
use super::contact::ContactOrigin;
use super::recovery::IdentifierSent;
use super::sign_in::SignInCode;
use super::{Account, Activation, Codes, Found, Profiles, Recovery, Screen, SignIn};
use crate::api::Prepared;
use crate::contract::{At, Channel, Operation, Standing};
use crate::fields::{BirthDate, Nir};
use crate::route::{ProfileId, Route};

/// What a press on a screen does.
#[derive(Clone)]
pub struct Move {
    /// The operation to send first; `None` if the backend is not needed. Its answer is a standing, or a child's
    /// profile.
    pub request: Option<Prepared>,
    /// The screen that follows.
    pub destination: Destination,
    pub history: History,
}

/// The effect of a move on the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// The new screen gets an entry: Back returns to the present screen.
    Push,
    /// The new screen takes the entry of the present one.
    Replace,
    /// The present screen stays and says that the operation succeeded.
    Stay,
}

/// The screen that follows a move, found with the standing that is current then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// The first screen of the new step.
    FirstOfStep,
    /// The screen at an address.
    Address(Route),
    /// A screen whose data is known.
    Screen(Screen),
    /// `/code/reception`, in the journey where the code was requested.
    ChannelChoice(CodePurpose),
    /// The screen after a provisional code was sent, in the journey where it was requested.
    CodeSent(CodePurpose),
    /// The screen from which a change of contact details was started, once the change is confirmed.
    ContactConfirmed(ContactOrigin),
    /// The confirmation of a decision for a child.
    ChildDecided(ProfileId),
    /// `/connexion/code`, with the channel that was requested.
    SignInCode(Channel),
    /// `/identifiant-oublie/envoye`, with the values of the request, so that it can be repeated.
    IdentifierSent(Nir, BirthDate),
}

impl Move {
    /// Sends an operation, then shows the destination.
    pub fn send<O: Operation>(operation: &O, destination: Destination) -> Self {
        Self { request: Some(Prepared::new(operation)), destination, history: History::Push }
    }

    /// Sends an operation again by `channel`; the screen stays if the channel is the one used before.
    pub fn resend<O: Operation>(
        operation: &O,
        destination: Destination,
        channel: Channel,
        used_before: Channel,
    ) -> Self {
        let history = if channel == used_before { History::Stay } else { History::Replace };
        Self { history, ..Self::send(operation, destination) }
    }

    /// Shows the destination without asking the backend.
    pub fn show(destination: Destination) -> Self {
        Self { request: None, destination, history: History::Push }
    }
}

impl Destination {
    /// Finds the screen for the current standing. A step that does not fit the destination leads to its own first
    /// screen.
    pub fn find(self, standing: &Standing) -> Found {
        let screen = match (self, &standing.at) {
            (Self::Address(route), _) => return Screen::find(Some(route), standing),
            (Self::ContactConfirmed(ContactOrigin::Account), _) => {
                Some(Screen::Account(Account::Details { updated: Some(Updated::Contact) }))
            }
            (Self::ContactConfirmed(origin), _) => {
                return Screen::find(Some(origin.return_route()), standing);
            }
            (Self::Screen(screen), _) => Some(screen),
            (Self::ChildDecided(id), _) => Some(Screen::Profiles(Profiles::Decided(id))),
            (Self::ChannelChoice(purpose), at) => ChannelChoice::of(at)
                .map(|choice| Screen::Codes(Codes::Channel(ChannelChoice { purpose, ..choice }))),
            (Self::CodeSent(CodePurpose::Activation), At::CodeSent(sent)) => {
                Some(Screen::Activation(Activation::Code(sent.clone())))
            }
            (Self::CodeSent(CodePurpose::NewCode), At::CodeSent(sent)) => {
                Some(Screen::Codes(Codes::Sent(sent.clone())))
            }
            (Self::SignInCode(requested), At::SignInCode(sent)) => {
                Some(Screen::SignIn(SignIn::Code(SignInCode { sent: sent.clone(), requested })))
            }
            (Self::IdentifierSent(nir, birth_date), At::IdentifierSent(sent)) => {
                let request = Some((nir, birth_date));
                Some(Screen::Recovery(Recovery::IdentifierSent(IdentifierSent {
                    sent: sent.clone(),
                    request,
                })))
            }
            _ => None,
        };
        let screen = screen.or_else(|| Screen::first_of_step(standing)).unwrap_or(Screen::Welcome);
        Found { screen, redirected: false }
    }
}
