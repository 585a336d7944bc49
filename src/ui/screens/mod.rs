//! One file a screen; each ends with its samples. A screen knows its state and nothing else.

pub(crate) mod activation;
pub(crate) mod contact;
pub(crate) mod information;
pub(crate) mod opposition;
pub(crate) mod profiles;
pub(crate) mod trouble;
pub(crate) mod welcome;

use super::app::App;
use crate::contract::Channel;
use crate::journeys::{Activation, Change, Information, Minors, Opposition, Screen};
use crate::text::text;
use crate::ui::parts::Part;

/// The view of a screen.
pub(crate) fn view(app: App, screen: Screen) -> Part {
    match screen {
        Screen::Welcome => welcome::home::view(),
        Screen::Before => welcome::before::view(app),
        Screen::Activation(activation) => match activation {
            Activation::Identification => activation::identification::view(app),
            Activation::Decision(decision) => activation::decision::view(app, decision),
            Activation::Contact(contact) => activation::contact::view(app, contact),
            Activation::Credentials(credentials) => activation::credentials::view(app, credentials),
            Activation::Activated => activation::activated::view(),
        },
        Screen::Information(page) => match page {
            Information::Help => information::help::view(app),
            Information::Terms => information::terms::view(app),
            Information::DataProtection => information::data::view(app),
            Information::LegalNotice => information::legal::view(app),
            Information::Accessibility => information::accessibility::view(app),
        },
        Screen::Change(change) => match change {
            Change::Email(change) => contact::email::view(app, change),
            Change::Mobile(change) => contact::mobile::view(app, change),
            Change::Waiting(waiting) => contact::code::view(app, waiting),
        },
        Screen::Opposition(opposition) => match opposition {
            Opposition::Validation => opposition::validation::view(app),
            Opposition::Opposed(opposed) => opposition::opposed::view(app, &opposed),
        },
        Screen::Minors(minors) => match minors {
            Minors::List => profiles::list::view(app),
            Minors::Decision(id) => profiles::decision::view(app, id),
            Minors::Validation(id) => profiles::validation::view(app, id),
            Minors::Decided(id) => profiles::decided::view(app, id),
        },
        Screen::Ended(_) => trouble::ended::view(),
        Screen::Astray(_) => trouble::astray::view(),
        Screen::Locked(lock, route) => trouble::locked::view(app, lock, route),
        Screen::Maintenance(_, closed) => trouble::maintenance::view(closed),
        Screen::Coming(_) => trouble::coming::view(),
        Screen::Unknown => trouble::unknown::view(),
    }
}

/// The document's title of a screen; never a name, never a number.
pub(crate) fn title(screen: &Screen) -> &'static str {
    let t = text();
    match screen {
        Screen::Welcome => t.welcome.document,
        Screen::Before => t.before.document,
        Screen::Activation(activation) => match activation {
            Activation::Identification => t.identification.document,
            Activation::Decision(_) => t.decision.title,
            Activation::Contact(_) => t.contact.title,
            Activation::Credentials(_) => t.credentials.title,
            Activation::Activated => t.activated.title,
        },
        Screen::Information(page) => match page {
            Information::Help => t.information.help.title,
            Information::Terms => t.information.terms.title,
            Information::DataProtection => t.information.data.title,
            Information::LegalNotice => t.information.legal.title,
            Information::Accessibility => t.information.accessibility.title,
        },
        Screen::Change(change) => match change {
            Change::Email(_) => t.change.email_title,
            Change::Mobile(_) => t.change.mobile_title,
            Change::Waiting(waiting) => match waiting.pending().channel {
                Channel::Email => t.change.email_code_title,
                Channel::Sms => t.change.mobile_code_title,
            },
        },
        Screen::Opposition(opposition) => match opposition {
            Opposition::Validation => t.opposition.title,
            Opposition::Opposed(_) => t.opposition.done_title,
        },
        Screen::Minors(minors) => match minors {
            Minors::List => t.profiles.title,
            Minors::Decision(_) => t.profiles.document_decision,
            Minors::Validation(_) => t.profiles.document_validation,
            Minors::Decided(_) => t.profiles.document_done,
        },
        Screen::Ended(_) => t.trouble.ended_title,
        Screen::Astray(_) => t.trouble.astray_title,
        Screen::Locked(..) => t.trouble.locked_title,
        Screen::Maintenance(..) => t.trouble.maintenance_title,
        Screen::Coming(_) => t.coming.title,
        Screen::Unknown => t.trouble.unknown_title,
    }
}
