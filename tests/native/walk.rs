//! Everything that can be walked: from every address that opens for anybody, each screen’s acts are
//! sent to the sandbox and its links are read in its own file. What stands then is what `Screen::first_of_step`
//! and `Screen::find` say: nothing here knows where an act leads.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::mem::discriminant;
use std::path::Path;

use mon_espace_sante::contract::Standing;
use mon_espace_sante::journeys::{Codes, Screen};
use mon_espace_sante::route::Route;

use crate::acts::{Place, Who, acts, found, people};
use crate::in_process::Browser;

pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A screen on the map: its address, and its file below `src/ui/screens`.
pub type Node = (usize, String, String);

/// From, to, and by what: an act, or nothing for a link.
pub type Edges = BTreeSet<(Node, Node, &'static str)>;
/// The file of a screen, as `screens::view` has it: the links in it are the screen’s.
fn file(screen: &Screen) -> String {
    let views = fs::read_to_string(Path::new(ROOT).join("src/ui/screens/mod.rs")).unwrap();
    let named = format!("{screen:?}");
    let mut names = named.split(|c: char| !c.is_alphanumeric());
    let (outer, inner) = (names.next().unwrap(), names.next().unwrap_or_default());
    let arm = |name: String| {
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
        let arm = views.match_indices(&name).map(|(at, _)| &views[at + name.len()..]);
        let view = arm.filter(|rest| ends(rest)).find_map(|rest| rest.split_once("=>"));
        Some(view?.1.trim_start_matches(['{', ' ', '\n']).split_once("::view(")?.0.to_owned())
    };
    let view = arm(format!("{outer}::{inner}")).or_else(|| arm(format!("Screen::{outer}")));
    view.unwrap_or_else(|| panic!("{named} has no view")).replace("::", "/")
}

/// What a screen’s own file says, and the functions of its journey and of the parts that it calls;
/// samples and comments left out.
fn code(file: &str) -> String {
    let path = Path::new(ROOT).join("src/ui/screens").join(file).with_extension("rs");
    let said = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(feature = \"gallery\")]").next().unwrap();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    };
    let mut code = said(&path);
    let called = |name: &str, code: &str| {
        code.match_indices(&format!("{name}(")).any(|(at, _)| {
            let before = &code[..at];
            !before.ends_with(|c: char| c.is_alphanumeric() || "_.".contains(c))
                && !before.ends_with("fn ")
        })
    };
    let shared = path.with_file_name("shared.rs");
    let shared =
        if shared.exists() { said(&shared).replace("pub(super) ", "") } else { String::new() };
    let parts = fs::read_dir(Path::new(ROOT).join("src/ui/parts")).unwrap();
    let parts = parts.map(|part| said(&part.unwrap().path())).collect::<Vec<_>>().join("\n");
    // What a part does for itself is not called by a screen.
    let functions = shared.split("\nfn ").chain(parts.split("\npub(crate) fn ")).skip(1);
    for function in functions {
        let name = function.split(['(', '<']).next().unwrap();
        if called(name, &code) {
            code += function.split("\n}").next().unwrap();
        }
    }
    for line in shared.lines().filter(|line| line.starts_with("const ")) {
        let name = line.trim_start_matches("const ").split(':').next().unwrap();
        let named = |c: char| !(c.is_alphanumeric() || c == '_');
        if code.split(named).any(|word| word == name) {
            code += line;
        }
    }
    code
}

/// The addresses that a screen links to, by its file below `src/ui/screens`.
pub fn links_in(file: &str) -> BTreeSet<String> {
    let code = code(file);
    let literals = code.split('"').skip(1).step_by(2).filter(|text| text.starts_with('/'));
    let mut paths: BTreeSet<_> = literals.map(str::to_owned).collect();
    for (route, path) in Route::FIXED {
        let name = format!("Route::{route:?}");
        let named = code.match_indices(&name).any(|(at, _)| {
            !code[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '(')
        });
        if named {
            paths.insert((*path).to_owned());
        }
    }
    paths
}

/// The addresses that a screen leads to without the backend.
fn links(screen: &Screen) -> BTreeSet<String> {
    let file = file(screen);
    let mut paths = links_in(&file);
    if let (Some(Route::ProfileOpposition(id)), true) =
        (screen.route(), code(&file).contains("Route::ProfileDecision("))
    {
        paths.insert(Route::ProfileDecision(id).path().into_owned());
    }
    paths
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

/// Whether a screen belongs on the map: not what went wrong, nor a page to read, which every page
/// leads to.
fn is_drawn(screen: &Screen) -> bool {
    !file(screen).starts_with("trouble/") && !matches!(screen, Screen::Information(_))
}

/// Everything that can be walked.
pub fn walked() -> Edges {
    walked_through(|_, _, _, _| {})
}

/// The same; `sees` is told of every act that was done: by whom, where, its name and its number there.
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
            // A child’s own address tells which choices there are.
            let address = place.screen.route().map(|route| route.path().into_owned());
            let steps: &mut Vec<_> = seen.entry((address, from.2.clone())).or_default();
            // What follows a choice depends on where it was begun.
            let order = match &place.screen {
                Screen::Codes(Codes::Channel(choice)) => Some(discriminant(&choice.purpose)),
                _ => None,
            };
            let pending = place.standing.pending.is_some();
            let step = (discriminant(&place.standing.at), pending, order);
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
            for path in links(&place.screen) {
                let route = Route::parse(path.split('#').next().unwrap());
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
