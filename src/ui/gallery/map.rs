//! `/apercu/plan`: the map of the journeys. Each box is a screen and a link to its first sample. The arrows are those
//! found by `tests/native/walk.rs`; `cargo xtask map` writes them, and a test checks that they are current.

use super::{JOURNEYS, LIST, MAP, SCREENS, Sample, ScreenSamples, page, title};
use crate::route::Route;
use crate::text::GALLERY;
use crate::ui::markup::{Part, element, link, paragraph, said, tag, words};

/// The arrows, one per line: address and file of a screen, the operation it sends (`-` for a link), address and file of
/// the next screen.
const ARROWS: &str = include_str!("walked.txt");

/// A screen on the map: its address and its file.
type Node = (&'static str, &'static str);

/// A change of contact details belongs to the journey in which it was started: the first segment of its address and the
/// key of the journey.
const CONTACT_CHANGES: &[(&str, &str)] =
    &[("activer", "activation"), ("code", "codes"), ("espace", "account")];

fn arrows() -> impl Iterator<Item = (Node, &'static str, Node)> {
    ARROWS.lines().filter_map(|line| {
        let mut fields = line.split(' ');
        let mut next = || fields.next();
        Some(((next()?, next()?), next()?, (next()?, next()?)))
    })
}

/// The key of the journey of a screen.
fn journey_of(node: Node) -> &'static str {
    let segment = node.0.split('/').nth(1).unwrap_or_default();
    let change = CONTACT_CHANGES
        .iter()
        .find(|(first, _)| *first == segment && node.1.starts_with("contact/"));
    let own = || sample(node).map(|(screen, _)| screen.journey());
    change.map(|(_, journey)| *journey).or_else(own).unwrap_or_default()
}

/// The screen of a node and its sample at the node's address, or else its first sample.
fn sample(node: Node) -> Option<(&'static ScreenSamples, Sample)> {
    let is_screen = |screen: &&ScreenSamples| {
        let (folder, file) = screen.name;
        [folder, "/", file].concat() == node.1
    };
    let screen = SCREENS.iter().find(is_screen)?;
    let is_at_address = |sample: &&Sample| sample.address().is_some_and(|path| path == node.0);
    let samples = (screen.samples)();
    Some((screen, *samples.iter().find(is_at_address).or(samples.first())?))
}

pub(super) fn view() -> Part {
    let entry = |class, sentence| {
        let mark = tag("span", class).attr("aria-hidden", "true").with(Vec::new());
        element("li", "", vec![mark, words(sentence)])
    };
    let legend =
        vec![entry("arrow", GALLERY.map_operation), entry("arrow arrow--link", GALLERY.map_link)];
    let mut content = vec![
        paragraph("lead", GALLERY.map_lead),
        element("ul", "map__key", legend),
        paragraph("gallery__note", GALLERY.map_left_out),
    ];
    content.extend(JOURNEYS.iter().filter_map(|(key, name)| journey(key, name)));
    page(MAP, GALLERY.map_title.to_owned(), content)
}

fn journey(key: &'static str, name: &'static str) -> Option<Part> {
    let mut nodes: Vec<Node> = Vec::new();
    for (from, ..) in arrows().filter(|(from, ..)| journey_of(*from) == key) {
        if !nodes.contains(&from) {
            nodes.push(from);
        }
    }
    if nodes.is_empty() {
        return None;
    }
    let id = ["parcours-", key].concat();
    let heading = tag("h2", "gallery__journey").attr_of("id", id.clone()).says(name);
    let boxes = nodes.into_iter().map(map_box).collect();
    let section = tag("section", "gallery__part").attr_of("aria-labelledby", id.clone());
    Some(section.with(vec![heading, element("ol", "map", boxes)]))
}

fn map_box(node: Node) -> Part {
    let mut content = vec![element("p", "map__title", vec![sample_link(node)])];
    content.push(element("p", "map__address", vec![element("code", "", vec![words(node.0)])]));
    if Route::parse(node.0).is_some_and(|route| route.is_public()) {
        content.push(paragraph("map__public", GALLERY.map_open));
    }
    // Several operations or links that lead to the same screen are one arrow.
    let mut exits: Vec<(Node, Vec<&str>)> = Vec::new();
    for (_, operation, to) in arrows().filter(|(from, ..)| *from == node) {
        match exits.iter_mut().find(|(other, _)| *other == to) {
            Some((_, operations)) => operations.push(operation),
            None => exits.push((to, vec![operation])),
        }
    }
    let exits = exits.into_iter().map(|(to, operations)| exit(to, &operations)).collect();
    content.push(tag("ul", "map__exits").attr("aria-label", GALLERY.map_exits).with(exits));
    element("li", "map__box", content)
}

fn exit(to: Node, operations: &[&'static str]) -> Part {
    let sent: Vec<_> = operations.iter().copied().filter(|name| *name != "-").collect();
    let class = if sent.is_empty() { "arrow arrow--link" } else { "arrow" };
    let mark = tag("span", class).attr("aria-hidden", "true").with(Vec::new());
    let mut content = vec![mark, sample_link(to)];
    if !sent.is_empty() {
        let names =
            sent.iter().map(|name| if *name == "link_sent" { GALLERY.map_link_sent } else { name });
        let names = names.collect::<Vec<_>>().join(", ");
        content.extend([words(" "), element("span", "map__operation", vec![said(names)])]);
    }
    element("li", "", content)
}

/// A link to the sample of a node, with the title of its screen.
fn sample_link(node: Node) -> Part {
    let Some((screen, sample)) = sample(node) else { return words(node.0) };
    link("", screen.path(LIST, &sample), false, vec![words(title(&sample))])
}
