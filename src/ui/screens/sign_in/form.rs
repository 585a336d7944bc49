//! `/connexion`: « Je m’identifie ».
//!
//! Asks for the identifier, the password and the channel of the one-time code; offers FranceConnect where it is
//! configured.
//! Source: « Comment activer Mon espace santé ? »; « Se connecter à Mon espace santé, pas à pas ».

use html::html;
use leptos::prelude::*;

use super::shared::{france_connect, not_active};
use crate::contract::Channel;
use crate::fields::Identifier;
use crate::journeys::moves;
use crate::route::Route;
use crate::text::{identifier_error, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup;
use crate::ui::parts::Part;
use crate::ui::parts::button::{plain_link, submit};
use crate::ui::parts::choice::{Choice, choices};
use crate::ui::parts::field::{TextField, text_field};
use crate::ui::parts::help::help;
use crate::ui::parts::page::{back, journey, title};
use crate::ui::parts::password::known_password;
use crate::ui::parts::{summary, trouble};

const EMAIL: &str = "email";
const SMS: &str = "sms";

pub(crate) fn view(app: App) -> Part {
    let t = text();
    let form = Form::new(app);
    // The minimum is one character: only the backend knows the minimum that applied when the identifier was chosen.
    let identifier = Field::new(form, "identifiant", app.draft("identifier"), |raw| {
        Identifier::parse(raw, 1).map_err(|error| identifier_error(error, 1, t))
    });
    let (password, password_field) = known_password(form, t.sign_in.password);
    let draft = app.draft("sign_in_channel");
    if draft.with_untracked(String::is_empty) {
        draft.set(EMAIL.to_owned());
    }
    let channel = Field::new(form, "reception", draft, |raw| {
        Ok(if raw == SMS { Channel::Sms } else { Channel::Email })
    });
    let send = move || {
        form.submit(|| {
            Some(moves::sign_in(identifier.value()?, password.value()?, channel.value()?))
        });
    };
    let look =
        TextField { label: t.sign_in.identifier, autocomplete: "username", ..TextField::PLAIN };
    let lost_identifier = html! {
        <p class="field__note">{plain_link(&Route::LostIdentifier, t.sign_in.lost_identifier)}</p>
    };
    let card = |value, title: &str| Choice {
        value,
        title: title.to_owned(),
        text: String::new(),
        picture: "",
    };
    let cards = vec![card(EMAIL, t.sign_in.by_email), card(SMS, t.sign_in.by_sms)];
    let fields = html! {
        <fieldset class="group">
            {numbered("1", t.sign_in.title)}
            {text_field(identifier.input, look, lost_identifier)}
            {password_field}
        </fieldset>
        {choices(channel.input, false, numbered("2", t.sign_in.channel), cards)}
        {submit(form, t.common.next)}
    };
    journey(vec![html! {
        {back()}
        {summary::summary(form)}
        {title(t.sign_in.title)}
        {trouble::trouble(form)}
        {by_france_connect(app)}
        <h2>{t.sign_in.own}</h2>
        <p class="field__note">{t.common.all_required}</p>
        {markup::form(send, vec![fields])}
        <div class="aside">{not_active()}</div>
    }])
}

/// Renders a legend with a number before it.
fn numbered(number: &'static str, sentence: &'static str) -> Part {
    html! {
        <legend class="group__legend">
            <span class="numbered">
                <span class="numbered__number">{number}</span>
                " "
                <span>{sentence}</span>
            </span>
        </legend>
    }
}

/// Renders « S’identifier avec FranceConnect », if it is configured.
fn by_france_connect(app: App) -> Option<Part> {
    let t = &text().sign_in;
    let path = france_connect(app)?;
    let answer = html! {
        <p>{t.france_connect_text}</p>
        <p>{t.france_connect_how}</p>
    };
    Some(html! {
        <h2>{t.france_connect}</h2>
        <a class="button" href=path>{t.france_connect_go}</a>
        {help(t.france_connect_what, vec![answer])}
        <p class="or">{t.or}</p>
    })
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::config::Config;
    use crate::contract::{self, RefusalCode};
    use crate::journeys::{Screen, SignIn};
    use crate::ui::sample::Sample;
    let empty = Sample::of("vide", || Screen::SignIn(SignIn::Form));
    let with_france_connect = empty
        .named("avec-france-connect")
        .with_config(|| Config { france_connect: true, ..Config::default() });
    let filled = empty.typed(&[("#identifiant", "inaya.m1988"), ("#mot-de-passe", "Sante-2022!")]);
    let mut samples = vec![
        empty,
        with_france_connect,
        filled.named("rempli").filled(&[("sign_in_channel", SMS)]),
        empty.named("tout-manque").submitted(),
        with_france_connect.named("tout-manque-avec-france-connect").submitted(),
        empty
            .named("adresse-email")
            .typed(&[("#identifiant", "i.martin@mes.fr"), ("#mot-de-passe", "Sante-2022!")])
            .submitted(),
        filled.refused("non-reconnu", RefusalCode::NotRecognised, Some(2)),
        filled.refused("dernier-essai", RefusalCode::NotRecognised, Some(1)),
        filled.refused("espace-ferme", RefusalCode::SpaceClosed, None),
        filled.refused("maintenance", RefusalCode::Maintenance, None),
        filled.named("mot-de-passe-montre").clicked(".password__toggle"),
        with_france_connect.named("aide-france-connect").clicked(".help__summary"),
    ];
    samples.extend(filled.failures::<contract::SignIn>());
    samples
}
