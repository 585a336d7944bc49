//! The walk over the service: from every public address, the test people do the acts of each screen (`acts.rs`) over the
//! sandbox and follow each link of the rendered screen. The destination of a move, applied to the standing that the
//! sandbox returns, is the next screen.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::mem::discriminant;

use mon_espace_sante::contract::Standing;
use mon_espace_sante::journeys::{Codes, Screen};
use mon_espace_sante::route::Route;
use mon_espace_sante::ui::rendering::{self, Page};
use scraper::{ElementRef, Html, Selector};

use crate::acts::{Place, Who, acts, found, people};
use crate::in_process::{Browser, transport};

pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A screen on the map: the position of its address in the route table, the address, and the file below
/// `src/ui/screens`.
pub type Node = (usize, String, String);

/// Screens that follow one another, with the name of the act in between; it is empty for a link and for a move that sends
/// nothing.
pub type Edges = BTreeSet<(Node, Node, &'static str)>;

/// Returns the file of a screen below `src/ui/screens`.
pub fn file(screen: &Screen) -> String {
    let (folder, file) = rendering::name(screen);
    format!("{folder}/{file}")
}

/// Returns the addresses of the links of a page, without fragments: those of its header and footer, or those of the
/// screen between them.
pub fn links_in(page: &Page, in_frame: bool) -> BTreeSet<String> {
    let document = Html::parse_document(&page.html());
    let links = Selector::parse("a[href^='/']").unwrap();
    let frame = Selector::parse(".site-header *, .site-footer *").unwrap();
    let address = |link: ElementRef<'_>| {
        let href = link.value().attr("href").unwrap();
        href.split('#').next().unwrap().to_owned()
    };
    document.select(&links).filter(|link| frame.matches(link) == in_frame).map(address).collect()
}

/// Returns the addresses of the links in the content of a screen.
fn links(place: &Place) -> BTreeSet<String> {
    let transport = transport(&Browser::replayed(&place.asked));
    let page = Page::of(place.screen.clone(), place.standing.clone(), transport);
    links_in(&page, false)
}

fn node(screen: &Screen) -> Node {
    let route = screen.route().unwrap();
    let order = Route::FIXED.iter().position(|(fixed, _)| *fixed == route);
    let path = match (&route, Route::FIXED.get(order.unwrap_or(usize::MAX))) {
        (_, Some((_, path))) => (*path).to_owned(),
        (route, None) => {
            let path = route.path().into_owned();
            format!("/profils/{{id}}/{}", path.rsplit('/').next().unwrap())
        }
    };
    (order.unwrap_or(usize::MAX), path, file(screen))
}

/// Whether a screen is on the map: neither a failure nor an information page, to which every page has a link.
fn is_drawn(screen: &Screen) -> bool {
    !file(screen).starts_with("trouble/") && !matches!(screen, Screen::Information(_))
}

/// Returns everything that can be walked.
pub fn walked() -> Edges {
    walked_through(|_, _, _, _| {})
}

/// Walks, and calls `sees` for each act that was done, with the person, the place, the name of the act and its number at
/// that place.
pub fn walked_through(mut sees: impl FnMut(Who, &Place, &'static str, usize)) -> Edges {
    let mut edges = Edges::new();
    for who in people() {
        let mut seen = BTreeMap::new();
        let mut queue = VecDeque::new();
        for (route, _) in Route::FIXED.iter().filter(|(route, _)| route.is_public()) {
            let screen = found(route.clone(), &Standing::ANONYMOUS);
            queue.push_back(Place { screen, standing: Standing::ANONYMOUS, asked: Vec::new() });
        }
        while let Some(place) = queue.pop_front() {
            let from = node(&place.screen);
            // The address tells children apart, who may have different choices; the node has `{id}` in its place.
            let address = place.screen.route().map(|route| route.path().into_owned());
            let steps: &mut Vec<_> = seen.entry((address, from.2.clone())).or_default();
            // The screen after the choice of a channel depends on the purpose of the code.
            let purpose = match &place.screen {
                Screen::Codes(Codes::Channel(choice)) => Some(discriminant(&choice.purpose)),
                _ => None,
            };
            // The forms of contact details are there only after a proof.
            let change = match &place.screen {
                Screen::Codes(Codes::IncorrectContact(choice)) => Some(choice.contact_change),
                _ => None,
            };
            let waits = (place.standing.pending.is_some(), place.standing.proof.is_some());
            let step = (discriminant(&place.standing.at), waits, purpose, change);
            if !is_drawn(&place.screen) || steps.contains(&step) {
                continue;
            }
            steps.push(step);
            let mut onward = Vec::new();
            let number = acts(&place, who, &Browser::replayed(&place.asked)).len();
            for at in 0..number {
                let browser = Browser::replayed(&place.asked);
                let act = acts(&place, who, &browser).swap_remove(at);
                let name = act.name();
                if let Ok((standing, screen)) = act.run(&browser, &place.standing) {
                    sees(who, &place, name, at);
                    let asked = browser.wire.sent.borrow().clone();
                    onward.push((name, Place { screen, standing, asked }));
                }
            }
            for path in links(&place) {
                let route = Route::parse(&path);
                let found = Screen::find(route, &place.standing);
                if !found.redirected {
                    onward.push(("", Place { screen: found.screen, ..place.clone() }));
                }
            }
            for (name, next) in onward {
                if is_drawn(&next.screen) {
                    edges.insert((from.clone(), node(&next.screen), name));
                    queue.push_back(next);
                }
            }
        }
    }
    edges
}
