//! `/apercu/cote-a-cote/…`: a sample in frames of three widths, real inside and scaled down to the
//! window, with switches that act inside.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlIFrameElement};

use super::modes::{Modes, SWITCHES, Switch};
use super::{BESIDE, LIST, Room, Sample, every_sample, page};
use crate::text::{GALLERY, fill_all};
use crate::ui::browser;
use crate::ui::parts::icon;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::markup::{
    Element, Part, changing, element, nothing, paragraph, said, tag, words,
};

/// The widths, in CSS pixels, and what they stand for.
const WIDTHS: &[(u32, &str, &str)] = &[
    (360, "frame frame--360", GALLERY.phone),
    (768, "frame frame--768", GALLERY.tablet),
    (1280, "frame frame--1280", GALLERY.computer),
];
/// Between two frames, in CSS pixels; as style/gallery.css says.
const GAP: f64 = 24.0;
/// Below this width of the window, frames stand one below the other.
const STACKED_BELOW: f64 = 900.0;

/// The sample at this place of the list, at three widths.
pub(super) fn view(at: usize) -> Part {
    let Some((room, sample)) = every_sample().nth(at) else { return nothing() };
    let query = browser::window().location().search().unwrap_or_default();
    let modes = RwSignal::new(Modes::read(&query));
    let own = room.path(BESIDE, sample);
    Effect::new(move |before: Option<()>| {
        let modes = modes.get();
        if before.is_some() {
            // The address is what is seen: reloaded or sent to somebody, it shows the same.
            browser::set_address(&[own.as_str(), &modes.query()].concat(), 0, false);
            frames().iter().filter_map(HtmlIFrameElement::content_document).for_each(|page| {
                modes.apply(&page);
            });
        }
        fit(modes.real_size);
    });
    browser::after_paint(move || fit(modes.with_untracked(|modes| modes.real_size)));
    browser::while_here("resize", move || fit(modes.with_untracked(|modes| modes.real_size)));
    let source = room.path(LIST, sample);
    let stands = WIDTHS.iter().map(|(_, class, name)| frame(class, name, &source, modes)).collect();
    let frames = tag("div", "frames")
        .attr("role", "region")
        .attr("aria-label", GALLERY.frames)
        // It scrolls sideways when frames have their real size.
        .attr("tabindex", "0")
        .changing_class("frames--real", move || modes.with(|modes| modes.real_size))
        .with(stands);
    let heading = fill_all(GALLERY.beside_title, &[&room.letters(), room.title()]);
    let state = element(
        "p",
        "beside__state",
        vec![words(GALLERY.state), words(" "), element("code", "", vec![words(sample.state)])],
    );
    page(BESIDE, heading, vec![state, ways(at, source, modes), switches(modes), frames])
}

/// To the samples before and after, and to this one alone.
fn ways(at: usize, alone: String, modes: RwSignal<Modes>) -> Part {
    let near = move |at: Option<usize>, image: Icon, name: &'static str| {
        let Some((room, sample)) = at.and_then(|at| every_sample().nth(at)) else {
            return nothing();
        };
        let path = room.path(BESIDE, sample);
        let content = vec![
            icon(image),
            element(
                "span",
                "",
                vec![
                    words(name),
                    element("span", "beside__near", vec![said(near_name(room, sample))]),
                ],
            ),
        ];
        tag("a", "beside__way")
            .changing_attr("href", move || {
                Some([path.as_str(), &modes.with(|modes| modes.query())].concat())
            })
            .with(content)
    };
    let alone = tag("a", "beside__way")
        .attr("href", &alone)
        .with(vec![icon(Icon::Eye), element("span", "", vec![words(GALLERY.alone)])]);
    Element { tag: "nav", class: "beside__ways", label: GALLERY.states, ..Element::PLAIN }.with(
        vec![
            near(at.checked_sub(1), Icon::ArrowLeft, GALLERY.previous),
            near(Some(at + 1), Icon::ArrowRight, GALLERY.following),
            alone,
        ],
    )
}

fn near_name(room: &Room, sample: &Sample) -> String {
    [&room.letters(), " / ", sample.state].concat()
}

fn switches(modes: RwSignal<Modes>) -> Part {
    let scheme = |dark: bool, name: &'static str| {
        let input = tag("input", "")
            .attr("type", "radio")
            .attr("name", "couleurs")
            .changing_prop("checked", move || modes.with(|modes| modes.dark == dark))
            .on("change", move |_| modes.update(|modes| modes.dark = dark))
            .alone();
        element("label", "switch", vec![input, words(name)])
    };
    let switch = |switch: &'static Switch| {
        let input = tag("input", "")
            .attr("type", "checkbox")
            .attr("name", switch.name)
            .changing_prop("checked", move || switch.is_on(modes))
            .on("change", move |event| switch.switch(modes, event_target_checked(&event)))
            .alone();
        element("label", "switch", vec![input, words(switch.words)])
    };
    let mut content = vec![element("legend", "visually-hidden", vec![words(GALLERY.switches)])];
    content.extend([scheme(false, GALLERY.light), scheme(true, GALLERY.dark)]);
    content.extend(SWITCHES.iter().map(switch));
    let note = |told: fn(Modes) -> bool, sentence| {
        changing(move || {
            if modes.with(|modes| told(*modes)) {
                paragraph("workshop__note", sentence)
            } else {
                nothing()
            }
        })
    };
    let note = Element { role: "status", ..Element::PLAIN }.with(vec![
        note(|modes| modes.large, GALLERY.large_note),
        note(|modes| modes.forced, GALLERY.forced_note),
    ]);
    element("div", "", vec![element("fieldset", "switches", content), note])
}

fn frame(class: &'static str, name: &'static str, source: &str, modes: RwSignal<Modes>) -> Part {
    let inside = tag("iframe", "frame__page")
        .attr("title", name)
        .attr("src", source)
        .on("load", move |event| {
            let frame = event.target().and_then(|it| it.dyn_into::<HtmlIFrameElement>().ok());
            if let Some(page) = frame.and_then(|frame| frame.content_document()) {
                modes.get_untracked().apply(&page);
            }
        })
        .alone();
    let caption = element("figcaption", "frame__name", vec![words(name)]);
    element("figure", class, vec![caption, element("div", "frame__box", vec![inside])])
}

fn frames() -> Vec<HtmlIFrameElement> {
    let Ok(found) = browser::document().query_selector_all(".frame__page") else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Gives the frames the scale and the height that fit the window. The style is set by the program,
/// as the policy has it; none stands in an attribute.
fn fit(real_size: bool) {
    let window = browser::window();
    let place = browser::document().query_selector(".frames").ok().flatten();
    let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) else { return };
    let wide = f64::from(place.client_width());
    let tall = window.inner_height().ok().and_then(|tall| tall.as_f64()).unwrap_or(800.0);
    let total: f64 = WIDTHS.iter().map(|(width, ..)| f64::from(*width)).sum();
    let between = GAP * (WIDTHS.len() - 1) as f64;
    let stacked = wide < STACKED_BELOW && !real_size;
    for (frame, (width, ..)) in frames().iter().zip(WIDTHS) {
        let scale = match (real_size, stacked) {
            (true, _) => 1.0,
            (false, true) => (wide / f64::from(*width)).min(1.0),
            (false, false) => ((wide - between) / total).min(1.0),
        };
        // As high as the window leaves room for, and never less than a small telephone.
        let height = if stacked { 800.0 } else { ((tall - 120.0) / scale).clamp(640.0, 2_000.0) };
        let figure = frame.closest("figure").ok().flatten();
        if let Some(figure) = figure.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let style = figure.style();
            let _ = style.set_property("--scale", &scale.to_string());
            let _ = style.set_property("--tall", &[&height.to_string(), "px"].concat());
        }
    }
}
