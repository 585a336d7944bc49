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

use html::html;
use leptos::prelude::*;

use super::browser;
use super::parts::page::title_of;
use super::sample::{Sample, ScreenSamples, Show, Source};
use super::screens::SCREENS;
use crate::text::{GALLERY, fill, fill_all};
use crate::ui::markup::{Part, dynamic};

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
    /// Returns the key of its journey in [`JOURNEYS`].
    fn journey(&self) -> &'static str {
        match self.name.0 {
            "contact" => "activation",
            folder => folder,
        }
    }

    fn journey_name(&self) -> &'static str {
        let journey = JOURNEYS.iter().find(|(key, _)| *key == self.journey());
        journey.map(|(_, name)| *name).unwrap_or_default()
    }

    fn title(&self) -> &'static str {
        (self.samples)().first().map(title).unwrap_or_default()
    }

    /// Returns the distinct addresses of its samples.
    fn addresses(&self) -> Vec<String> {
        let mut addresses = Vec::new();
        for address in (self.samples)().iter().filter_map(Sample::address) {
            if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        addresses
    }

    /// Returns the source documents in French, with their steps.
    fn sources(&self) -> Vec<String> {
        let name = |source: &Source| match *source {
            (document, "") => document.to_owned(),
            (document, step) => fill_all(GALLERY.source_step, &[document, step]),
        };
        self.sources.iter().map(name).collect()
    }

    /// Returns the address of a sample under `base`, which is `/apercu` or `/apercu/cote-a-cote`.
    fn path(&self, base: &str, sample: &Sample) -> String {
        [base, self.name.0, self.name.1, sample.state].join("/")
    }

    /// Returns the address of its first sample under `base`.
    fn first_path(&self, base: &str) -> String {
        (self.samples)().first().map(|sample| self.path(base, sample)).unwrap_or_default()
    }
}

/// Returns all samples with their screens, in the order of the list.
fn all_samples() -> impl Iterator<Item = (&'static ScreenSamples, Sample)> {
    SCREENS
        .iter()
        .flat_map(|screen| (screen.samples)().into_iter().map(move |sample| (screen, sample)))
}

/// Returns the title of the screen of a sample.
fn title(sample: &Sample) -> &'static str {
    match sample.show {
        Show::Screen(screen) => screen().title(),
        Show::WholePage(title, _) => title(),
    }
}

/// Returns whether a path belongs to the gallery.
pub(crate) fn is_gallery_path(path: &str) -> bool {
    path == LIST || path.strip_prefix(LIST).is_some_and(|rest| rest.starts_with('/'))
}

/// Renders the page of the gallery at a path. When a `popstate` event has another path, renders the page there without
/// loading the program again: tests open hundreds of samples.
pub(crate) fn view(path: &str) -> Part {
    let shown = RwSignal::new(path.to_owned());
    browser::on_window_event("popstate", move || {
        let path = browser::path();
        if shown.with_untracked(|shown| *shown != path) {
            shown.set(path);
            browser::after_paint(browser::focus_title_if_unfocused);
        }
    });
    dynamic(move || {
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
            let content = html! {
                <p class="lead">{GALLERY.unknown}</p>
                <p><a href=LIST>{GALLERY.all}</a></p>
            };
            page("", GALLERY.title.to_owned(), content)
        }
    }
}

/// Renders a page of the gallery. The navigation entry whose address is `current` is marked as the current page.
fn page(current: &str, heading: String, content: Part) -> Part {
    browser::set_title(&fill(GALLERY.document_title, &heading));
    let entry = |path: &'static str, name: &'static str| {
        let current = if path == current { "page" } else { "" };
        html! { <li><a href=path aria-current=current>{name}</a></li> }
    };
    html! {
        <header class="gallery-bar">
            <a class="gallery-bar__name" href=LIST>{GALLERY.title}</a>
            <nav aria-label=GALLERY.nav>
                <ul class="gallery-bar__links">
                    {entry(LIST, GALLERY.nav_screens)}
                    {entry(MAP, GALLERY.nav_map)}
                </ul>
            </nav>
        </header>
        <main class="gallery" id="contenu">
            {title_of(heading)}
            {content}
            // The mark is in the document, so that the compiler cannot remove it.
            <span id=MARK/>
        </main>
    }
}
