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
use crate::contract::Channel;
use crate::journeys::account::requires_sign_in;
use crate::journeys::{
    Account, Activation, Codes, Contact, Information, Opposition, Profiles, Recovery, Screen,
    SignIn,
};
use crate::text::text;
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

/// The document's title of a screen; never a name, never a number.
pub(crate) fn title(screen: &Screen) -> &'static str {
    let t = text();
    match screen {
        Screen::Welcome => t.welcome.document,
        Screen::BeforeStarting => t.before.document,
        Screen::Activation(activation) => match activation {
            Activation::Identification => t.identification.document,
            Activation::BirthDate => t.without_code.birth_title,
            Activation::Card(_) => t.without_code.card_title,
            Activation::Code(_) => t.without_code.code_title,
            Activation::Decision { .. } => t.decision.title,
            Activation::Contact(_) => t.contact.title,
            Activation::Credentials(_) => t.credentials.title,
            Activation::Activated => t.activated.title,
        },
        Screen::Codes(codes) => match codes {
            Codes::Request => t.codes.title,
            Codes::Channel(_) => t.codes.reception_title,
            Codes::IncorrectContact(_) => t.codes.incorrect_title,
            Codes::Sent(_) => t.codes.sent_title,
        },
        Screen::SignIn(sign_in) => match sign_in {
            SignIn::Form => t.sign_in.document,
            SignIn::Code(_) => t.sign_in.code_title,
            SignIn::NotSignedIn => t.sign_in.france_connect_failed_title,
            SignIn::SignedOut => t.sign_in.signed_out_document,
        },
        Screen::Account(space) => match space {
            Account::Home(_) => t.space.document,
            Account::ComingSoon => t.space.soon_title,
            Account::Details { .. } => t.account.title,
            Account::Closure => t.account.closure_title,
            Account::Closed(_) => t.account.closed_title,
        },
        Screen::Recovery(recovery) => match recovery {
            Recovery::Identifier => t.recovery.identifier_document,
            Recovery::IdentifierSent(_) => t.recovery.identifier_sent_title,
            Recovery::Password => t.recovery.password_document,
            Recovery::Link(_) => t.recovery.link_title,
            Recovery::Code(_) => t.recovery.code_title,
            Recovery::NewPassword { .. } => t.recovery.new_title,
            Recovery::Changed => t.recovery.changed_title,
        },
        Screen::Information(page) => match page {
            Information::Help => t.information.help.title,
            Information::Terms => t.information.terms.title,
            Information::DataProtection => t.information.data.title,
            Information::LegalNotice => t.information.legal.title,
            Information::Accessibility => t.information.accessibility.title,
        },
        Screen::Contact(change) => match change {
            Contact::Email { .. } => t.change.email_title,
            Contact::Mobile { .. } => t.change.mobile_title,
            Contact::Code { pending, .. } => match pending.channel {
                Channel::Email => t.change.email_code_title,
                Channel::Sms => t.change.mobile_code_title,
            },
        },
        Screen::Opposition(opposition) => match opposition {
            Opposition::Validation => t.opposition.title,
            Opposition::Opposed(_) => t.opposition.done_title,
        },
        Screen::Profiles(minors) => match minors {
            Profiles::List => t.profiles.title,
            Profiles::Decision(_) => t.profiles.document_decision,
            Profiles::Validation(_) => t.profiles.document_validation,
            Profiles::Decided(_) => t.profiles.document_done,
        },
        Screen::SessionEnded(_) => t.trouble.ended_title,
        Screen::SessionRequired(route) if requires_sign_in(route) => {
            t.trouble.sign_in_required_title
        }
        Screen::SessionRequired(_) => t.trouble.session_required_title,
        Screen::Locked(..) => t.trouble.locked_title,
        Screen::Maintenance(..) => t.trouble.maintenance_title,
        Screen::Unknown => t.trouble.unknown_title,
    }
}
