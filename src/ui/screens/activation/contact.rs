//! `/activer/coordonnees`: « Je vérifie mes coordonnées de contact ».
//!
//! Shows the known e-mail address and mobile number; both can be changed, the address is required.
//! Source: « Activer (ou s’opposer) son compte, pas à pas ».

use html::html;

use crate::contract::ContactDetails;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::submit;
use crate::ui::parts::facts::{fact, facts};
use crate::ui::parts::page::{back, journey, lead, progress, title};
use crate::ui::parts::{notice, trouble};

pub(crate) fn view(app: App, contact: &ContactDetails) -> Part {
    let t = text();
    let form = Form::new(app);
    let (email, email_action) = match &contact.email {
        Some(email) => (email.as_str().to_owned(), t.contact.change_email),
        None => (t.contact.none.to_owned(), t.contact.add_email),
    };
    let (mobile, mobile_action) = match &contact.mobile {
        Some(mobile) => (mobile.grouped(), t.contact.change_mobile),
        None => (t.contact.none.to_owned(), t.contact.add_mobile),
    };
    let send = move || form.submit(|| Some(moves::confirm_contact()));
    let email_label = html! { {t.contact.email} " " {t.contact.mandatory} };
    // Without an e-mail address, one-time codes could not be sent.
    let next = if contact.email.is_none() {
        notice::warning(t.contact.no_email)
    } else {
        markup::form(send, vec![submit(form, t.common.next)])
    };
    journey(vec![
        back(),
        progress(),
        title(t.contact.title),
        lead(t.contact.lead),
        trouble::trouble(form),
        facts(vec![
            fact(vec![email_label], email, &Route::Email, email_action),
            fact(vec![html! { {t.contact.mobile} }], mobile, &Route::Mobile, mobile_action),
        ]),
        next,
    ])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{ConfirmContact, ContactDetails, RefusalCode, Session, Standing};
    use crate::journeys::{Activation, Screen};
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::{LONG_EMAIL, MARTINE_EMAIL, MARTINE_MOBILE};
    fn screen(email: Option<&str>, mobile: Option<&str>) -> Screen {
        let known = ContactDetails {
            email: email.and_then(|email| email.parse().ok()),
            mobile: mobile.and_then(|mobile| mobile.parse().ok()),
        };
        Screen::Activation(Activation::Contact(known))
    }
    fn ending(ends_in_s: u32) -> Standing {
        let ends_in_s = Some(ends_in_s);
        let session = Some(Session { expires_in_s: 115, ends_in_s, warn_before_s: 120 });
        Standing { session, ..Standing::ANONYMOUS }
    }
    const BOTH: fn() -> Screen = || screen(Some(MARTINE_EMAIL), Some(MARTINE_MOBILE));
    let both = Sample::of("les-deux", BOTH);
    let mut samples = vec![
        both,
        Sample::of("sans-mobile", || screen(Some("jules.petit@exemple.fr"), None)),
        Sample::of("sans-email", || screen(None, Some("0612345377"))),
        Sample::of("sans-rien", || screen(None, None)),
        Sample::of("adresse-longue", || screen(Some(LONG_EMAIL), Some(MARTINE_MOBILE))),
        both.refused("autre-etape", RefusalCode::StepNotAllowed, None),
        Sample::of("session-bientot-finie", BOTH).with_standing(|| ending(40_000)).after(1_500),
        Sample::of("session-bientot-finie-sans-suite", BOTH)
            .with_standing(|| ending(115))
            .after(1_500),
    ];
    samples.extend(both.failures::<ConfirmContact>());
    samples
}
