//! `/activer/decision`: « Je prends ma décision ».
//!
//! Asks whether to activate the space, with the terms accepted, or to oppose its creation.
//! Source: « Activer (ou s’opposer) son compte, pas à pas »; « Comment activer Mon espace santé ? » (step 7).

use html::html;

use crate::contract::{CheckedPerson, Date, Decision, DecisionState};
use crate::journeys::moves;
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::app::App;
use crate::ui::form::Form;
use crate::ui::parts::Part;
use crate::ui::parts::decision::{self, ACTIVATE, CLOSE, DecisionFields, OPPOSE, card};
use crate::ui::parts::page::{back, journey, progress, title};
use crate::ui::parts::{summary, trouble};

pub(crate) fn view(app: App, first_name: &str, decision: Decision) -> Part {
    let t = text();
    let form = Form::new(app);
    let fields = DecisionFields::new(app, form, "decision", "terms", t.decision.tick);
    let greeting = (!first_name.is_empty()).then(|| fill(t.decision.greeting, first_name));
    let opposed_on = decision.opposed_on.as_ref().map(Date::in_french);
    let created_on = decision.created_on.as_ref().map(Date::in_french);
    let is_created = decision.state() == DecisionState::Created;
    let checked = decision.checked_person.as_ref().map(|person| checked_person(app, person));
    let send = move || {
        form.submit(|| {
            Some(if fields.value()? {
                moves::consent(&decision)
            } else if is_created {
                moves::choose_closure()
            } else {
                moves::choose_opposition()
            })
        });
    };
    let mut cards = vec![card(ACTIVATE, t.decision.activate.to_owned(), t.decision.activate_text)];
    // A person who has already opposed returns only to activate.
    if is_created {
        cards.push(card(CLOSE, t.decision.close.to_owned(), t.decision.close_text));
    } else if opposed_on.is_none() {
        cards.push(card(OPPOSE, t.decision.oppose.to_owned(), t.decision.oppose_text));
    }
    let earlier = opposed_on
        .map(|date| fill(t.opposition.already_opposed, &date))
        .or_else(|| created_on.map(|date| fill(t.decision.created, &date)))
        .map(decision::earlier);
    journey(vec![html! {
        {back()}
        {progress()}
        {summary::summary(form)}
        {greeting.map(|greeting| html! { <p class="greeting">{greeting}</p> })}
        {title(t.decision.title)}
        {checked}
        {earlier}
        {trouble::trouble(form)}
        {fields.view(cards, send)}
    }])
}

/// Renders the identity that the backend found, with a button that ends the session of another person.
fn checked_person(app: App, person: &CheckedPerson) -> Part {
    let t = &text().without_code;
    let name = [person.first_name.as_str(), " ", &person.last_name].concat();
    let rows = [
        (t.name, name),
        (t.born, person.birth_date.to_string()),
        (t.number, person.masked_nir.clone()),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(label, value)| {
            html! {
                <div class="facts__row">
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect();
    let end_session = move || app.end_session_and_navigate(Route::BeforeStarting);
    html! {
        <div class="group">
            <p>{t.check}</p>
            <dl class="facts">{rows}</dl>
            <p><button class="link" type="button" on:press=end_session>{t.not_me}</button></p>
        </div>
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{Consent, RefusalCode};
    use crate::fields::BirthDate;
    use crate::journeys::{Activation, Screen};
    use crate::ui::parts::check::TICKED;
    use crate::ui::sample::Sample;
    use crate::ui::sample::fixtures::date;
    fn screen(
        first_name: &str,
        checked_person: Option<CheckedPerson>,
        opposed_on: Option<Date>,
    ) -> Screen {
        let terms_version = "2021-12".to_owned();
        let decision =
            Decision { checked_person, state: None, opposed_on, created_on: None, terms_version };
        Screen::Activation(Activation::Decision { first_name: first_name.to_owned(), decision })
    }
    fn recognised() -> Screen {
        let birth_date = BirthDate::from_parts("07", "03", "1970").ok();
        let checked_person = birth_date.map(|birth_date| CheckedPerson {
            first_name: "Martine Julie".to_owned(),
            last_name: "Leguellec".to_owned(),
            birth_date,
            masked_nir: "1 16 30 ** *** *** **".to_owned(),
        });
        screen("Martine", checked_person, None)
    }
    fn created() -> Screen {
        let decision = Decision {
            checked_person: None,
            state: Some(DecisionState::Created),
            opposed_on: None,
            created_on: date("2022-02-07"),
            terms_version: "2021-12".to_owned(),
        };
        Screen::Activation(Activation::Decision { first_name: "Paul".to_owned(), decision })
    }
    const MARTINE: fn() -> Screen = || screen("Martine", None, None);
    let filled =
        Sample::of("activer", MARTINE).filled(&[("decision", ACTIVATE), ("terms", TICKED)]);
    let mut samples = vec![
        Sample::of("vide", MARTINE),
        Sample::of("personne-verifiee", recognised),
        Sample::of("rien-choisi", MARTINE).submitted(),
        filled,
        Sample::of("case-oubliee", MARTINE).filled(&[("decision", ACTIVATE)]).submitted(),
        Sample::of("opposer", MARTINE).filled(&[("decision", OPPOSE)]),
        Sample::of("prenom-long", || screen("Marie-Antoinette Wilhelmine Éléonore", None, None)),
        Sample::of("espace-cree", created),
        Sample::of("espace-cree-a-fermer", created).filled(&[("decision", CLOSE)]),
        Sample::of("deja-oppose", || screen("Ange", None, date("2021-12-07"))),
        filled.refused("conditions-changees", RefusalCode::TermsOutdated, None),
        filled.refused("deja-active", RefusalCode::AlreadyActive, None),
    ];
    samples.extend(filled.failures::<Consent>());
    samples
}
