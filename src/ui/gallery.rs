//! The previews at `/apercu`: every screen in every state that its own file lists, drawn by the
//! real screen with a transport that answers what the sample says. Never in production.
//!
//! Three pages beside the samples themselves: the list (`list`), a sample at three widths
//! (`beside`), and the map of the journeys (`map`).

mod beside;
mod list;
mod map;
mod modes;
pub(crate) mod panics;
mod sample;

use super::parts::markup::{Element, Part, all, element, link, paragraph, tag, words};
use super::parts::page::title_of;
use super::{browser, screens};
use crate::text::{GALLERY, fill, fill_all};

pub(crate) use sample::{Canned, Sample};

/// A text that no production file may hold.
const MARK: &str = "gallery-mark-7f3a";

/// A screen with its samples.
struct Room {
    /// Its journey and its own file, as in its samples' addresses.
    name: (&'static str, &'static str),
    /// How the specification calls it, « B8,B10 » for two; its first letter is its journey's.
    letter: &'static str,
    /// The documents that it comes from: « S3.4 » is step 4 of S3.
    sources: &'static str,
    samples: &'static [Sample],
}

const fn room(
    name: (&'static str, &'static str),
    letter: &'static str,
    sources: &'static str,
    samples: &'static [Sample],
) -> Room {
    Room { name, letter, sources, samples }
}

/// Every screen, in the order of a citizen's journey; a test compares this list with the files of
/// `screens`.
const ROOMS: &[Room] = &[
    room(("welcome", "home"), "A", "S0,S1,S3", screens::welcome::home::SAMPLES),
    room(("welcome", "before"), "A", "S1,S3.2", screens::welcome::before::SAMPLES),
    room(
        ("activation", "identification"),
        "B1",
        "S1",
        screens::activation::identification::SAMPLES,
    ),
    room(("activation", "birth_date"), "B2", "S3.3", screens::activation::birth_date::SAMPLES),
    room(("activation", "card"), "B3", "S3.4", screens::activation::card::SAMPLES),
    room(("activation", "code"), "B4", "S3.6", screens::activation::code::SAMPLES),
    room(("activation", "decision"), "B5", "S1,S3.7", screens::activation::decision::SAMPLES),
    room(("activation", "contact"), "B6", "S1", screens::activation::contact::SAMPLES),
    room(("contact", "email"), "B7", "S1", screens::contact::email::SAMPLES),
    room(("contact", "code"), "B8,B10", "S1", screens::contact::code::SAMPLES),
    room(("contact", "mobile"), "B9", "S1", screens::contact::mobile::SAMPLES),
    room(
        ("activation", "credentials"),
        "B11",
        "S1,S3,S4",
        screens::activation::credentials::SAMPLES,
    ),
    room(("activation", "activated"), "B12", "S1,S3", screens::activation::activated::SAMPLES),
    room(("codes", "request"), "C1", "S0,S1", screens::codes::request::SAMPLES),
    room(("codes", "reception"), "C2", "S0,S1,S3", screens::codes::reception::SAMPLES),
    room(("codes", "incorrect"), "C3", "S0,S1", screens::codes::incorrect::SAMPLES),
    room(("codes", "sent"), "C4", "", screens::codes::sent::SAMPLES),
    room(("opposition", "validation"), "D1", "S1", screens::opposition::validation::SAMPLES),
    room(("opposition", "opposed"), "D2", "S1", screens::opposition::opposed::SAMPLES),
    room(("profiles", "list"), "E1", "S1,S2", screens::profiles::list::SAMPLES),
    room(("profiles", "decision"), "E2", "S1", screens::profiles::decision::SAMPLES),
    room(("profiles", "validation"), "E3", "S1", screens::profiles::validation::SAMPLES),
    room(("profiles", "decided"), "E4", "S1", screens::profiles::decided::SAMPLES),
    room(("sign_in", "form"), "F1", "S3,S4", screens::sign_in::form::SAMPLES),
    room(("sign_in", "refused"), "F1", "", screens::sign_in::refused::SAMPLES),
    room(("sign_in", "code"), "F2", "S3,S4", screens::sign_in::code::SAMPLES),
    room(("space", "home"), "F3", "S4", screens::space::home::SAMPLES),
    room(("space", "soon"), "F3", "", screens::space::soon::SAMPLES),
    room(("space", "account"), "F4", "", screens::space::account::SAMPLES),
    room(("space", "closure"), "F4", "S0,S3", screens::space::closure::SAMPLES),
    room(("space", "closed"), "F4", "S0,S3", screens::space::closed::SAMPLES),
    room(("sign_in", "signed_out"), "F5", "", screens::sign_in::signed_out::SAMPLES),
    room(("recovery", "identifier"), "G1", "S4", screens::recovery::identifier::SAMPLES),
    room(("recovery", "identifier_sent"), "G2", "S4", screens::recovery::identifier_sent::SAMPLES),
    room(("recovery", "password"), "G3", "S4", screens::recovery::password::SAMPLES),
    room(("recovery", "code"), "G4", "S4", screens::recovery::code::SAMPLES),
    room(("recovery", "new_password"), "G5", "S4", screens::recovery::new_password::SAMPLES),
    room(("recovery", "changed"), "G6", "S4", screens::recovery::changed::SAMPLES),
    room(("recovery", "link"), "G7", "S2", screens::recovery::link::SAMPLES),
    room(("trouble", "locked"), "H", "", screens::trouble::locked::SAMPLES),
    room(("trouble", "ended"), "H", "", screens::trouble::ended::SAMPLES),
    room(("trouble", "astray"), "H", "", screens::trouble::astray::SAMPLES),
    room(("trouble", "maintenance"), "H", "", screens::trouble::maintenance::SAMPLES),
    room(("trouble", "unreachable"), "H", "S2", screens::trouble::unreachable::SAMPLES),
    room(("trouble", "unknown"), "H", "", screens::trouble::unknown::SAMPLES),
    room(("trouble", "configuration"), "H", "", screens::trouble::configuration::SAMPLES),
    room(("information", "help"), "I", "", screens::information::help::SAMPLES),
    room(("information", "terms"), "I", "", screens::information::terms::SAMPLES),
    room(("information", "data"), "I", "", screens::information::data::SAMPLES),
    room(("information", "legal"), "I", "", screens::information::legal::SAMPLES),
    room(("information", "accessibility"), "I", "", screens::information::accessibility::SAMPLES),
];

/// The journeys, by the first letter of their screens.
const JOURNEYS: &[(&str, &str)] = &[
    ("A", GALLERY.part_a),
    ("B", GALLERY.part_b),
    ("C", GALLERY.part_c),
    ("D", GALLERY.part_d),
    ("E", GALLERY.part_e),
    ("F", GALLERY.part_f),
    ("G", GALLERY.part_g),
    ("H", GALLERY.part_h),
    ("I", GALLERY.part_i),
];

const LIST: &str = "/apercu";
const BESIDE: &str = "/apercu/cote-a-cote";
const MAP: &str = "/apercu/plan";

impl Room {
    /// How the specification calls it, as it is said.
    fn letters(&self) -> String {
        self.letter.replace(',', ", ")
    }

    fn title(&self) -> &'static str {
        self.samples.first().map(Sample::title).unwrap_or_default()
    }

    /// Every address at which its samples stand.
    fn addresses(&self) -> Vec<String> {
        let mut addresses = Vec::new();
        for address in self.samples.iter().filter_map(Sample::address) {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        addresses
    }

    /// What it comes from, as it is said.
    fn sources(&self) -> Vec<String> {
        let said = |source: &str| match source.split_once('.') {
            Some((document, step)) => fill_all(GALLERY.source_step, &[document, step]),
            None => source.to_owned(),
        };
        self.sources.split(',').filter(|source| !source.is_empty()).map(said).collect()
    }

    /// The address of one of its samples, below `/apercu` or another page of the previews.
    fn path(&self, below: &str, sample: &Sample) -> String {
        [below, self.name.0, self.name.1, sample.state].join("/")
    }

    /// The address of its first sample.
    fn first(&self, below: &str) -> String {
        self.samples.first().map(|sample| self.path(below, sample)).unwrap_or_default()
    }
}

/// Every sample with its screen, in the order of the list.
fn every_sample() -> impl Iterator<Item = (&'static Room, &'static Sample)> {
    ROOMS.iter().flat_map(|room| room.samples.iter().map(move |sample| (room, sample)))
}

/// Whether an address is a preview's.
pub(crate) fn is_preview(path: &str) -> bool {
    path == LIST || path.strip_prefix(LIST).is_some_and(|rest| rest.starts_with('/'))
}

/// The list, or what stands at an address below it.
pub(crate) fn view(path: &str) -> Part {
    let path = path.trim_end_matches('/');
    if path == LIST {
        return list::view();
    }
    if path == MAP {
        return map::view();
    }
    let at =
        |below: &str| every_sample().position(|(room, sample)| room.path(below, sample) == path);
    if let Some(at) = at(BESIDE) {
        return beside::view(at);
    }
    match at(LIST).and_then(|at| every_sample().nth(at)) {
        Some((_, sample)) => sample::show(*sample),
        None => {
            let all = link("", LIST.to_owned(), false, vec![words(GALLERY.all)]);
            let content = vec![paragraph("lead", GALLERY.unknown), element("p", "", vec![all])];
            page("", GALLERY.title.to_owned(), content)
        }
    }
}

/// A page of the previews; `current` is its own address, where it stands in the navigation.
fn page(current: &str, heading: String, mut content: Vec<Part>) -> Part {
    browser::set_title(&fill(GALLERY.document, &heading));
    content.insert(0, title_of(heading));
    let entry = |path: &'static str, name| {
        let entry = tag("a", "")
            .attr("href", path)
            .attr("aria-current", if path == current { "page" } else { "" })
            .says(name);
        element("li", "", vec![entry])
    };
    let entries = vec![entry(LIST, GALLERY.nav_screens), entry(MAP, GALLERY.nav_map)];
    let nav = Element { tag: "nav", label: GALLERY.nav, ..Element::PLAIN }.with(vec![element(
        "ul",
        "workshop-bar__links",
        entries,
    )]);
    let name = tag("a", "workshop-bar__name").attr("href", LIST).says(GALLERY.title);
    let main = Element { tag: "main", class: "workshop", id: "contenu", ..Element::PLAIN };
    // The mark stands where the compiler cannot leave it out.
    let mark = Element { tag: "span", id: MARK, ..Element::PLAIN }.with(Vec::new());
    content.push(mark);
    all(vec![element("header", "workshop-bar", vec![name, nav]), main.with(content)])
}
