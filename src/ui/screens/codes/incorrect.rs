//! `/code/coordonnees`: « Mes coordonnées sont incorrectes ».
//!
//! Leads to the change of contact details where the backend allows it, and to 34 22 otherwise.
//! Source: « Comment créer et activer votre compte »; « Activer (ou s’opposer) son compte, pas à pas ».

use crate::contract::{Channel, ContactChange};
use crate::journeys::codes::ChannelChoice;
use crate::journeys::contact::ContactOrigin;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::markup::{element, list, nothing, paragraph};
use crate::ui::parts::Part;
use crate::ui::parts::button::{icon_link, other_link};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{actions, back, journey, lead, title};

/// Where the backend allows it, their change; otherwise who can.
pub(crate) fn view(_: App, choice: &ChannelChoice) -> Part {
    let t = &text().codes;
    let (sentence, way_on) = match choice.contact_change {
        ContactChange::Allowed => {
            let change = |channel, words| {
                let form = ContactOrigin::NewCode.form_route(channel);
                element("p", "", vec![icon_link(Icon::Edit, &form, words)])
            };
            let ways =
                vec![change(Channel::Email, t.change_email), change(Channel::Sms, t.change_mobile)];
            (t.incorrect_allowed, element("div", "group", ways))
        }
        ContactChange::Elsewhere => (t.incorrect_elsewhere, list(&[t.insurer_1, t.insurer_2])),
    };
    let otherwise = match choice.contact_change {
        ContactChange::Allowed => paragraph("field__note", t.insurer_2),
        ContactChange::Elsewhere => nothing(),
    };
    journey(vec![
        back(),
        title(t.incorrect_title),
        lead(sentence),
        way_on,
        otherwise,
        actions(vec![other_link(&Route::NewCodeChannel, t.back_to_reception)]),
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::codes::CodePurpose;
    use crate::journeys::{Codes, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::channels;
    fn screen(contact_change: ContactChange) -> Screen {
        let (channels, purpose) = (channels(), CodePurpose::NewCode);
        let choice = ChannelChoice { channels, contact_change, purpose };
        Screen::Codes(Codes::IncorrectContact(choice))
    }
    vec![
        Sample::of("ici", || screen(ContactChange::Allowed)),
        Sample::of("ailleurs", || screen(ContactChange::Elsewhere)),
    ]
}
