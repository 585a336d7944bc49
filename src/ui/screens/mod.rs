//! The screens, one file each, which ends with its samples; the view of each; and the list of all samples.

use super::app::App;
#[cfg(feature = "gallery")]
use super::sample::sources::*;
#[cfg(feature = "gallery")]
use super::sample::{ScreenSamples, screen};
use crate::journeys::{
    Account, Activation, Codes, Contact, Information, Opposition, Profiles, Recovery, Screen,
    SignIn,
};
use crate::ui::parts::Part;

/// The welcome page, and the page before starting.
pub(crate) mod welcome {
    pub(crate) mod before;
    pub(crate) mod home;
}

/// Activation.
pub(crate) mod activation {
    pub(crate) mod activated;
    pub(crate) mod birth_date;
    pub(crate) mod card;
    pub(crate) mod code;
    pub(crate) mod contact;
    pub(crate) mod credentials;
    pub(crate) mod decision;
    pub(crate) mod identification;
}

/// A change of e-mail address or mobile number, wherever it was started.
pub(crate) mod contact {
    pub(crate) mod code;
    pub(crate) mod email;
    pub(crate) mod mobile;
    pub(super) mod shared;
}

/// A new provisional code.
pub(crate) mod codes {
    pub(crate) mod incorrect;
    pub(crate) mod reception;
    pub(crate) mod request;
    pub(crate) mod sent;
    pub(super) mod shared;
}

/// Opposition.
pub(crate) mod opposition {
    pub(crate) mod opposed;
    pub(crate) mod validation;
}

/// Minors’ profiles: one decision and one receipt per child.
pub(crate) mod profiles {
    pub(crate) mod decided;
    pub(crate) mod decision;
    pub(crate) mod list;
    pub(crate) mod validation;
}

/// Signing in and out.
pub(crate) mod sign_in {
    pub(crate) mod code;
    pub(crate) mod form;
    pub(crate) mod refused;
    pub(super) mod shared;
    pub(crate) mod signed_out;
}

/// The space and the account of a signed-in person.
pub(crate) mod account {
    pub(crate) mod closed;
    pub(crate) mod closure;
    pub(crate) mod details;
    pub(crate) mod home;
    pub(super) mod shared;
    pub(crate) mod soon;
}

/// Recovery of the identifier and of the password.
pub(crate) mod recovery {
    pub(crate) mod changed;
    pub(crate) mod code;
    pub(crate) mod identifier;
    pub(crate) mod identifier_sent;
    pub(crate) mod link;
    pub(crate) mod new_password;
    pub(crate) mod password;
    pub(super) mod shared;
}

/// Static pages.
pub(crate) mod information {
    pub(crate) mod accessibility;
    pub(crate) mod data;
    pub(crate) mod help;
    pub(crate) mod legal;
    pub(super) mod shared;
    pub(crate) mod terms;
}

/// Screens of failures, and of addresses that cannot be shown.
pub(crate) mod trouble {
    pub(crate) mod configuration;
    pub(crate) mod ended;
    pub(crate) mod locked;
    pub(crate) mod maintenance;
    pub(crate) mod session_required;
    pub(crate) mod unknown;
    pub(crate) mod unreachable;
}

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
        Screen::SessionRequired(route) => trouble::session_required::view(&route),
        Screen::Locked(lock, route) => trouble::locked::view(app, lock, route),
        Screen::Maintenance(_, closed) => trouble::maintenance::view(closed),
        Screen::Unknown => trouble::unknown::view(),
    }
}

/// The samples of all screens, by journey; a test compares this list with the files of this folder.
#[cfg(feature = "gallery")]
pub(crate) const SCREENS: &[ScreenSamples] = &[
    screen(
        ("welcome", "home"),
        &[FOUR_STEP_GUIDE, ACTIVATION_GUIDE, NO_CODE_GUIDE],
        welcome::home::samples,
    ),
    screen(("welcome", "before"), &[ACTIVATION_GUIDE, (NO_CODE, "2")], welcome::before::samples),
    screen(
        ("activation", "identification"),
        &[ACTIVATION_GUIDE],
        activation::identification::samples,
    ),
    screen(("activation", "birth_date"), &[(NO_CODE, "3")], activation::birth_date::samples),
    screen(("activation", "card"), &[(NO_CODE, "4")], activation::card::samples),
    screen(("activation", "code"), &[(NO_CODE, "6")], activation::code::samples),
    screen(
        ("activation", "decision"),
        &[ACTIVATION_GUIDE, (NO_CODE, "7")],
        activation::decision::samples,
    ),
    screen(("activation", "contact"), &[ACTIVATION_GUIDE], activation::contact::samples),
    screen(("contact", "email"), &[ACTIVATION_GUIDE], contact::email::samples),
    screen(("contact", "code"), &[ACTIVATION_GUIDE], contact::code::samples),
    screen(("contact", "mobile"), &[ACTIVATION_GUIDE], contact::mobile::samples),
    screen(
        ("activation", "credentials"),
        &[ACTIVATION_GUIDE, NO_CODE_GUIDE, SIGN_IN_GUIDE],
        activation::credentials::samples,
    ),
    screen(
        ("activation", "activated"),
        &[ACTIVATION_GUIDE, NO_CODE_GUIDE],
        activation::activated::samples,
    ),
    screen(("codes", "request"), &[FOUR_STEP_GUIDE, ACTIVATION_GUIDE], codes::request::samples),
    screen(
        ("codes", "reception"),
        &[FOUR_STEP_GUIDE, ACTIVATION_GUIDE, NO_CODE_GUIDE],
        codes::reception::samples,
    ),
    screen(("codes", "incorrect"), &[FOUR_STEP_GUIDE, ACTIVATION_GUIDE], codes::incorrect::samples),
    screen(("codes", "sent"), &[], codes::sent::samples),
    screen(("opposition", "validation"), &[ACTIVATION_GUIDE], opposition::validation::samples),
    screen(("opposition", "opposed"), &[ACTIVATION_GUIDE], opposition::opposed::samples),
    screen(("profiles", "list"), &[ACTIVATION_GUIDE, SIGN_IN_FAQ], profiles::list::samples),
    screen(("profiles", "decision"), &[ACTIVATION_GUIDE], profiles::decision::samples),
    screen(("profiles", "validation"), &[ACTIVATION_GUIDE], profiles::validation::samples),
    screen(("profiles", "decided"), &[ACTIVATION_GUIDE], profiles::decided::samples),
    screen(("sign_in", "form"), &[NO_CODE_GUIDE, SIGN_IN_GUIDE], sign_in::form::samples),
    screen(("sign_in", "refused"), &[], sign_in::refused::samples),
    screen(("sign_in", "code"), &[NO_CODE_GUIDE, SIGN_IN_GUIDE], sign_in::code::samples),
    screen(("sign_in", "signed_out"), &[], sign_in::signed_out::samples),
    screen(("account", "home"), &[SIGN_IN_GUIDE], account::home::samples),
    screen(("account", "soon"), &[], account::soon::samples),
    screen(("account", "details"), &[], account::details::samples),
    screen(("account", "closure"), &[FOUR_STEP_GUIDE, NO_CODE_GUIDE], account::closure::samples),
    screen(("account", "closed"), &[FOUR_STEP_GUIDE, NO_CODE_GUIDE], account::closed::samples),
    screen(("recovery", "identifier"), &[SIGN_IN_GUIDE], recovery::identifier::samples),
    screen(("recovery", "identifier_sent"), &[SIGN_IN_GUIDE], recovery::identifier_sent::samples),
    screen(("recovery", "password"), &[SIGN_IN_GUIDE], recovery::password::samples),
    screen(("recovery", "code"), &[SIGN_IN_GUIDE], recovery::code::samples),
    screen(("recovery", "new_password"), &[SIGN_IN_GUIDE], recovery::new_password::samples),
    screen(("recovery", "changed"), &[SIGN_IN_GUIDE], recovery::changed::samples),
    screen(("recovery", "link"), &[SIGN_IN_FAQ], recovery::link::samples),
    screen(("trouble", "locked"), &[], trouble::locked::samples),
    screen(("trouble", "ended"), &[], trouble::ended::samples),
    screen(("trouble", "session_required"), &[], trouble::session_required::samples),
    screen(("trouble", "maintenance"), &[], trouble::maintenance::samples),
    screen(("trouble", "unreachable"), &[SIGN_IN_FAQ], trouble::unreachable::samples),
    screen(("trouble", "unknown"), &[], trouble::unknown::samples),
    screen(("trouble", "configuration"), &[], trouble::configuration::samples),
    screen(("information", "help"), &[], information::help::samples),
    screen(("information", "terms"), &[], information::terms::samples),
    screen(("information", "data"), &[], information::data::samples),
    screen(("information", "legal"), &[], information::legal::samples),
    screen(("information", "accessibility"), &[], information::accessibility::samples),
];
