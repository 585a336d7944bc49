//! `/apercu`: all screens by journey, with their addresses, sources and states, and a search that
//! narrows them as one types.

use leptos::prelude::*;

use super::{BESIDE, JOURNEYS, LIST, ROOMS, Room, Sample, every_sample, page};
use crate::text::{GALLERY, count, fill};
use crate::ui::parts::markup::{
    Element, Part, changing, changing_words, element, link, nothing, paragraph, said, tag, words,
};
use crate::ui::parts::spoken::after_a_pause;

const SEARCH_ID: &str = "recherche";

/// The list.
pub(super) fn view() -> Part {
    let typed = RwSignal::new(String::new());
    let sought = Memo::new(move |_| typed.with(|typed| Sought::new(typed)));
    let numbers = move |sought: &Sought| {
        let states = every_sample().filter(|(room, sample)| sought.finds(room, sample)).count();
        let screens = ROOMS.iter().filter(|room| sought.finds_in(room)).count();
        totals(screens, states)
    };
    let found = Element { tag: "p", class: "workshop__count", ..Element::PLAIN }
        .with(vec![changing_words(move || sought.with(numbers))]);
    let input = tag("input", "input")
        .attr("type", "search")
        .attr("id", SEARCH_ID)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "recherche-aide")
        .on("input", move |event| typed.set(event_target_value(&event)))
        .alone();
    let hint = Element { tag: "p", class: "field__hint", id: "recherche-aide", ..Element::PLAIN };
    let search = Element { tag: "search", class: "workshop__search", ..Element::PLAIN }.with(vec![
        tag("label", "field__label").attr("for", SEARCH_ID).says(GALLERY.search),
        hint.with(vec![words(GALLERY.search_hint)]),
        input,
        found,
        after_a_pause(typed, move |typed| numbers(&Sought::new(typed))),
    ]);
    let none = changing(move || {
        let empty = sought.with(|sought| !ROOMS.iter().any(|room| sought.finds_in(room)));
        if empty { paragraph("lead", GALLERY.nothing) } else { nothing() }
    });
    let mut parts = vec![none];
    parts.extend(JOURNEYS.iter().map(|(letter, name)| journey(letter, name, sought)));
    let side = element("div", "workshop__side", vec![search, contents(sought)]);
    let content = vec![
        paragraph("lead", GALLERY.lead),
        element("div", "workshop__columns", vec![side, element("div", "", parts)]),
    ];
    page(LIST, GALLERY.title.to_owned(), content)
}

fn totals(screens: usize, states: usize) -> String {
    // There are some hundreds.
    let said = |one, several, number: usize| count(one, several, number as u32);
    let screens = said(GALLERY.screens_one, GALLERY.screens_several, screens);
    let states = said(GALLERY.states_one, GALLERY.states_several, states);
    [&screens, ", ", &states].concat()
}

fn rooms(letter: &'static str) -> impl Iterator<Item = &'static Room> {
    ROOMS.iter().filter(move |room| room.letter.starts_with(letter))
}

/// Hides what the search does not find.
fn hidden(found: bool) -> Option<&'static str> {
    (!found).then_some("")
}

/// The journeys, as a way into the list.
fn contents(sought: Memo<Sought>) -> Part {
    let entry = |(letter, name): &(&'static str, &'static str)| {
        let letter = *letter;
        let content = vec![element("span", "letter", vec![words(letter)]), words(name)];
        let way = link("", ["#parcours-", letter].concat(), false, content);
        tag("li", "")
            .changing_attr("hidden", move || {
                hidden(sought.with(|sought| rooms(letter).any(|room| sought.finds_in(room))))
            })
            .with(vec![way])
    };
    let entries = JOURNEYS.iter().map(entry).collect();
    Element { tag: "nav", class: "workshop__contents", label: GALLERY.journeys, ..Element::PLAIN }
        .with(vec![element("ul", "", entries)])
}

fn journey(letter: &'static str, name: &'static str, sought: Memo<Sought>) -> Part {
    let id = ["parcours-", letter].concat();
    let (screens, states) = rooms(letter)
        .fold((0, 0), |(screens, states), room| (screens + 1, states + room.samples.len()));
    let heading = tag("h2", "workshop__journey").attr("id", &id).attr("tabindex", "-1").with(vec![
        element("span", "letter", vec![words(letter)]),
        words(" "),
        words(name),
    ]);
    let cards = rooms(letter).map(|room| card(room, sought)).collect();
    tag("section", "workshop__part")
        .attr("aria-labelledby", &id)
        .changing_attr("hidden", move || {
            hidden(sought.with(|sought| rooms(letter).any(|room| sought.finds_in(room))))
        })
        .with(vec![
            heading,
            element("p", "workshop__count", vec![said(totals(screens, states))]),
            element("ul", "cards", cards),
        ])
}

fn card(room: &'static Room, sought: Memo<Sought>) -> Part {
    let heading = vec![
        element("span", "letter", vec![said(room.letters())]),
        words(" "),
        element("span", "", vec![words(room.title())]),
    ];
    let states = room.samples.iter().map(|sample| state(room, sample, sought)).collect();
    let named = fill(GALLERY.beside_of, room.title());
    let beside = tag("a", "card__beside")
        .attr("href", &room.first(BESIDE))
        .attr("aria-label", &named)
        .says(GALLERY.beside);
    tag("li", "card")
        .changing_attr("hidden", move || hidden(sought.with(|sought| sought.finds_in(room))))
        .with(vec![
            element("h3", "card__title", heading),
            facts(room),
            Element { tag: "ul", class: "card__states", label: GALLERY.states, ..Element::PLAIN }
                .with(states),
            element("p", "card__foot", vec![beside]),
        ])
}

fn facts(room: &Room) -> Part {
    let mut addresses: Vec<_> = match room.letter {
        "H" => Vec::new(),
        _ => {
            room.addresses().into_iter().map(|path| element("code", "", vec![said(path)])).collect()
        }
    };
    let several = addresses.len() > 1;
    if addresses.is_empty() {
        addresses.push(words(GALLERY.anywhere));
    }
    let sources = room.sources();
    let sourced = sources.len() > 1;
    let sources = match sources.is_empty() {
        true => words(GALLERY.source_ours),
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
            row(if several { GALLERY.addresses } else { GALLERY.address }, addresses),
            row(if sourced { GALLERY.sources } else { GALLERY.source }, vec![sources]),
        ],
    )
}

fn state(room: &'static Room, sample: &'static Sample, sought: Memo<Sought>) -> Part {
    // Whoever goes through all samples finds them by this.
    let name = [room.name.0, room.name.1, sample.state].join("/");
    let way = tag("a", "")
        .attr("href", &room.path(LIST, sample))
        .attr("data-sample", &name)
        .says(sample.state);
    tag("li", "")
        .changing_attr("hidden", move || hidden(sought.with(|sought| sought.finds(room, sample))))
        .with(vec![way])
}

/// The words that are sought, folded.
#[derive(Clone, PartialEq, Eq)]
struct Sought(Vec<String>);

impl Sought {
    fn new(typed: &str) -> Self {
        Self(fold(typed).split_whitespace().map(str::to_owned).collect())
    }

    fn finds(&self, room: &Room, sample: &Sample) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let journey = JOURNEYS.iter().find(|(letter, _)| room.letter.starts_with(letter));
        let mut about = vec![
            journey.map(|(_, name)| *name).unwrap_or_default().to_owned(),
            [room.name.0, " ", room.name.1, " ", sample.state].concat(),
            room.title().to_owned(),
            room.letter.replace(',', " "),
            room.sources.replace([',', '.'], " "),
        ];
        about.extend(room.addresses());
        let about = fold(&about.join(" "));
        self.0.iter().all(|word| {
            // « B1 » is not « B11 », and a letter alone is in everything.
            let within = word.len() > 2 && about.contains(word.as_str());
            within || about.split_whitespace().any(|one| one == word)
        })
    }

    fn finds_in(&self, room: &Room) -> bool {
        room.samples.iter().any(|sample| self.finds(room, sample))
    }
}

/// Without capitals, accents, hyphens and underscores: « hors ligne » finds « hors-ligne ».
fn fold(words: &str) -> String {
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
    words.to_lowercase().chars().map(plain).collect()
}
