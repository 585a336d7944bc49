//! `/apercu`: all screens by journey, with their addresses, sources and states, and a search that filters them while
//! the text is typed.

use html::html;
use leptos::prelude::*;

use super::{
    JOURNEYS, LIST, SCREENS, SIDE_BY_SIDE, Sample, ScreenSamples, TROUBLE, all_samples, page,
};
use crate::text::{GALLERY, count, fill};
use crate::ui::markup::{Part, empty};
use crate::ui::parts::spoken::debounced_status;

const SEARCH_ID: &str = "recherche";

pub(super) fn view() -> Part {
    let typed = RwSignal::new(String::new());
    let query = Memo::new(move |_| typed.with(|typed| Query::new(typed)));
    let result_count = move |query: &Query| {
        let states = all_samples().filter(|(screen, sample)| query.matches(screen, sample)).count();
        let screens = SCREENS.iter().filter(|screen| query.matches_any(screen)).count();
        totals(screens, states)
    };
    let journeys: Vec<_> = JOURNEYS.iter().map(|(key, name)| journey(key, name, query)).collect();
    let content = html! {
        <p class="lead">{GALLERY.lead}</p>
        <div class="gallery__columns">
            <div class="gallery__side">
                <search class="gallery__search">
                    <label class="field__label" for=SEARCH_ID>{GALLERY.search}</label>
                    <p class="field__hint" id="recherche-aide">{GALLERY.search_hint}</p>
                    <input
                        class="input"
                        type="search"
                        id=SEARCH_ID
                        autocomplete="off"
                        spellcheck="false"
                        aria-describedby="recherche-aide"
                        on:input=move |value| typed.set(value)
                    />
                    <p class="gallery__count" text=move || query.with(result_count)/>
                    {debounced_status(typed, move |typed| result_count(&Query::new(typed)))}
                </search>
                {contents(query)}
            </div>
            <div>
                {move || {
                    let has_match =
                        query.with(|query| SCREENS.iter().any(|screen| query.matches_any(screen)));
                    if has_match {
                        empty()
                    } else {
                        html! { <p class="lead">{GALLERY.nothing}</p> }
                    }
                }}
                {journeys}
            </div>
        </div>
    };
    page(LIST, GALLERY.title.to_owned(), content)
}

fn totals(screens: usize, states: usize) -> String {
    // The cast loses nothing: there are a few hundred samples.
    let counted = |one, several, number: usize| count(one, several, number as u32);
    let screens = counted(GALLERY.screens_one, GALLERY.screens_several, screens);
    let states = counted(GALLERY.states_one, GALLERY.states_several, states);
    [&screens, ", ", &states].concat()
}

fn screens_of(journey: &'static str) -> impl Iterator<Item = &'static ScreenSamples> {
    SCREENS.iter().filter(move |screen| screen.journey() == journey)
}

/// Returns the value of an entry's `hidden` attribute: `None` (no attribute) if the search has found the entry.
fn hidden(found: bool) -> Option<&'static str> {
    (!found).then_some("")
}

/// Renders the table of contents: links to the journeys in the list.
fn contents(query: Memo<Query>) -> Part {
    let entries: Vec<_> = JOURNEYS
        .iter()
        .map(|&(key, name)| {
            html! {
                <li hidden=move || hidden(query.with(|query| query.matches_journey(key)))>
                    <a href=["#parcours-", key].concat()>{name}</a>
                </li>
            }
        })
        .collect();
    html! {
        <nav class="gallery__contents" aria-label=GALLERY.journeys>
            <ul>{entries}</ul>
        </nav>
    }
}

fn journey(key: &'static str, name: &'static str, query: Memo<Query>) -> Part {
    let id = ["parcours-", key].concat();
    let (screens, states) = screens_of(key)
        .fold((0, 0), |(screens, states), screen| (screens + 1, states + (screen.samples)().len()));
    let cards: Vec<_> = screens_of(key).map(|screen| card(screen, query)).collect();
    html! {
        <section
            class="gallery__part"
            aria-labelledby=id.clone()
            hidden=move || hidden(query.with(|query| query.matches_journey(key)))
        >
            <h2 class="gallery__journey" id=id tabindex="-1">{name}</h2>
            <p class="gallery__count">{totals(screens, states)}</p>
            <ul class="cards">{cards}</ul>
        </section>
    }
}

fn card(screen: &'static ScreenSamples, query: Memo<Query>) -> Part {
    let states: Vec<_> =
        (screen.samples)().into_iter().map(|sample| state(screen, sample, query)).collect();
    let side_by_side_label = fill(GALLERY.side_by_side_of, screen.title());
    html! {
        <li class="card" hidden=move || hidden(query.with(|query| query.matches_any(screen)))>
            <h3 class="card__title">{screen.title()}</h3>
            {facts(screen)}
            <ul class="card__states" aria-label=GALLERY.states>{states}</ul>
            <p class="card__foot">
                <a
                    class="card__beside"
                    href=screen.first_path(SIDE_BY_SIDE)
                    aria-label=side_by_side_label
                >
                    {GALLERY.side_by_side}
                </a>
            </p>
        </li>
    }
}

fn facts(screen: &ScreenSamples) -> Part {
    let paths = if screen.journey() == TROUBLE { Vec::new() } else { screen.addresses() };
    let address_label = if paths.len() > 1 { GALLERY.addresses } else { GALLERY.address };
    let mut addresses: Vec<_> =
        paths.into_iter().map(|path| html! { <dd><code>{path}</code></dd> }).collect();
    if addresses.is_empty() {
        addresses.push(html! { <dd>{GALLERY.anywhere}</dd> });
    }
    let sources = screen.sources();
    let source_label = if sources.len() > 1 { GALLERY.sources } else { GALLERY.source };
    let sources = match sources.is_empty() {
        true => GALLERY.source_none.to_owned(),
        false => sources.join(" · "),
    };
    html! {
        <dl class="card__facts">
            <div>
                <dt>{address_label}</dt>
                {addresses}
            </div>
            <div>
                <dt>{source_label}</dt>
                <dd>{sources}</dd>
            </div>
        </dl>
    }
}

fn state(screen: &'static ScreenSamples, sample: Sample, query: Memo<Query>) -> Part {
    // The tests find all samples by this attribute.
    let data_sample = [screen.name.0, screen.name.1, sample.state].join("/");
    html! {
        <li hidden=move || hidden(query.with(|query| query.matches(screen, &sample)))>
            <a href=screen.path(LIST, &sample) data-sample=data_sample>{sample.state}</a>
        </li>
    }
}

/// The words of a search, in the form that [`fold`] returns.
#[derive(Clone, PartialEq, Eq)]
struct Query(Vec<String>);

impl Query {
    fn new(typed: &str) -> Self {
        Self(fold(typed).split_whitespace().map(str::to_owned).collect())
    }

    fn matches(&self, screen: &ScreenSamples, sample: &Sample) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let mut description = vec![
            screen.journey_name().to_owned(),
            [screen.name.0, " ", screen.name.1, " ", sample.state].concat(),
            screen.title().to_owned(),
        ];
        description.extend(screen.sources());
        description.extend(screen.addresses());
        let description = fold(&description.join(" "));
        self.0.iter().all(|word| {
            // A word of one or two letters must be a whole word: as a substring it is in nearly every description.
            let is_substring = word.len() > 2 && description.contains(word.as_str());
            is_substring || description.split_whitespace().any(|other| other == word)
        })
    }

    fn matches_any(&self, screen: &ScreenSamples) -> bool {
        (screen.samples)().iter().any(|sample| self.matches(screen, sample))
    }

    fn matches_journey(&self, journey: &'static str) -> bool {
        screens_of(journey).any(|screen| self.matches_any(screen))
    }
}

/// Converts a text to lower case, removes accents, and replaces hyphens, underscores and apostrophes by spaces, so that
/// « hors ligne » finds « hors-ligne ».
fn fold(typed: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'û' | 'ù' | 'ü' => 'u',
        'ç' => 'c',
        '’' | '\'' | '-' | '_' => ' ',
        c => c,
    };
    typed.to_lowercase().chars().map(plain).collect()
}
