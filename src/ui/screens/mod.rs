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
    pub(crate) mod incorrect;
    pub(crate) mod mobile;
    pub(super) mod shared;
}

/// A new provisional code.
pub(crate) mod codes {
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
    pub(crate) mod terms;
}

/// The space and the account of a signed-in person.
pub(crate) mod account {
    pub(crate) mod close_created;
    pub(crate) mod closed;
    pub(crate) mod closure;
    pub(crate) mod details;
    pub(crate) mod home;
    pub(crate) mod identifier;
    pub(crate) mod password;
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
    pub(crate) mod other_step;
    pub(crate) mod session_required;
    pub(crate) mod unknown;
    pub(crate) mod unreachable;
}

/// Declares the screens: the programs that have it, unless all do, a pattern, the file with the view and its arguments, and
/// the source documents. The order is that of the gallery. Then the pages that are shown without the application's state.
macro_rules! screens {
    ($app:ident,
        screens { $(
            $(#[$program:meta])? $pattern:pat => $folder:ident::$file:ident($($argument:expr),*), [$($source:expr),*];
        )* }
        pages { $( $page_folder:ident::$page_file:ident, [$($page_source:expr),*]; )* }
    ) => {
        /// Renders a screen.
        pub(crate) fn view($app: App, screen: Screen) -> Part {
            match screen {
                $( $(#[$program])? $pattern => $folder::$file::view($($argument),*), )*
                #[cfg(not(feature = "every-program"))]
                _ => super::other_program::view(),
            }
        }

        /// Returns the condition under which a program has a screen; empty if all programs have it.
        #[cfg(all(feature = "gallery", not(target_arch = "wasm32")))]
        #[allow(unused_variables, reason = "the arguments of the view")]
        pub(crate) fn condition(screen: &Screen) -> &'static str {
            match screen {
                $( $pattern => concat!("", $(stringify!($program))?), )*
            }
        }

        /// Returns the folder and the file of a screen.
        #[cfg(all(feature = "gallery", not(target_arch = "wasm32")))]
        #[allow(unused_variables, reason = "the arguments of the view")]
        pub(crate) fn name(screen: &Screen) -> (&'static str, &'static str) {
            match screen {
                $( $pattern => (stringify!($folder), stringify!($file)), )*
            }
        }

        /// Every screen and page with its samples.
        #[cfg(feature = "gallery")]
        pub(crate) const SCREENS: &[ScreenSamples] = &[
            $( screen(
                (stringify!($folder), stringify!($file)),
                &[$($source),*],
                $folder::$file::samples,
            ), )*
            $( screen(
                (stringify!($page_folder), stringify!($page_file)),
                &[$($page_source),*],
                $page_folder::$page_file::samples,
            ), )*
        ];
    };
}

screens! { app,
    screens {
        #[cfg(feature = "activation")]
        Screen::Welcome => welcome::home(), [FOUR_STEP_GUIDE, ACTIVATION_GUIDE, NO_CODE_GUIDE];
        #[cfg(feature = "activation")]
        Screen::BeforeStarting => welcome::before(app), [ACTIVATION_GUIDE, (NO_CODE, "2")];
        #[cfg(feature = "activation")]
        Screen::Activation(Activation::Identification) =>
            activation::identification(app), [ACTIVATION_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Activation(Activation::BirthDate) => activation::birth_date(app), [(NO_CODE, "3")];
        #[cfg(feature = "recovery")]
        Screen::Activation(Activation::Card(birth_date)) =>
            activation::card(app, birth_date), [(NO_CODE, "4")];
        #[cfg(feature = "recovery")]
        Screen::Activation(Activation::Code(sent)) =>
            activation::code(app, &sent), [(NO_CODE, "6")];
        #[cfg(feature = "activation")]
        Screen::Activation(Activation::Decision { first_name, decision }) =>
            activation::decision(app, &first_name, decision), [ACTIVATION_GUIDE, (NO_CODE, "7")];
        #[cfg(feature = "activation")]
        Screen::Activation(Activation::Contact(details)) =>
            activation::contact(app, &details), [ACTIVATION_GUIDE];
        #[cfg(feature = "account")]
        Screen::Contact(Contact::Email { origin, current }) =>
            contact::email(app, origin, current), [ACTIVATION_GUIDE];
        #[cfg(feature = "account")]
        Screen::Contact(Contact::Code { origin, pending }) =>
            contact::code(app, origin, pending), [ACTIVATION_GUIDE];
        #[cfg(feature = "account")]
        Screen::Contact(Contact::Mobile { origin, current }) =>
            contact::mobile(app, origin, current), [ACTIVATION_GUIDE];
        #[cfg(feature = "activation")]
        Screen::Activation(Activation::Credentials(minimums)) =>
            activation::credentials(app, &minimums), [ACTIVATION_GUIDE, NO_CODE_GUIDE, SIGN_IN_GUIDE];
        #[cfg(feature = "activation")]
        Screen::Activation(Activation::Activated) =>
            activation::activated(), [ACTIVATION_GUIDE, NO_CODE_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Codes(Codes::Request) => codes::request(app), [FOUR_STEP_GUIDE, ACTIVATION_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Codes(Codes::Channel(choice)) =>
            codes::reception(app, choice), [FOUR_STEP_GUIDE, ACTIVATION_GUIDE, NO_CODE_GUIDE];
        #[cfg(feature = "account")]
        Screen::Codes(Codes::IncorrectContact(choice)) =>
            contact::incorrect(app, &choice), [FOUR_STEP_GUIDE, ACTIVATION_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Codes(Codes::Sent(sent)) => codes::sent(app, &sent), [];
        #[cfg(feature = "activation")]
        Screen::Opposition(Opposition::Validation) =>
            opposition::validation(app), [ACTIVATION_GUIDE];
        #[cfg(feature = "activation")]
        Screen::Opposition(Opposition::Opposed(outcome)) =>
            opposition::opposed(app, &outcome), [ACTIVATION_GUIDE];
        #[cfg(feature = "space")]
        Screen::Profiles(Profiles::List) => profiles::list(app), [ACTIVATION_GUIDE, SIGN_IN_FAQ];
        #[cfg(feature = "space")]
        Screen::Profiles(Profiles::Decision(id)) => profiles::decision(app, id), [ACTIVATION_GUIDE];
        #[cfg(feature = "space")]
        Screen::Profiles(Profiles::Validation(id)) =>
            profiles::validation(app, id), [ACTIVATION_GUIDE];
        #[cfg(feature = "space")]
        Screen::Profiles(Profiles::Decided(id)) => profiles::decided(app, id), [ACTIVATION_GUIDE];
        #[cfg(feature = "space")]
        Screen::SignIn(SignIn::Form) => sign_in::form(app), [NO_CODE_GUIDE, SIGN_IN_GUIDE];
        #[cfg(feature = "space")]
        Screen::SignIn(SignIn::NotSignedIn(reason)) => sign_in::refused(app, reason), [];
        #[cfg(feature = "space")]
        Screen::SignIn(SignIn::Terms(changed)) => sign_in::terms(app, changed), [];
        #[cfg(feature = "space")]
        Screen::SignIn(SignIn::Code(code)) =>
            sign_in::code(app, code), [NO_CODE_GUIDE, SIGN_IN_GUIDE];
        #[cfg(feature = "space")]
        Screen::SignIn(SignIn::SignedOut) => sign_in::signed_out(app), [];
        #[cfg(feature = "space")]
        Screen::Account(Account::Home(first_name)) =>
            account::home(app, first_name), [SIGN_IN_GUIDE];
        #[cfg(feature = "space")]
        Screen::Account(Account::ComingSoon) => account::soon(app), [];
        #[cfg(feature = "account")]
        Screen::Account(Account::Details { updated }) => account::details(app, updated), [];
        #[cfg(feature = "account")]
        Screen::Account(Account::Password) => account::password(app), [];
        #[cfg(feature = "account")]
        Screen::Account(Account::Identifier) => account::identifier(app), [];
        #[cfg(feature = "account")]
        Screen::Account(Account::Closure) =>
            account::closure(app), [FOUR_STEP_GUIDE, NO_CODE_GUIDE];
        #[cfg(feature = "account")]
        Screen::Account(Account::CloseCreated) => account::close_created(app), [];
        #[cfg(feature = "account")]
        Screen::Account(Account::Closed(outcome)) =>
            account::closed(app, &outcome), [FOUR_STEP_GUIDE, NO_CODE_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Recovery(Recovery::Identifier) => recovery::identifier(app), [SIGN_IN_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Recovery(Recovery::IdentifierSent(sent)) =>
            recovery::identifier_sent(app, sent), [SIGN_IN_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Recovery(Recovery::Password) => recovery::password(app), [SIGN_IN_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Recovery(Recovery::Code(sent)) => recovery::code(app, sent), [SIGN_IN_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Recovery(Recovery::NewPassword(rules)) =>
            recovery::new_password(app, rules), [SIGN_IN_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Recovery(Recovery::Changed) => recovery::changed(app), [SIGN_IN_GUIDE];
        #[cfg(feature = "recovery")]
        Screen::Recovery(Recovery::Link(token)) => recovery::link(app, token), [SIGN_IN_FAQ];
        Screen::Locked(lock, route) => trouble::locked(app, lock, route), [];
        Screen::SessionEnded(route) => trouble::ended(&route), [];
        Screen::SessionRequired(route) => trouble::session_required(&route), [];
        Screen::Maintenance(_, closed) => trouble::maintenance(closed), [];
        Screen::Unknown => trouble::unknown(), [];
        Screen::OtherStep => trouble::other_step(app), [];
        Screen::Information(Information::Help) => information::help(app), [];
        Screen::Information(Information::Terms) => information::terms(app), [];
        Screen::Information(Information::DataProtection) => information::data(app), [];
        Screen::Information(Information::LegalNotice) => information::legal(app), [];
        Screen::Information(Information::Accessibility) => information::accessibility(app), [];
    }
    pages {
        trouble::unreachable, [SIGN_IN_FAQ];
        trouble::configuration, [];
    }
}
