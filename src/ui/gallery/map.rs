//! `/apercu/plan`: the map of the journeys, each box a link to the first sample of its screen. What
//! leads where is what `tests/native/walk.rs` has walked; `cargo xtask map` writes it, and the same
//! test that holds the map of ARCHITECTURE.md fresh holds this one.

use super::{JOURNEYS, LIST, MAP, ROOMS, Room, Sample, page};
use crate::route::Route;
use crate::text::GALLERY;
use crate::ui::parts::markup::{Element, Part, all, element, link, paragraph, said, tag, words};

/// A line an arrow: address and file of the screen, what it sends (`-` for a link), address and
/// file of the screen that follows.
const WALKED: &str = include_str!("walked.txt");

/// A screen on the map: its address, its file.
type Node = (&'static str, &'static str);

/// A change of contact details belongs to the journey that it was begun in, which the first part of
/// its address tells.
const CHANGES: &[(&str, &str)] = &[("activer", "B"), ("code", "C"), ("espace", "F")];

fn arrows() -> impl Iterator<Item = (Node, &'static str, Node)> {
    WALKED.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let mut next = || words.next();
        Some(((next()?, next()?), next()?, (next()?, next()?)))
    })
}

/// The journey of a box.
fn letter(node: Node) -> &'static str {
    let part = node.0.split('/').nth(1).unwrap_or_default();
    let change = CHANGES.iter().find(|(place, _)| *place == part && node.1.starts_with("contact/"));
    let own = || sample(node).and_then(|(room, _)| room.letter.get(..1));
    change.map(|(_, letter)| *letter).or_else(own).unwrap_or_default()
}

/// The screen of a box, and the sample that stands at its address.
fn sample(node: Node) -> Option<(&'static Room, &'static Sample)> {
    let room = ROOMS.iter().find(|room| [room.name.0, "/", room.name.1].concat() == node.1)?;
    let here = |sample: &&Sample| sample.address().is_some_and(|address| address == node.0);
    Some((room, room.samples.iter().find(here).or(room.samples.first())?))
}

/// The map.
pub(super) fn view() -> Part {
    let key = |class, sentence| {
        let mark = Element { tag: "span", class, hidden: true, ..Element::PLAIN }.with(Vec::new());
        element("li", "", vec![mark, words(sentence)])
    };
    let keys = vec![key("arrow", GALLERY.map_act), key("arrow arrow--link", GALLERY.map_link)];
    let mut content = vec![
        paragraph("lead", GALLERY.map_lead),
        element("ul", "map__key", keys),
        paragraph("workshop__note", GALLERY.map_left_out),
    ];
    content.extend(JOURNEYS.iter().filter_map(|(letter, name)| journey(letter, name)));
    page(MAP, GALLERY.map_title.to_owned(), content)
}

fn journey(part: &'static str, name: &'static str) -> Option<Part> {
    let mut nodes: Vec<Node> = Vec::new();
    for (from, ..) in arrows().filter(|(from, ..)| letter(*from) == part) {
        if !nodes.contains(&from) {
            nodes.push(from);
        }
    }
    if nodes.is_empty() {
        return None;
    }
    let id = ["parcours-", part].concat();
    let heading = tag("h2", "workshop__journey").attr("id", &id).with(vec![
        element("span", "letter", vec![words(part)]),
        words(" "),
        words(name),
    ]);
    let boxes = nodes.into_iter().map(a_box).collect();
    let section = tag("section", "workshop__part").attr("aria-labelledby", &id);
    Some(section.with(vec![heading, element("ol", "map", boxes)]))
}

fn a_box(node: Node) -> Part {
    let mut content = vec![element("p", "map__title", vec![to_sample(node)])];
    content.push(element("p", "map__address", vec![element("code", "", vec![words(node.0)])]));
    if Route::parse(node.0).is_some_and(|route| route.is_open()) {
        content.push(paragraph("map__open", GALLERY.map_open));
    }
    // What several acts or links do is one arrow.
    let mut ways: Vec<(Node, Vec<&str>)> = Vec::new();
    for (_, act, to) in arrows().filter(|(from, ..)| *from == node) {
        match ways.iter_mut().find(|(known, _)| *known == to) {
            Some((_, acts)) => acts.push(act),
            None => ways.push((to, vec![act])),
        }
    }
    let ways = ways.into_iter().map(|(to, acts)| way(to, &acts)).collect();
    content.push(
        Element { tag: "ul", class: "map__ways", label: GALLERY.map_leads, ..Element::PLAIN }
            .with(ways),
    );
    element("li", "map__box", content)
}

fn way(to: Node, acts: &[&'static str]) -> Part {
    let sent: Vec<_> = acts.iter().copied().filter(|act| *act != "-").collect();
    let class = if sent.is_empty() { "arrow arrow--link" } else { "arrow" };
    let mark = Element { tag: "span", class, hidden: true, ..Element::PLAIN }.with(Vec::new());
    let mut content = vec![mark, to_sample(to)];
    if !sent.is_empty() {
        let names =
            sent.iter().map(|act| if *act == "link_sent" { GALLERY.map_link_sent } else { act });
        let names = names.collect::<Vec<_>>().join(", ");
        content.extend([words(" "), element("span", "map__act", vec![said(names)])]);
    }
    element("li", "", content)
}

/// « B5 Je prends ma décision », which opens the sample.
fn to_sample(node: Node) -> Part {
    let Some((room, sample)) = sample(node) else { return words(node.0) };
    let open = link("", room.path(LIST, sample), false, vec![words(sample.title())]);
    all(vec![element("span", "letter", vec![said(room.letters())]), words(" "), open])
}
