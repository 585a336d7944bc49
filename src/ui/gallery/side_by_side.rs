//! `/apercu/cote-a-cote/…`: a sample in three frames, laid out at the widths of a phone, a tablet and a computer and
//! scaled down to fit the window, with switches that change the pages in them.

use html::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlIFrameElement};

use super::modes::{Modes, SWITCHES, Switch};
use super::{LIST, SIDE_BY_SIDE, all_samples, page};
use crate::text::{GALLERY, fill_all};
use crate::ui::browser;
use crate::ui::markup::{ElementBuilder, Listener, Part, dynamic, empty};
use crate::ui::parts::icon;
use crate::ui::parts::icon::Icon;

/// The widths of the frames in CSS pixels, with their classes and names.
const WIDTHS: &[(u32, &str, &str)] = &[
    (360, "frame frame--360", GALLERY.phone),
    (768, "frame frame--768", GALLERY.tablet),
    (1280, "frame frame--1280", GALLERY.computer),
];
/// The gap between two frames in CSS pixels, as in style/gallery.css.
const GAP: f64 = 24.0;
/// Below this width of the container, in CSS pixels, the frames are stacked.
const STACKED_BELOW: f64 = 900.0;

/// Renders the sample at an index of the list, at three widths.
pub(super) fn view(index: usize) -> Part {
    let Some((screen, sample)) = all_samples().nth(index) else { return empty() };
    let query = browser::window().location().search().unwrap_or_default();
    let modes = RwSignal::new(Modes::read(&query));
    let own_path = screen.path(SIDE_BY_SIDE, &sample);
    Effect::new(move |before: Option<()>| {
        let modes = modes.get();
        if before.is_some() {
            // The address holds the modes, so that a reload or a shared link shows the same.
            browser::set_address(&[own_path.as_str(), &modes.query()].concat(), 0, false);
            frames().iter().filter_map(HtmlIFrameElement::content_document).for_each(|page| {
                modes.apply(&page);
            });
        }
        fit(modes.real_size);
    });
    browser::after_paint(move || fit(modes.with_untracked(|modes| modes.real_size)));
    browser::on_window_event("resize", move || fit(modes.with_untracked(|modes| modes.real_size)));
    let source = screen.path(LIST, &sample);
    let frames: Vec<_> =
        WIDTHS.iter().map(|(_, class, name)| frame(class, name, &source, modes)).collect();
    let heading = fill_all(GALLERY.side_by_side_title, &[screen.journey_name(), screen.title()]);
    let content = html! {
        <p class="beside__state">{GALLERY.state}" "<code>{sample.state}</code></p>
        {links(index, source, modes)}
        {switches(modes)}
        <div
            class="frames"
            role="region"
            aria-label=GALLERY.frames
            // It scrolls horizontally when the frames have their real size.
            tabindex="0"
            class=("frames--real", move || modes.with(|modes| modes.real_size))
        >
            {frames}
        </div>
    };
    page(SIDE_BY_SIDE, heading, content)
}

/// Renders links to the previous and the next sample, and to this sample alone.
fn links(index: usize, source: String, modes: RwSignal<Modes>) -> Part {
    let neighbour = move |index: Option<usize>, image: Icon, name: &'static str| {
        let (screen, sample) = all_samples().nth(index?)?;
        let path = screen.path(SIDE_BY_SIDE, &sample);
        let sample_name = [screen.title(), " / ", sample.state].concat();
        Some(html! {
            <a
                class="beside__link"
                href=move || Some([path.as_str(), &modes.with(|modes| modes.query())].concat())
            >
                {icon(image)}
                <span>
                    {name}
                    <span class="beside__near">{sample_name}</span>
                </span>
            </a>
        })
    };
    html! {
        <nav class="beside__links" aria-label=GALLERY.states>
            {neighbour(index.checked_sub(1), Icon::ArrowLeft, GALLERY.previous)}
            {neighbour(Some(index + 1), Icon::ArrowRight, GALLERY.next)}
            <a class="beside__link" href=source>
                {icon(Icon::Eye)}
                <span>{GALLERY.alone}</span>
            </a>
        </nav>
    }
}

fn switches(modes: RwSignal<Modes>) -> Part {
    let scheme = |dark: bool, name: &'static str| {
        html! {
            <label class="switch">
                <input
                    type="radio"
                    name="couleurs"
                    prop:checked=move || modes.with(|modes| modes.dark == dark)
                    on:choose=move || modes.update(|modes| modes.dark = dark)
                />
                {name}
            </label>
        }
    };
    let switch = |switch: &'static Switch| {
        html! {
            <label class="switch">
                <input
                    type="checkbox"
                    name=switch.name
                    prop:checked=move || switch.is_on(modes)
                    on:check=move |checked| switch.set_on(modes, checked)
                />
                {switch.label}
            </label>
        }
    };
    let note = |is_on: fn(Modes) -> bool, sentence: &'static str| {
        dynamic(move || {
            if modes.with(|modes| is_on(*modes)) {
                html! { <p class="gallery__note">{sentence}</p> }
            } else {
                empty()
            }
        })
    };
    html! {
        <div>
            <fieldset class="switches">
                <legend class="visually-hidden">{GALLERY.switches}</legend>
                {scheme(false, GALLERY.light)}
                {scheme(true, GALLERY.dark)}
                {SWITCHES.iter().map(switch).collect::<Vec<_>>()}
            </fieldset>
            <div role="status">
                {note(|modes| modes.large, GALLERY.large_note)}
                {note(|modes| modes.forced, GALLERY.forced_note)}
            </div>
        </div>
    }
}

fn frame(class: &'static str, name: &'static str, source: &str, modes: RwSignal<Modes>) -> Part {
    let on_load = move |event: Event| {
        let frame = event.target().and_then(|it| it.dyn_into::<HtmlIFrameElement>().ok());
        if let Some(page) = frame.and_then(|frame| frame.content_document()) {
            modes.get_untracked().apply(&page);
        }
    };
    let iframe = ElementBuilder::new("iframe")
        .attr("class", "frame__page")
        .attr("title", name)
        .attr_of("src", source.to_owned())
        .on(Listener::Other("load", Box::new(on_load)))
        .empty();
    html! {
        <figure class=class>
            <figcaption class="frame__name">{name}</figcaption>
            <div class="frame__box">{iframe}</div>
        </figure>
    }
}

fn frames() -> Vec<HtmlIFrameElement> {
    let Ok(found) = browser::document().query_selector_all(".frame__page") else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// Sets the scale and the height of the frames so that they fit the window. The content security policy allows styles
/// set by the program, but no `style` attributes.
fn fit(real_size: bool) {
    let window = browser::window();
    let container = browser::document().query_selector(".frames").ok().flatten();
    let Some(container) = container.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let container_width = f64::from(container.client_width());
    let window_height =
        window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
    let total_width: f64 = WIDTHS.iter().map(|(width, ..)| f64::from(*width)).sum();
    let total_gap = GAP * (WIDTHS.len() - 1) as f64;
    let stacked = container_width < STACKED_BELOW && !real_size;
    for (frame, (width, ..)) in frames().iter().zip(WIDTHS) {
        let scale = match (real_size, stacked) {
            (true, _) => 1.0,
            (false, true) => (container_width / f64::from(*width)).min(1.0),
            (false, false) => ((container_width - total_gap) / total_width).min(1.0),
        };
        // The remaining height of the window, but at least the height of a small phone.
        let height =
            if stacked { 800.0 } else { ((window_height - 120.0) / scale).clamp(640.0, 2_000.0) };
        let figure = frame.closest("figure").ok().flatten();
        if let Some(figure) = figure.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let style = figure.style();
            let _ = style.set_property("--scale", &scale.to_string());
            let _ = style.set_property("--frame-height", &[&height.to_string(), "px"].concat());
        }
    }
}
