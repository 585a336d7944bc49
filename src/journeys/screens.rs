//! The table of screens: the address, the title of the document, and the position in the progress indicator. The map of
//! the journeys and `docs/screens.md` come from it too.

use super::codes::CodePurpose;
use super::contact::ContactOrigin;
use super::{
    Account, Activation, Codes, Contact, Information, Opposition, Profiles, Recovery, Screen,
    SignIn,
};
use crate::contract::Channel;
use crate::route::Route;
use crate::text::text;

/// Declares the screens: a pattern, the address, the title, and, where the screen shows « Étape 2 sur 5 », the position
/// and the number of steps. `is last` marks a screen whose earlier steps cannot be undone (`is_final`).
macro_rules! screens {
    ($t:ident, $(
        $pattern:pat => $route:expr, $title:expr
        $(, step $step:expr)? $(, is $final:ident)?;
    )*) => {
        #[allow(unused_variables, reason = "a row binds what one of its columns needs")]
        impl Screen {
            /// Returns the address of the screen; `None` for an unknown address, which stays in the address bar.
            pub fn route(&self) -> Option<Route> {
                match self { $( $pattern => Option::<Route>::from($route), )* }
            }

            /// Returns the title of the document; never a name or a number.
            pub fn title(&self) -> &'static str {
                let $t = text();
                match self { $( $pattern => $title, )* }
            }

            /// Returns the position of the screen in « Étape 2 sur 5 », and the number of steps.
            pub fn step(&self) -> Option<(u32, u32)> {
                match self { $( $pattern => screens!(@step $($step)?), )* }
            }

            /// Returns whether the steps before this screen cannot be undone, so that Back must not show them again.
            pub fn is_final(&self) -> bool {
                match self { $( $pattern => screens!(@final $($final)?), )* }
            }
        }
    };
    (@step) => { None };
    (@step $step:expr) => { $step };
    (@final) => { false };
    (@final last) => { true };
}

screens! { t,
    Self::Welcome => Route::Welcome, t.welcome.document_title;
    Self::BeforeStarting => Route::BeforeStarting, t.before.document_title;

    Self::Activation(Activation::Identification) =>
        Route::Identification, t.identification.document_title, step activation(1);
    Self::Activation(Activation::BirthDate) =>
        Route::BirthDate, t.without_code.birth_title, step activation(1);
    Self::Activation(Activation::Card(_)) =>
        Route::Card, t.without_code.card_title, step activation(1);
    Self::Activation(Activation::Code(_)) =>
        Route::Code, t.without_code.code_title, step activation(1);
    Self::Activation(Activation::Decision { .. }) =>
        Route::Decision, t.decision.title, step activation(2);
    Self::Activation(Activation::Contact(_)) =>
        Route::Contact, t.contact.title, step activation(3);
    Self::Activation(Activation::Credentials(_)) =>
        Route::Credentials, t.credentials.title, step activation(4);
    Self::Activation(Activation::Activated) => Route::Activated, t.activated.title, is last;

    Self::Contact(Contact::Email { origin, .. }) =>
        origin.form_route(Channel::Email), t.change.email_title, step contact(*origin);
    Self::Contact(Contact::Mobile { origin, .. }) =>
        origin.form_route(Channel::Sms), t.change.mobile_title, step contact(*origin);
    Self::Contact(Contact::Code { origin, pending }) =>
        origin.code_route(pending.channel),
        match pending.channel {
            Channel::Email => t.change.email_code_title,
            _ => t.change.mobile_code_title,
        },
        step contact(*origin);

    Self::Codes(Codes::Request) => Route::NewCode, t.codes.title;
    Self::Codes(Codes::Channel(choice)) =>
        Route::NewCodeChannel, t.codes.reception_title, step channel_choice(choice.purpose);
    Self::Codes(Codes::IncorrectContact(_)) => Route::NewCodeContact, t.incorrect_contact.title;
    Self::Codes(Codes::Sent(_)) => Route::NewCodeSent, t.codes.sent_title;

    Self::Opposition(Opposition::Validation) => Route::Opposition, t.opposition.title;
    Self::Opposition(Opposition::Opposed(_)) => Route::Opposed, t.opposition.done_title, is last;

    Self::Profiles(Profiles::List) => Route::Profiles, t.profiles.title;
    Self::Profiles(Profiles::Decision(id)) =>
        Route::ProfileDecision(id.clone()), t.profiles.decision_document_title;
    Self::Profiles(Profiles::Validation(id)) =>
        Route::ProfileOpposition(id.clone()), t.profiles.validation_document_title;
    Self::Profiles(Profiles::Decided(id)) =>
        Route::ProfileConfirmation(id.clone()), t.profiles.done_document_title, is last;

    Self::SignIn(SignIn::Form) => Route::SignIn, t.sign_in.document_title;
    Self::SignIn(SignIn::Code(_)) => Route::SignInCode, t.sign_in.code_title;
    Self::SignIn(SignIn::Terms(_)) => Route::SignInTerms, t.sign_in.terms_title;
    Self::SignIn(SignIn::NotSignedIn(_)) =>
        Route::SignInReturn, t.sign_in.france_connect_failed_title;
    Self::SignIn(SignIn::SignedOut) =>
        Route::SignedOut, t.sign_in.signed_out_document_title, is last;

    Self::Account(Account::Home(_)) => Route::Space, t.space.document_title, is last;
    Self::Account(Account::ComingSoon) => Route::SpaceComingSoon, t.space.soon_title;
    Self::Account(Account::Details { .. }) => Route::Account, t.account.title;
    Self::Account(Account::Password) => Route::AccountPassword, t.account.password_title;
    Self::Account(Account::Identifier) => Route::AccountIdentifier, t.account.identifier_title;
    Self::Account(Account::Closure) => Route::AccountClosure, t.account.closure_title;
    Self::Account(Account::CloseCreated) => Route::Closure, t.account.created_closure_title;
    Self::Account(Account::Closed(_)) => Route::Closed, t.account.closed_title, is last;

    Self::Recovery(Recovery::Identifier) => Route::LostIdentifier, t.recovery.identifier_document_title;
    Self::Recovery(Recovery::IdentifierSent(_)) =>
        Route::IdentifierSent, t.recovery.identifier_sent_title;
    Self::Recovery(Recovery::Password) =>
        Route::LostPassword, t.recovery.password_document_title, step reset(1);
    // The address of a reset link is shown without its token.
    Self::Recovery(Recovery::Link(_)) => Route::LostPassword, t.recovery.link_title;
    Self::Recovery(Recovery::Code(_)) => Route::ResetCode, t.recovery.code_title, step reset(2);
    Self::Recovery(Recovery::NewPassword(_)) =>
        Route::ResetPassword, t.recovery.new_title, step reset(3);
    Self::Recovery(Recovery::Changed) => Route::PasswordChanged, t.recovery.changed_title, is last;

    Self::Information(Information::Help) => Route::Help, t.information.help;
    Self::Information(Information::Terms) => Route::Terms, t.information.terms;
    Self::Information(Information::DataProtection) =>
        Route::DataProtection, t.information.data;
    Self::Information(Information::LegalNotice) => Route::LegalNotice, t.information.legal;
    Self::Information(Information::Accessibility) =>
        Route::Accessibility, t.information.accessibility;

    Self::SessionEnded(route) => route.clone(), t.trouble.ended_title;
    Self::SessionRequired(route) => route.clone(),
        if super::account::requires_sign_in(route) {
            t.trouble.sign_in_required_title
        } else {
            t.trouble.session_required_title
        };
    Self::Locked(_, route) => route.clone(), t.trouble.locked_title;
    Self::Maintenance(route, _) => route.clone(), t.trouble.maintenance_title;
    Self::Unknown => None, t.trouble.unknown_title;
    Self::OtherStep => None, t.trouble.other_step_title;
}

/// Activation has five steps. Identification, with a code or without, is the first.
fn activation(step: u32) -> Option<(u32, u32)> {
    Some((step, 5))
}

/// A password reset has three steps.
fn reset(step: u32) -> Option<(u32, u32)> {
    Some((step, 3))
}

fn contact(origin: ContactOrigin) -> Option<(u32, u32)> {
    activation(3).filter(|_| origin == ContactOrigin::Activation)
}

fn channel_choice(purpose: CodePurpose) -> Option<(u32, u32)> {
    activation(1).filter(|_| purpose == CodePurpose::Activation)
}
