//! The gallery at `/apercu`: every screen in every state that its file lists as a sample. A sample is rendered by the
//! real screen with canned responses. Never in production.
//!
//! Besides the samples there are three pages: the list (`list`), a sample at three widths (`side_by_side`) and the map
//! of the journeys (`map`).

mod list;
mod map;
mod modes;
pub(crate) mod panics;
mod render;
mod side_by_side;

use leptos::prelude::*;

use super::browser;
use super::parts::page::title_of;
use super::sample::{Sample, ScreenSamples, Show, Source};
use super::screens::SCREENS;
use crate::text::{GALLERY, fill, fill_all};
use crate::ui::markup::{Part, all, changing, element, link, paragraph, tag, words};

/// A text that must not occur in production files; `cargo xtask dist` checks it.
const MARK: &str = "gallery-mark-7f3a";

/// The journeys: key and French name.
const JOURNEYS: &[(&str, &str)] = &[
    ("welcome", GALLERY.journey_welcome),
    ("activation", GALLERY.journey_activation),
    ("codes", GALLERY.journey_codes),
    ("opposition", GALLERY.journey_opposition),
    ("profiles", GALLERY.journey_profiles),
    ("sign_in", GALLERY.journey_sign_in),
    ("account", GALLERY.journey_account),
    ("recovery", GALLERY.journey_recovery),
    (TROUBLE, GALLERY.journey_failures),
    ("information", GALLERY.journey_information),
];

/// The group of the trouble screens, which are shown at any address.
const TROUBLE: &str = "trouble";

const LIST: &str = "/apercu";
const SIDE_BY_SIDE: &str = "/apercu/cote-a-cote";
const MAP: &str = "/apercu/plan";

impl ScreenSamples {
    /// The key of its journey in [`JOURNEYS`].
    fn journey(&self) -> &'static str {
        match self.name.0 {
            "contact" => "activation",
            folder => folder,
        }
    }

    /// The French name of its journey.
    fn journey_name(&self) -> &'static str {
        let journey = JOURNEYS.iter().find(|(key, _)| *key == self.journey());
        journey.map(|(_, name)| *name).unwrap_or_default()
    }

    fn title(&self) -> &'static str {
        (self.samples)().first().map(title).unwrap_or_default()
    }

    /// The distinct addresses of its samples.
    fn addresses(&self) -> Vec<String> {
        let mut addresses = Vec::new();
        for address in (self.samples)().iter().filter_map(Sample::address) {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        addresses
    }

    /// The source documents in French, with their steps.
    fn sources(&self) -> Vec<String> {
        let name = |source: &Source| match *source {
            (document, "") => document.to_owned(),
            (document, step) => fill_all(GALLERY.source_step, &[document, step]),
        };
        self.sources.iter().map(name).collect()
    }

    /// The address of a sample under `base`, which is `/apercu` or `/apercu/cote-a-cote`.
    fn path(&self, base: &str, sample: &Sample) -> String {
        [base, self.name.0, self.name.1, sample.state].join("/")
    }

    /// The address of its first sample under `base`.
    fn first_path(&self, base: &str) -> String {
        (self.samples)().first().map(|sample| self.path(base, sample)).unwrap_or_default()
    }
}

/// All samples with their screens, in the order of the list.
fn all_samples() -> impl Iterator<Item = (&'static ScreenSamples, Sample)> {
    SCREENS
        .iter()
        .flat_map(|screen| (screen.samples)().into_iter().map(move |sample| (screen, sample)))
}

/// The title of the screen of a sample.
fn title(sample: &Sample) -> &'static str {
    match sample.show {
        Show::Screen(screen) => screen().title(),
        Show::WholePage(title, _) => title(),
    }
}

/// Whether a path belongs to the gallery.
pub(crate) fn is_gallery_path(path: &str) -> bool {
    path == LIST || path.strip_prefix(LIST).is_some_and(|rest| rest.starts_with('/'))
}

/// The page of the gallery at a path. When `popstate` comes with another path, shows the page there without loading the
/// program again: tests open hundreds of samples.
pub(crate) fn view(path: &str) -> Part {
    let shown = RwSignal::new(path.to_owned());
    browser::on_window_event("popstate", move || {
        let path = browser::path();
        if shown.with_untracked(|shown| *shown != path) {
            shown.set(path);
            browser::after_paint(browser::focus_title_if_unfocused);
        }
    });
    changing(move || {
        let path = shown.get();
        untrack(|| page_at(&path))
    })
}

fn page_at(path: &str) -> Part {
    let path = path.trim_end_matches('/');
    if path == LIST {
        return list::view();
    }
    if path == MAP {
        return map::view();
    }
    let index_under =
        |base: &str| all_samples().position(|(screen, sample)| screen.path(base, &sample) == path);
    if let Some(index) = index_under(SIDE_BY_SIDE) {
        return side_by_side::view(index);
    }
    match index_under(LIST).and_then(|index| all_samples().nth(index)) {
        Some((_, sample)) => render::view(sample),
        None => {
            let to_list = link("", LIST.to_owned(), false, vec![words(GALLERY.all)]);
            let content = vec![paragraph("lead", GALLERY.unknown), element("p", "", vec![to_list])];
            page("", GALLERY.title.to_owned(), content)
        }
    }
}

/// A page of the gallery. The navigation entry whose address is `current` is marked as the current page.
fn page(current: &str, heading: String, mut content: Vec<Part>) -> Part {
    browser::set_title(&fill(GALLERY.document_title, &heading));
    content.insert(0, title_of(heading));
    let entry = |path: &'static str, name| {
        let entry = tag("a", "")
            .attr("href", path)
            .attr("aria-current", if path == current { "page" } else { "" })
            .says(name);
        element("li", "", vec![entry])
    };
    let entries = vec![entry(LIST, GALLERY.nav_screens), entry(MAP, GALLERY.nav_map)];
    let nav = tag("nav", "").attr("aria-label", GALLERY.nav).with(vec![element(
        "ul",
        "gallery-bar__links",
        entries,
    )]);
    let name = tag("a", "gallery-bar__name").attr("href", LIST).says(GALLERY.title);
    let main = tag("main", "gallery").attr("id", "contenu");
    // The mark is in the document, so that the compiler cannot remove it.
    let mark = tag("span", "").attr("id", MARK).with(Vec::new());
    content.push(mark);
    all(vec![element("header", "gallery-bar", vec![name, nav]), main.with(content)])
}
