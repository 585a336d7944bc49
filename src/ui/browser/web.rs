//! The functions of [`super`] in a browser.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Blob, BlobPropertyBag, BroadcastChannel, Document, Element, HtmlAnchorElement,
    HtmlDialogElement, HtmlElement, Url, Window,
};

use super::FOCUS_MOVED_MS;
use crate::config::Instant;

pub(crate) fn window() -> Window {
    leptos::prelude::window()
}

pub(crate) fn document() -> Document {
    leptos::prelude::document()
}

/// The path of the current address.
pub(crate) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The fragment of the current address with its `#`, or an empty string.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Moves the focus to the element that the fragment names.
pub(crate) fn focus_fragment() {
    if let Some(id) = fragment().strip_prefix('#').filter(|id| !id.is_empty()) {
        focus_heading(id);
    }
}

/// The trail index in the current history entry; `None` if this application did not create the entry.
pub(crate) fn history_index() -> Option<usize> {
    history_index_of(&window().history().ok()?.state().ok()?)
}

/// The trail index in a history state. Nothing else is stored in the history.
pub(crate) fn history_index_of(state: &JsValue) -> Option<usize> {
    let index = state.as_f64()?;
    // The cast saturates, and the trail has no entry for an index that it did not assign.
    (index >= 0.0).then_some(index as usize)
}

/// Navigates back in the browser's history.
pub(crate) fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Opens the browser's print dialog.
pub(crate) fn print() {
    let _ = window().print();
}

pub(crate) fn reload() {
    let _ = window().location().reload();
}

/// Loads another page, as a link out of the application does.
pub(crate) fn load_page(path: &str) {
    let _ = window().location().assign(path);
}

/// Whether the page is shown in a frame.
#[cfg(feature = "preview")]
pub(crate) fn is_framed() -> bool {
    let window = window();
    window.parent().ok().flatten().is_some_and(|parent| parent != window)
}

/// Adds a history entry, or replaces the current one.
pub(crate) fn set_address(path: &str, index: usize, add_entry: bool) {
    let Ok(history) = window().history() else { return };
    let state = JsValue::from_f64(index as f64);
    // A browser refuses this only after hundreds of calls within a minute; the screen is shown even then.
    let _ = if add_entry {
        history.push_state_with_url(&state, "", Some(path))
    } else {
        history.replace_state_with_url(&state, "", Some(path))
    };
}

pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the element with an id and scrolls so that its label is visible.
pub(crate) fn focus(id: &str) {
    focus_element(id);
}

fn focus_element(id: &str) -> Option<Element> {
    let element = document().get_element_by_id(id)?;
    let field: Option<Element> = element.closest(".field, fieldset, .checkbox").ok().flatten();
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    if let Some(field) = field {
        field.scroll_into_view();
    }
    Some(element)
}

/// Moves the focus and the selection to a notice. If the selection stayed in the field that had the focus, Firefox
/// would report a caret movement when the field changes, and the screen reader would return there (Orca 43).
pub(crate) fn focus_notice(id: &str) {
    if let (Some(notice), Ok(Some(selection))) = (focus_element(id), window().get_selection()) {
        let _ = selection.collapse(Some(&notice));
    }
}

/// Focuses a heading and scrolls to it, as a link to it would, without changing the address or the history.
pub(crate) fn focus_heading(id: &str) {
    let Some(heading) = document().get_element_by_id(id) else { return };
    if let Some(heading) = heading.dyn_ref::<HtmlElement>() {
        let _ = heading.focus();
    }
    heading.scroll_into_view();
}

thread_local! {
    /// The number of new screens whose title will get the focus within [`FOCUS_MOVED_MS`].
    static PENDING_TITLE_FOCUSES: Cell<u32> = const { Cell::new(0) };
}

/// Takes the focus out of the screen that is about to be removed, so that assistive technology is notified of the focus
/// on the document before the removal.
pub(crate) fn release_focus() {
    let active = document().active_element();
    if let Some(active) = active.and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        let _ = active.blur();
    }
}

/// Moves the focus to the title of a new screen after [`FOCUS_MOVED_MS`], unless the person has moved it meanwhile.
pub(crate) fn focus_new_screen_title() {
    PENDING_TITLE_FOCUSES.set(PENDING_TITLE_FOCUSES.get() + 1);
    let focus = || {
        PENDING_TITLE_FOCUSES.set(PENDING_TITLE_FOCUSES.get() - 1);
        focus_title_if_unfocused();
    };
    after_anyway(FOCUS_MOVED_MS, focus);
}

/// Whether a new screen is about to move the focus to its title.
pub(crate) fn is_title_focus_pending() -> bool {
    PENDING_TITLE_FOCUSES.get() > 0
}

/// Moves the focus to the final title of the screen, if nothing has the focus and [`is_title_focus_pending`]
/// is false.
pub(crate) fn focus_title_if_unfocused() {
    if !is_title_focus_pending() && !has_focus() {
        focus_on("h1:not(#titre-attendu)");
    }
}

/// Runs `then` once the title of the screen has the focus.
pub(crate) fn after_title_focus(then: impl FnOnce() + 'static) {
    if is_title_focus_pending() {
        after_anyway(FOCUS_MOVED_MS, then);
    } else {
        after_paint(then);
    }
}

/// Whether the element with an id has the focus.
pub(crate) fn is_focused(id: &str) -> bool {
    document().active_element().is_some_and(|active| active.id() == id)
}

/// Whether an element other than the body has the focus.
fn has_focus() -> bool {
    document().active_element().is_some_and(|active| active.tag_name() != "BODY")
}

/// Moves the focus to the title of the page and scrolls to it.
pub(crate) fn focus_title() {
    focus_on("h1");
}

/// Moves the focus to the first element that matches a selector.
pub(crate) fn focus_on(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// If the element that had the focus was removed, moves the focus to the submit button, which shows that the form is
/// being sent, or to the title.
pub(crate) fn restore_lost_focus() {
    if has_focus() {
        return;
    }
    focus_on(".actions [type=submit]");
    if !has_focus() {
        focus_title();
    }
}

/// Hides or shows the whole application.
pub(crate) fn set_app_hidden(hidden: bool) {
    let root = document().get_element_by_id("app");
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        root.set_hidden(hidden);
    }
}

pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

thread_local! {
    /// The server's date when the monotonic clock was at zero, in milliseconds since 1970; NaN if unknown.
    static CLOCK_ORIGIN_MS: Cell<f64> = const { Cell::new(f64::NAN) };
}

/// Stores the server's date when the monotonic clock was at zero; an empty string means unknown.
pub(crate) fn set_clock_origin(date: &str) {
    CLOCK_ORIGIN_MS.set(js_sys::Date::parse(date));
}

/// The current date, by the server's clock if known, because the device's clock may be years wrong; otherwise by the
/// device's clock.
pub(crate) fn now() -> Instant {
    let server_now = CLOCK_ORIGIN_MS.get() + monotonic_ms();
    let now = if server_now.is_nan() { js_sys::Date::now() } else { server_now };
    // Seconds of any date fit in an `i64`.
    Instant::from_seconds((now / 1_000.0) as i64)
}

/// Milliseconds of the monotonic clock, which a change of the device's date does not affect.
pub(crate) fn monotonic_ms() -> f64 {
    window().performance().map(|performance| performance.now()).unwrap_or_default()
}

/// Runs `then` in the next animation frame, when the new screen is in the document.
pub(crate) fn after_paint(then: impl FnOnce() + 'static) {
    // The closure is boxed, here and in the functions below, so that Leptos's function is compiled once and not once
    // per caller.
    #[inline(never)]
    fn boxed(then: Box<dyn FnOnce()>) {
        request_animation_frame(then);
    }
    boxed(Box::new(then));
}

/// Runs `then` after a delay, even if the current part has been removed.
pub(crate) fn after_anyway(delay_ms: u32, then: impl FnOnce() + 'static) {
    start_timer(delay_ms, Box::new(then));
}

#[inline(never)]
fn start_timer(delay_ms: u32, then: Box<dyn FnOnce()>) -> Option<TimeoutHandle> {
    set_timeout_with_handle(then, Duration::from_millis(u64::from(delay_ms))).ok()
}

/// Runs `then` after a delay, unless the current part has been removed.
pub(crate) fn after(delay_ms: u32, then: impl FnOnce() + 'static) {
    #[inline(never)]
    fn boxed(delay_ms: u32, then: Box<dyn FnOnce()>) {
        if let Some(handle) = start_timer(delay_ms, then) {
            on_cleanup(move || handle.clear());
        }
    }
    boxed(delay_ms, Box::new(then));
}

/// Runs `each` every second until the current part is removed.
pub(crate) fn every_second(each: impl Fn() + 'static) {
    #[inline(never)]
    fn boxed(each: Box<dyn Fn()>) {
        if let Ok(handle) = set_interval_with_handle(each, Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
    }
    boxed(Box::new(each));
}

/// Listens to an event of the window until the page is closed.
pub(crate) fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(
    event: &str,
    handler: impl FnMut(E) + 'static,
) {
    let closure = Closure::<dyn FnMut(E)>::new(handler);
    let _ = window().add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Listens to an event of the window until the current part is removed.
pub(crate) fn on_window_event(event: &'static str, handler: impl Fn() + 'static) {
    let handle = window_event_listener_untyped(event, move |_| handler());
    on_cleanup(move || handle.remove());
}

/// Opens a dialog as a modal one.
pub(crate) fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        // Fails only if the dialog is open already.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog, so that the browser moves the focus back.
pub(crate) fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Saves a PDF as a file with this name, as a link to the file would; `None` if the browser cannot.
pub(crate) fn save_pdf(bytes: &[u8], name: &str) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let kind = BlobPropertyBag::new();
    kind.set_type("application/pdf");
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // A minute is enough for the download to begin; then the document is removed from the page's memory.
    after_anyway(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}

thread_local! {
    /// The channel to the other tabs; `None` in a sample and in browsers without `BroadcastChannel`.
    static TABS: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Listens to the other tabs as long as the page is open. In a browser without `BroadcastChannel` the next request
/// shows that the session has changed.
pub(crate) fn listen_to_tabs(name: &str, on_message: impl Fn() + 'static) {
    let Ok(channel) = BroadcastChannel::new(name) else { return };
    let on_message = Closure::<dyn Fn()>::new(on_message);
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    TABS.set(Some(channel));
}

/// Notifies the other tabs. The message is empty.
pub(crate) fn notify_tabs() {
    TABS.with_borrow(|channel| {
        if let Some(channel) = channel {
            // Fails only on a closed channel, and this one is never closed.
            let _ = channel.post_message(&JsValue::NULL);
        }
    });
}

pub(crate) use crate::api::read_text;
