//! What is asked of the browser: history, title, focus, timers. Nothing personal goes through
//! here: a path, a number, a title that carries no name.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, Element, HtmlElement, Window};

use crate::config::Instant;

/// The window; there is always one in a page.
pub(crate) fn window() -> Window {
    leptos::prelude::window()
}

/// The document; there is always one in a page.
pub(crate) fn document() -> Document {
    leptos::prelude::document()
}

/// The path in the address bar.
pub(crate) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The place in the page that the address names, `#carte`, or nothing.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Moves the focus to the place in the page that the address names, once it stands.
pub(crate) fn focus_fragment() {
    if let Some(id) = fragment().strip_prefix('#').filter(|id| !id.is_empty()) {
        go_to(id);
    }
}

/// The place that the current history entry holds, if it is one of ours.
pub(crate) fn place() -> Option<usize> {
    place_of(&window().history().ok()?.state().ok()?)
}

/// The place in a history state: a number, and nothing else.
pub(crate) fn place_of(state: &JsValue) -> Option<usize> {
    let place = state.as_f64()?;
    // Saturating by definition, and the trail bounds it.
    (place >= 0.0).then_some(place as usize)
}

/// Goes back, as the browser's own button.
pub(crate) fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// The browser's own printing.
pub(crate) fn print() {
    let _ = window().print();
}

/// Asks for the page again.
pub(crate) fn reload() {
    let _ = window().location().reload();
}

/// Goes to an address as a link out of the page does.
#[cfg(feature = "preview")]
pub(crate) fn visit(path: &str) {
    let _ = window().location().assign(path);
}

/// Whether the page stands in a frame of another.
#[cfg(feature = "preview")]
pub(crate) fn is_framed() -> bool {
    let window = window();
    window.parent().ok().flatten().is_some_and(|parent| parent != window)
}

/// Adds an entry to the history, or rewrites the current one.
pub(crate) fn set_address(path: &str, place: usize, add: bool) {
    let Ok(history) = window().history() else { return };
    let state = JsValue::from_f64(place as f64);
    // Fails only when a page adds hundreds of entries a minute; the screen is right all the same.
    let _ = if add {
        history.push_state_with_url(&state, "", Some(path))
    } else {
        history.replace_state_with_url(&state, "", Some(path))
    };
}

/// Sets the document's title.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to an element by its id, the label in view above it.
pub(crate) fn focus(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    let field: Option<Element> = element.closest(".field, fieldset, .checkbox").ok().flatten();
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    if let Some(field) = field {
        field.scroll_into_view();
    }
}

/// What names a field, by its id: the legend of a choice, or the label.
pub(crate) fn label_of(id: &str) -> String {
    let find = || {
        let field = document().get_element_by_id(id)?;
        let choice = field.closest(".choices").ok()??.query_selector("legend").ok()?;
        choice.and_then(|legend| legend.text_content())
    };
    let label = || {
        let selector = ["label[for=", id, "]"].concat();
        document().query_selector(&selector).ok()??.text_content()
    };
    find().or_else(label).unwrap_or_default()
}

/// Goes to a heading of the page, as a link to it would, the address and the history left alone.
pub(crate) fn go_to(id: &str) {
    let Some(heading) = document().get_element_by_id(id) else { return };
    if let Some(heading) = heading.dyn_ref::<HtmlElement>() {
        let _ = heading.focus();
    }
    heading.scroll_into_view();
}

/// The id of a title that is replaced once the screen's own is known.
pub(crate) const AWAITED: &str = "titre-attendu";

/// Milliseconds between the removal of a screen and the focus on the title of the next. A screen reader that
/// learns of both at once says nothing and loses its reading position (Orca 43 with Firefox: silent after
/// every form). `docs/decisions.md`, 1.
const OPENING_MS: u32 = 300;

thread_local! {
    /// Screens that were opened less than [`OPENING_MS`] ago.
    static OPENING: Cell<u32> = const { Cell::new(0) };
}

/// Takes the focus out of the screen that is about to be removed: assistive technology hears that the
/// document has it, and only then that the screen is gone.
pub(crate) fn release_focus() {
    let active = document().active_element();
    if let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        let _ = active.blur();
    }
}

/// Moves the focus to the title of a screen that replaces another, unless the person has moved it meanwhile.
pub(crate) fn open_screen() {
    OPENING.set(OPENING.get() + 1);
    let open = || {
        OPENING.set(OPENING.get() - 1);
        open_title();
    };
    set_timeout(open, Duration::from_millis(u64::from(OPENING_MS)));
}

/// Whether the title of a screen is about to get the focus.
pub(crate) fn is_opening() -> bool {
    OPENING.get() > 0
}

/// Moves the focus to the title of the screen, once there is one and if nothing else has the focus. While a
/// screen opens, the title waits for its turn.
pub(crate) fn open_title() {
    if !is_opening() && !has_focus() {
        focus_on("h1:not(#titre-attendu)");
    }
}

/// Runs `then` once the title of the screen has got the focus.
pub(crate) fn after_opening(then: impl FnOnce() + 'static) {
    if is_opening() {
        set_timeout(then, Duration::from_millis(u64::from(OPENING_MS)));
    } else {
        after_paint(then);
    }
}

/// Whether the element with an id has the focus.
pub(crate) fn has_focus_in(id: &str) -> bool {
    document().active_element().is_some_and(|active| active.id() == id)
}

/// Whether an element has the focus, and not the document alone.
fn has_focus() -> bool {
    document().active_element().is_some_and(|active| active.tag_name() != "BODY")
}

/// Moves the focus to the page's title, which a small window may have to scroll to.
pub(crate) fn focus_title() {
    focus_on("h1");
}

/// Moves the focus to the first element of a selector.
pub(crate) fn focus_on(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// What had the focus may be gone: then it goes to the form's submit, which says that it is on its way,
/// or to the title.
pub(crate) fn keep_focus() {
    if has_focus() {
        return;
    }
    focus_on(".actions [type=submit]");
    if !has_focus() {
        focus_title();
    }
}

/// Hides the application, or shows it again.
pub(crate) fn hide(hidden: bool) {
    let place = document().get_element_by_id("app");
    if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        place.set_hidden(hidden);
    }
}

/// To the top of the page.
pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

thread_local! {
    /// The date at which the monotonic clock began, in milliseconds, as the site’s server says; or no
    /// number.
    static BEGAN: Cell<f64> = const { Cell::new(f64::NAN) };
}

/// When the monotonic clock began, by the site’s server; or no date.
pub(crate) fn is_told_the_time(began: &str) {
    BEGAN.set(js_sys::Date::parse(began));
}

/// Now, for what only a date can say: by the server’s clock, for the computer’s may be ten years
/// wrong; by the computer’s, where the server says nothing.
pub(crate) fn now() -> Instant {
    let told = BEGAN.get() + monotonic_ms();
    let now = if told.is_nan() { js_sys::Date::now() } else { told };
    // Seconds of any date fit.
    Instant::from_seconds((now / 1_000.0) as i64)
}

/// Milliseconds that only go forward: the computer's clock may be ten years wrong.
pub(crate) fn monotonic_ms() -> f64 {
    window().performance().map(|performance| performance.now()).unwrap_or_default()
}

/// Runs `then` after the next paint, when the screen stands.
pub(crate) fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(then);
}

/// Runs `then` after a while, unless the part is gone by then.
pub(crate) fn after(while_ms: u32, then: impl FnOnce() + 'static) {
    if let Ok(handle) = set_timeout_with_handle(then, Duration::from_millis(u64::from(while_ms))) {
        on_cleanup(move || handle.clear());
    }
}

/// Runs `each` every second while the part is there.
pub(crate) fn every_second(each: impl Fn() + 'static) {
    if let Ok(handle) = set_interval_with_handle(each, Duration::from_secs(1)) {
        on_cleanup(move || handle.clear());
    }
}

/// Listens to an event of the window for the life of the page.
pub(crate) fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    event: &str,
    react: impl FnMut(E) + 'static,
) {
    let closure = Closure::<dyn FnMut(E)>::new(react);
    let _ = window().add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Runs `react` at an event of the window while the part is there.
pub(crate) fn while_here(event: &'static str, react: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(event, move |_| react());
    on_cleanup(move || handle.remove());
}
