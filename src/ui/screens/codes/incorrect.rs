//! `/code/coordonnees`: « Mes coordonnées sont incorrectes ».
//!
//! Leads to the change of contact details where the backend allows it, and to 34 22 otherwise.
//! Source: « Comment créer et activer votre compte »; « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;

use crate::contract::{Channel, ContactChange};
use crate::journeys::codes::ChannelChoice;
use crate::journeys::contact::ContactOrigin;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::{icon_link, other_link};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{actions, back, journey, lead, title};

pub(crate) fn view(_: App, choice: &ChannelChoice) -> Part {
    let t = &text().codes;
    let (sentence, options) = match choice.contact_change {
        ContactChange::Allowed => {
            let email = ContactOrigin::NewCode.form_route(Channel::Email);
            let mobile = ContactOrigin::NewCode.form_route(Channel::Sms);
            let links = html! {
                <div class="group">
                    <p>{icon_link(Icon::Edit, &email, t.change_email)}</p>
                    <p>{icon_link(Icon::Edit, &mobile, t.change_mobile)}</p>
                </div>
                <p class="field__note">{t.insurer_2}</p>
            };
            (t.incorrect_allowed, links)
        }
        ContactChange::Elsewhere => {
            let insurers = html! {
                <ul>
                    <li>{t.insurer_1}</li>
                    <li>{t.insurer_2}</li>
                </ul>
            };
            (t.incorrect_elsewhere, insurers)
        }
    };
    journey(vec![
        back(),
        title(t.incorrect_title),
        lead(sentence),
        options,
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
