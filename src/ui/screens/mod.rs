//! One file a screen; each ends with its samples. A screen knows its state and nothing else.

pub(crate) mod account;
pub(crate) mod activation;
pub(crate) mod codes;
pub(crate) mod contact;
pub(crate) mod information;
pub(crate) mod opposition;
pub(crate) mod profiles;
pub(crate) mod recovery;
pub(crate) mod sign_in;
pub(crate) mod trouble;
pub(crate) mod welcome;

use super::app::App;
use crate::journeys::{
    Account, Activation, Codes, Contact, Information, Opposition, Profiles, Recovery, Screen,
    SignIn,
};
use crate::ui::parts::Part;

/// The view of a screen.
pub(crate) fn view(app: App, screen: Screen) -> Part {
    match screen {
        Screen::Welcome => welcome::home::view(),
        Screen::BeforeStarting => welcome::before::view(app),
        Screen::Activation(activation) => match activation {
            Activation::Identification => activation::identification::view(app),
            Activation::BirthDate => activation::birth_date::view(app),
            Activation::Card(birth_date) => activation::card::view(app, birth_date),
            Activation::Code(sent) => activation::code::view(app, &sent),
            Activation::Decision { first_name, decision } => {
                activation::decision::view(app, &first_name, decision)
            }
            Activation::Contact(details) => activation::contact::view(app, &details),
            Activation::Credentials(minimums) => activation::credentials::view(app, &minimums),
            Activation::Activated => activation::activated::view(),
        },
        Screen::Codes(codes) => match codes {
            Codes::Request => codes::request::view(app),
            Codes::Channel(choice) => codes::reception::view(app, choice),
            Codes::IncorrectContact(choice) => codes::incorrect::view(app, &choice),
            Codes::Sent(sent) => codes::sent::view(app, &sent),
        },
        Screen::SignIn(sign_in) => match sign_in {
            SignIn::Form => sign_in::form::view(app),
            SignIn::Code(code) => sign_in::code::view(app, code),
            SignIn::NotSignedIn => sign_in::refused::view(app),
            SignIn::SignedOut => sign_in::signed_out::view(app),
        },
        Screen::Account(space) => match space {
            Account::Home(first_name) => account::home::view(app, first_name),
            Account::ComingSoon => account::soon::view(app),
            Account::Details { updated } => account::details::view(app, updated),
            Account::Closure => account::closure::view(app),
            Account::Closed(outcome) => account::closed::view(app, &outcome),
        },
        Screen::Recovery(recovery) => match recovery {
            Recovery::Identifier => recovery::identifier::view(app),
            Recovery::IdentifierSent(sent) => recovery::identifier_sent::view(app, sent),
            Recovery::Password => recovery::password::view(app),
            Recovery::Link(token) => recovery::link::view(app, token),
            Recovery::Code(sent) => recovery::code::view(app, sent),
            Recovery::NewPassword { password_min } => {
                recovery::new_password::view(app, password_min)
            }
            Recovery::Changed => recovery::changed::view(app),
        },
        Screen::Information(page) => match page {
            Information::Help => information::help::view(app),
            Information::Terms => information::terms::view(app),
            Information::DataProtection => information::data::view(app),
            Information::LegalNotice => information::legal::view(app),
            Information::Accessibility => information::accessibility::view(app),
        },
        Screen::Contact(change) => match change {
            Contact::Email { origin, current } => contact::email::view(app, origin, current),
            Contact::Mobile { origin, current } => contact::mobile::view(app, origin, current),
            Contact::Code { origin, pending } => contact::code::view(app, origin, pending),
        },
        Screen::Opposition(opposition) => match opposition {
            Opposition::Validation => opposition::validation::view(app),
            Opposition::Opposed(outcome) => opposition::opposed::view(app, &outcome),
        },
        Screen::Profiles(minors) => match minors {
            Profiles::List => profiles::list::view(app),
            Profiles::Decision(id) => profiles::decision::view(app, id),
            Profiles::Validation(id) => profiles::validation::view(app, id),
            Profiles::Decided(id) => profiles::decided::view(app, id),
        },
        Screen::SessionEnded(route) => trouble::ended::view(&route),
        Screen::SessionRequired(route) => trouble::astray::view(&route),
        Screen::Locked(lock, route) => trouble::locked::view(app, lock, route),
        Screen::Maintenance(_, closed) => trouble::maintenance::view(closed),
        Screen::Unknown => trouble::unknown::view(),
    }
}
