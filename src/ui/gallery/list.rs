//! `/apercu`: all screens by journey, with their addresses, sources and states, and a search that filters them while
//! the text is typed.

use leptos::prelude::*;

use super::{
    JOURNEYS, LIST, SCREENS, SIDE_BY_SIDE, Sample, ScreenSamples, TROUBLE, all_samples, page,
};
use crate::text::{GALLERY, count, fill};
use crate::ui::markup::{
    Listener, Part, changing, element, link, nothing, paragraph, said, tag, words,
};
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
    let found = tag("p", "gallery__count").dynamic_text(move || query.with(result_count));
    let input = tag("input", "input")
        .attr("type", "search")
        .attr("id", SEARCH_ID)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "recherche-aide")
        .on(Listener::Input(Box::new(move |value| typed.set(value))))
        .alone();
    let hint = tag("p", "field__hint").attr("id", "recherche-aide");
    let search = tag("search", "gallery__search").with(vec![
        tag("label", "field__label").attr("for", SEARCH_ID).says(GALLERY.search),
        hint.with(vec![words(GALLERY.search_hint)]),
        input,
        found,
        debounced_status(typed, move |typed| result_count(&Query::new(typed))),
    ]);
    let no_match = changing(move || {
        let empty = query.with(|query| !SCREENS.iter().any(|screen| query.matches_any(screen)));
        if empty { paragraph("lead", GALLERY.nothing) } else { nothing() }
    });
    let mut parts = vec![no_match];
    parts.extend(JOURNEYS.iter().map(|(key, name)| journey(key, name, query)));
    let side = element("div", "gallery__side", vec![search, contents(query)]);
    let content = vec![
        paragraph("lead", GALLERY.lead),
        element("div", "gallery__columns", vec![side, element("div", "", parts)]),
    ];
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

/// The table of contents: links to the journeys in the list.
fn contents(query: Memo<Query>) -> Part {
    let entry = |(key, name): &(&'static str, &'static str)| {
        let key = *key;
        let to_journey = link("", ["#parcours-", key].concat(), false, vec![words(name)]);
        tag("li", "")
            .dynamic_attr("hidden", move || {
                hidden(query.with(|query| screens_of(key).any(|screen| query.matches_any(screen))))
            })
            .with(vec![to_journey])
    };
    let entries = JOURNEYS.iter().map(entry).collect();
    tag("nav", "gallery__contents")
        .attr("aria-label", GALLERY.journeys)
        .with(vec![element("ul", "", entries)])
}

fn journey(key: &'static str, name: &'static str, query: Memo<Query>) -> Part {
    let id = ["parcours-", key].concat();
    let (screens, states) = screens_of(key)
        .fold((0, 0), |(screens, states), screen| (screens + 1, states + (screen.samples)().len()));
    let heading =
        tag("h2", "gallery__journey").attr_of("id", id.clone()).attr("tabindex", "-1").says(name);
    let cards = screens_of(key).map(|screen| card(screen, query)).collect();
    tag("section", "gallery__part")
        .attr_of("aria-labelledby", id.clone())
        .dynamic_attr("hidden", move || {
            hidden(query.with(|query| screens_of(key).any(|screen| query.matches_any(screen))))
        })
        .with(vec![
            heading,
            element("p", "gallery__count", vec![said(totals(screens, states))]),
            element("ul", "cards", cards),
        ])
}

fn card(screen: &'static ScreenSamples, query: Memo<Query>) -> Part {
    let states =
        (screen.samples)().into_iter().map(|sample| state(screen, sample, query)).collect();
    let label = fill(GALLERY.side_by_side_of, screen.title());
    let side_by_side = tag("a", "card__beside")
        .attr_of("href", screen.first_path(SIDE_BY_SIDE))
        .attr_of("aria-label", label.clone())
        .says(GALLERY.side_by_side);
    tag("li", "card")
        .dynamic_attr("hidden", move || hidden(query.with(|query| query.matches_any(screen))))
        .with(vec![
            element("h3", "card__title", vec![words(screen.title())]),
            facts(screen),
            tag("ul", "card__states").attr("aria-label", GALLERY.states).with(states),
            element("p", "card__foot", vec![side_by_side]),
        ])
}

fn facts(screen: &ScreenSamples) -> Part {
    let paths = if screen.journey() == TROUBLE { Vec::new() } else { screen.addresses() };
    let mut addresses: Vec<_> =
        paths.into_iter().map(|path| element("code", "", vec![said(path)])).collect();
    let several_addresses = addresses.len() > 1;
    if addresses.is_empty() {
        addresses.push(words(GALLERY.anywhere));
    }
    let sources = screen.sources();
    let several_sources = sources.len() > 1;
    let sources = match sources.is_empty() {
        true => words(GALLERY.source_none),
        false => said(sources.join(" · ")),
    };
    let row = |name, values: Vec<Part>| {
        let values = values.into_iter().map(|value| element("dd", "", vec![value]));
        let mut row = vec![element("dt", "", vec![words(name)])];
        row.extend(values);
        element("div", "", row)
    };
    element(
        "dl",
        "card__facts",
        vec![
            row(if several_addresses { GALLERY.addresses } else { GALLERY.address }, addresses),
            row(if several_sources { GALLERY.sources } else { GALLERY.source }, vec![sources]),
        ],
    )
}

fn state(screen: &'static ScreenSamples, sample: Sample, query: Memo<Query>) -> Part {
    // The tests find all samples by this attribute.
    let name = [screen.name.0, screen.name.1, sample.state].join("/");
    let to_sample = tag("a", "")
        .attr_of("href", screen.path(LIST, &sample))
        .attr_of("data-sample", name.clone())
        .says(sample.state);
    tag("li", "")
        .dynamic_attr("hidden", move || hidden(query.with(|query| query.matches(screen, &sample))))
        .with(vec![to_sample])
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
