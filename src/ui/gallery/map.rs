//! `/apercu/plan`: the map of the journeys. Each box is a screen and a link to its first sample. The arrows are those
//! found by `tests/native/walk.rs`; `cargo xtask map` writes them, and a test checks that they are current.

use html::html;

use super::{JOURNEYS, LIST, MAP, SCREENS, Sample, ScreenSamples, page, title};
use crate::route::Route;
use crate::text::GALLERY;
use crate::ui::markup::Part;

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

/// Returns the key of the journey of a screen.
fn journey_of(node: Node) -> &'static str {
    let segment = node.0.split('/').nth(1).unwrap_or_default();
    let change = CONTACT_CHANGES
        .iter()
        .find(|(first, _)| *first == segment && node.1.starts_with("contact/"));
    let own = || sample(node).map(|(screen, _)| screen.journey());
    change.map(|(_, journey)| *journey).or_else(own).unwrap_or_default()
}

/// Returns the screen of a node and its sample at the node's address, or else its first sample.
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
    let entry = |class: &'static str, sentence: &'static str| {
        html! { <li><span class=class aria-hidden="true"/>{sentence}</li> }
    };
    let journeys: Vec<_> = JOURNEYS.iter().filter_map(|(key, name)| journey(key, name)).collect();
    let content = html! {
        <p class="lead">{GALLERY.map_lead}</p>
        <ul class="map__key">
            {entry("arrow", GALLERY.map_operation)}
            {entry("arrow arrow--link", GALLERY.map_link)}
        </ul>
        <p class="gallery__note">{GALLERY.map_left_out}</p>
        {journeys}
    };
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
    let boxes: Vec<_> = nodes.into_iter().map(map_box).collect();
    Some(html! {
        <section class="gallery__part" aria-labelledby=id.clone()>
            <h2 class="gallery__journey" id=id>{name}</h2>
            <ol class="map">{boxes}</ol>
        </section>
    })
}

fn map_box(node: Node) -> Part {
    let is_public = Route::parse(node.0).is_some_and(|route| route.is_public());
    // Several operations or links that lead to the same screen are one arrow.
    let mut exits: Vec<(Node, Vec<&str>)> = Vec::new();
    for (_, operation, to) in arrows().filter(|(from, ..)| *from == node) {
        match exits.iter_mut().find(|(other, _)| *other == to) {
            Some((_, operations)) => operations.push(operation),
            None => exits.push((to, vec![operation])),
        }
    }
    let exits: Vec<_> = exits.into_iter().map(|(to, operations)| exit(to, &operations)).collect();
    html! {
        <li class="map__box">
            <p class="map__title">{sample_link(node)}</p>
            <p class="map__address"><code>{node.0}</code></p>
            {is_public.then(|| html! { <p class="map__public">{GALLERY.map_open}</p> })}
            <ul class="map__exits" aria-label=GALLERY.map_exits>{exits}</ul>
        </li>
    }
}

fn exit(to: Node, operations: &[&'static str]) -> Part {
    let names: Vec<_> = operations
        .iter()
        .copied()
        .filter(|name| *name != "-")
        .map(|name| if name == "link_sent" { GALLERY.map_link_sent } else { name })
        .collect();
    let class = if names.is_empty() { "arrow arrow--link" } else { "arrow" };
    let names = (!names.is_empty()).then(|| names.join(", "));
    html! {
        <li>
            <span class=class aria-hidden="true"/>
            {sample_link(to)}
            {names.map(|names| html! { " "<span class="map__operation">{names}</span> })}
        </li>
    }
}

/// Renders a link to the sample of a node, with the title of its screen.
fn sample_link(node: Node) -> Part {
    match sample(node) {
        Some((screen, sample)) => {
            html! { <a href=screen.path(LIST, &sample)>{title(&sample)}</a> }
        }
        None => html! { {node.0} },
    }
}
