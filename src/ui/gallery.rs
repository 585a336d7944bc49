//! The gallery at `/apercu`: every screen in every state that its file lists as a sample. A sample is rendered by the
//! real screen with canned responses. Never in production.
//!
//! Besides the samples there are three pages: the list (`list`), a sample at three widths (`side_by_side`) and the map
//! of the journeys (`map`).

mod list;
mod map;
mod modes;
pub(crate) mod panics;
mod sample;
mod side_by_side;

use leptos::prelude::*;

use super::parts::markup::{Element, Part, all, changing, element, link, paragraph, tag, words};
use super::parts::page::title_of;
use super::{browser, screens};
use crate::text::{GALLERY, fill, fill_all};

pub(crate) use sample::{CannedResponse, Sample};

/// A text that must not occur in production files; `cargo xtask dist` checks it.
const MARK: &str = "gallery-mark-7f3a";

/// A source document: its French name, and the number of a step or an empty string.
type Source = (&'static str, &'static str);

/// A screen with its samples.
struct GalleryScreen {
    /// The folder and the file of the screen, which are parts of its samples' addresses.
    name: (&'static str, &'static str),
    /// The documents that the screen was designed from.
    sources: &'static [Source],
    samples: &'static [Sample],
}

const fn screen(
    name: (&'static str, &'static str),
    sources: &'static [Source],
    samples: &'static [Sample],
) -> GalleryScreen {
    GalleryScreen { name, sources, samples }
}

/// All screens, by journey; a test compares this list with the files of `screens`.
const SCREENS: &[GalleryScreen] = &[
    screen(
        ("welcome", "home"),
        &[FOUR_STEP_GUIDE, ACTIVATION_GUIDE, NO_CODE_GUIDE],
        screens::welcome::home::SAMPLES,
    ),
    screen(
        ("welcome", "before"),
        &[ACTIVATION_GUIDE, (NO_CODE, "2")],
        screens::welcome::before::SAMPLES,
    ),
    screen(
        ("activation", "identification"),
        &[ACTIVATION_GUIDE],
        screens::activation::identification::SAMPLES,
    ),
    screen(
        ("activation", "birth_date"),
        &[(NO_CODE, "3")],
        screens::activation::birth_date::SAMPLES,
    ),
    screen(("activation", "card"), &[(NO_CODE, "4")], screens::activation::card::SAMPLES),
    screen(("activation", "code"), &[(NO_CODE, "6")], screens::activation::code::SAMPLES),
    screen(
        ("activation", "decision"),
        &[ACTIVATION_GUIDE, (NO_CODE, "7")],
        screens::activation::decision::SAMPLES,
    ),
    screen(("activation", "contact"), &[ACTIVATION_GUIDE], screens::activation::contact::SAMPLES),
    screen(("contact", "email"), &[ACTIVATION_GUIDE], screens::contact::email::SAMPLES),
    screen(("contact", "code"), &[ACTIVATION_GUIDE], screens::contact::code::SAMPLES),
    screen(("contact", "mobile"), &[ACTIVATION_GUIDE], screens::contact::mobile::SAMPLES),
    screen(
        ("activation", "credentials"),
        &[ACTIVATION_GUIDE, NO_CODE_GUIDE, SIGN_IN_GUIDE],
        screens::activation::credentials::SAMPLES,
    ),
    screen(
        ("activation", "activated"),
        &[ACTIVATION_GUIDE, NO_CODE_GUIDE],
        screens::activation::activated::SAMPLES,
    ),
    screen(
        ("codes", "request"),
        &[FOUR_STEP_GUIDE, ACTIVATION_GUIDE],
        screens::codes::request::SAMPLES,
    ),
    screen(
        ("codes", "reception"),
        &[FOUR_STEP_GUIDE, ACTIVATION_GUIDE, NO_CODE_GUIDE],
        screens::codes::reception::SAMPLES,
    ),
    screen(
        ("codes", "incorrect"),
        &[FOUR_STEP_GUIDE, ACTIVATION_GUIDE],
        screens::codes::incorrect::SAMPLES,
    ),
    screen(("codes", "sent"), &[], screens::codes::sent::SAMPLES),
    screen(
        ("opposition", "validation"),
        &[ACTIVATION_GUIDE],
        screens::opposition::validation::SAMPLES,
    ),
    screen(("opposition", "opposed"), &[ACTIVATION_GUIDE], screens::opposition::opposed::SAMPLES),
    screen(("profiles", "list"), &[ACTIVATION_GUIDE, QUESTIONS], screens::profiles::list::SAMPLES),
    screen(("profiles", "decision"), &[ACTIVATION_GUIDE], screens::profiles::decision::SAMPLES),
    screen(("profiles", "validation"), &[ACTIVATION_GUIDE], screens::profiles::validation::SAMPLES),
    screen(("profiles", "decided"), &[ACTIVATION_GUIDE], screens::profiles::decided::SAMPLES),
    screen(("sign_in", "form"), &[NO_CODE_GUIDE, SIGN_IN_GUIDE], screens::sign_in::form::SAMPLES),
    screen(("sign_in", "refused"), &[], screens::sign_in::refused::SAMPLES),
    screen(("sign_in", "code"), &[NO_CODE_GUIDE, SIGN_IN_GUIDE], screens::sign_in::code::SAMPLES),
    screen(("sign_in", "signed_out"), &[], screens::sign_in::signed_out::SAMPLES),
    screen(("account", "home"), &[SIGN_IN_GUIDE], screens::account::home::SAMPLES),
    screen(("account", "soon"), &[], screens::account::soon::SAMPLES),
    screen(("account", "details"), &[], screens::account::details::SAMPLES),
    screen(
        ("account", "closure"),
        &[FOUR_STEP_GUIDE, NO_CODE_GUIDE],
        screens::account::closure::SAMPLES,
    ),
    screen(
        ("account", "closed"),
        &[FOUR_STEP_GUIDE, NO_CODE_GUIDE],
        screens::account::closed::SAMPLES,
    ),
    screen(("recovery", "identifier"), &[SIGN_IN_GUIDE], screens::recovery::identifier::SAMPLES),
    screen(
        ("recovery", "identifier_sent"),
        &[SIGN_IN_GUIDE],
        screens::recovery::identifier_sent::SAMPLES,
    ),
    screen(("recovery", "password"), &[SIGN_IN_GUIDE], screens::recovery::password::SAMPLES),
    screen(("recovery", "code"), &[SIGN_IN_GUIDE], screens::recovery::code::SAMPLES),
    screen(
        ("recovery", "new_password"),
        &[SIGN_IN_GUIDE],
        screens::recovery::new_password::SAMPLES,
    ),
    screen(("recovery", "changed"), &[SIGN_IN_GUIDE], screens::recovery::changed::SAMPLES),
    screen(("recovery", "link"), &[QUESTIONS], screens::recovery::link::SAMPLES),
    screen(("trouble", "locked"), &[], screens::trouble::locked::SAMPLES),
    screen(("trouble", "ended"), &[], screens::trouble::ended::SAMPLES),
    screen(("trouble", "astray"), &[], screens::trouble::astray::SAMPLES),
    screen(("trouble", "maintenance"), &[], screens::trouble::maintenance::SAMPLES),
    screen(("trouble", "unreachable"), &[QUESTIONS], screens::trouble::unreachable::SAMPLES),
    screen(("trouble", "unknown"), &[], screens::trouble::unknown::SAMPLES),
    screen(("trouble", "configuration"), &[], screens::trouble::configuration::SAMPLES),
    screen(("information", "help"), &[], screens::information::help::SAMPLES),
    screen(("information", "terms"), &[], screens::information::terms::SAMPLES),
    screen(("information", "data"), &[], screens::information::data::SAMPLES),
    screen(("information", "legal"), &[], screens::information::legal::SAMPLES),
    screen(("information", "accessibility"), &[], screens::information::accessibility::SAMPLES),
];

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
    (FAILURES, GALLERY.journey_failures),
    ("information", GALLERY.journey_information),
];

/// The journey of the failure screens, which are shown at any address.
const FAILURES: &str = "failures";

/// « Comment créer et activer votre compte sur Mon espace santé : suivez le guide en 4 étapes ».
const FOUR_STEP_GUIDE: Source = (GALLERY.source_four_steps, "");
/// « Activer (ou s’opposer) son compte Mon espace santé », December 2021.
const ACTIVATION_GUIDE: Source = (GALLERY.source_activation, "");
/// « Mon espace santé : se connecter à mon compte ».
const QUESTIONS: Source = (GALLERY.source_questions, "");
/// « Comment activer Mon espace santé ? »: the activation without a code.
const NO_CODE_GUIDE: Source = (NO_CODE, "");
const NO_CODE: &str = GALLERY.source_no_code;
/// « Se connecter à Mon espace santé », December 2021.
const SIGN_IN_GUIDE: Source = (GALLERY.source_sign_in, "");

const LIST: &str = "/apercu";
const SIDE_BY_SIDE: &str = "/apercu/cote-a-cote";
const MAP: &str = "/apercu/plan";

impl GalleryScreen {
    /// The key of its journey in [`JOURNEYS`].
    fn journey(&self) -> &'static str {
        match self.name.0 {
            "contact" => "activation",
            "trouble" => FAILURES,
            folder => folder,
        }
    }

    /// The French name of its journey.
    fn journey_name(&self) -> &'static str {
        let journey = JOURNEYS.iter().find(|(key, _)| *key == self.journey());
        journey.map(|(_, name)| *name).unwrap_or_default()
    }

    fn title(&self) -> &'static str {
        self.samples.first().map(Sample::title).unwrap_or_default()
    }

    /// The distinct addresses of its samples.
    fn addresses(&self) -> Vec<String> {
        let mut addresses = Vec::new();
        for address in self.samples.iter().filter_map(Sample::address) {
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
        self.samples.first().map(|sample| self.path(base, sample)).unwrap_or_default()
    }
}

/// All samples with their screens, in the order of the list.
fn all_samples() -> impl Iterator<Item = (&'static GalleryScreen, &'static Sample)> {
    SCREENS.iter().flat_map(|screen| screen.samples.iter().map(move |sample| (screen, sample)))
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
        |base: &str| all_samples().position(|(screen, sample)| screen.path(base, sample) == path);
    if let Some(index) = index_under(SIDE_BY_SIDE) {
        return side_by_side::view(index);
    }
    match index_under(LIST).and_then(|index| all_samples().nth(index)) {
        Some((_, sample)) => sample::show(*sample),
        None => {
            let to_list = link("", LIST.to_owned(), false, vec![words(GALLERY.all)]);
            let content = vec![paragraph("lead", GALLERY.unknown), element("p", "", vec![to_list])];
            page("", GALLERY.title.to_owned(), content)
        }
    }
}

/// A page of the gallery; `current` is its address, which the navigation marks as the current page.
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
        "gallery-bar__links",
        entries,
    )]);
    let name = tag("a", "gallery-bar__name").attr("href", LIST).says(GALLERY.title);
    let main = Element { tag: "main", class: "gallery", id: "contenu", ..Element::PLAIN };
    // The mark is in the document, so that the compiler cannot remove it.
    let mark = Element { tag: "span", id: MARK, ..Element::PLAIN }.with(Vec::new());
    content.push(mark);
    all(vec![element("header", "gallery-bar", vec![name, nav]), main.with(content)])
}
