//! The functions of [`super`] outside a browser. A page belongs to a thread. Timers run when [`advance`] moves its clock;
//! what has no meaning without a document does nothing.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::on_cleanup;

use crate::api::Unreachable;
use crate::config::Instant;

/// The state that a browser would have.
struct Page {
    title: String,
    /// Milliseconds since the page was opened.
    now_ms: u64,
    timers: Vec<Timer>,
}

struct Timer {
    at_ms: u64,
    is_cancelled: Arc<AtomicBool>,
    run: Box<dyn FnOnce()>,
}

thread_local! {
    static PAGE: RefCell<Page> =
        const { RefCell::new(Page { title: String::new(), now_ms: 0, timers: Vec::new() }) };
}

/// Opens a new page in this thread: no title, no timers.
pub(crate) fn open_page() {
    PAGE.with_borrow_mut(|page| {
        *page = Page { title: String::new(), now_ms: 0, timers: Vec::new() }
    });
}

/// The title of the document.
pub(crate) fn title() -> String {
    PAGE.with_borrow(|page| page.title.clone())
}

/// Moves the clock by `by_ms` milliseconds and runs the timers that are due, in their order; `settle` runs first, and after each timer.
pub(crate) fn advance(by_ms: u32, settle: impl Fn()) {
    let until = PAGE.with_borrow(|page| page.now_ms) + u64::from(by_ms);
    loop {
        settle();
        let due = PAGE.with_borrow_mut(|page| {
            let next = (0..page.timers.len()).min_by_key(|index| page.timers[*index].at_ms)?;
            (page.timers[next].at_ms <= until).then(|| {
                let timer = page.timers.remove(next);
                page.now_ms = page.now_ms.max(timer.at_ms);
                timer
            })
        });
        match due {
            Some(timer) if timer.is_cancelled.load(Ordering::Relaxed) => {}
            Some(timer) => (timer.run)(),
            None => break,
        }
    }
    PAGE.with_borrow_mut(|page| page.now_ms = until);
}

fn start_timer(delay_ms: u32, run: Box<dyn FnOnce()>) -> Arc<AtomicBool> {
    let is_cancelled = Arc::new(AtomicBool::new(false));
    PAGE.with_borrow_mut(|page| {
        let at_ms = page.now_ms + u64::from(delay_ms);
        page.timers.push(Timer { at_ms, is_cancelled: is_cancelled.clone(), run });
    });
    is_cancelled
}

fn cancel_on_cleanup(is_cancelled: Arc<AtomicBool>) {
    on_cleanup(move || is_cancelled.store(true, Ordering::Relaxed));
}

pub(crate) fn after_paint(then: impl FnOnce() + 'static) {
    start_timer(0, Box::new(then));
}

pub(crate) fn after_title_focus(then: impl FnOnce() + 'static) {
    after_paint(then);
}

pub(crate) fn after(delay_ms: u32, then: impl FnOnce() + 'static) {
    cancel_on_cleanup(start_timer(delay_ms, Box::new(then)));
}

pub(crate) fn every_second(each: impl Fn() + 'static) {
    fn repeat(each: Box<dyn Fn()>, is_cancelled: Arc<AtomicBool>) {
        let cancelled = is_cancelled.clone();
        start_timer(
            1_000,
            Box::new(move || {
                if !cancelled.load(Ordering::Relaxed) {
                    each();
                    repeat(each, is_cancelled);
                }
            }),
        );
    }
    let is_cancelled = Arc::new(AtomicBool::new(false));
    repeat(Box::new(each), is_cancelled.clone());
    cancel_on_cleanup(is_cancelled);
}

pub(crate) fn monotonic_ms() -> f64 {
    // Exact for any length of a visit.
    PAGE.with_borrow(|page| page.now_ms as f64)
}

/// The current date: 22 November 2026, 10:00 UTC, plus the time since the page was opened.
pub(crate) fn now() -> Instant {
    let seconds = PAGE.with_borrow(|page| page.now_ms / 1_000);
    Instant::from_seconds(1_795_341_600 + seconds as i64)
}

pub(crate) fn set_title(title: &str) {
    PAGE.with_borrow_mut(|page| title.clone_into(&mut page.title));
}

pub(crate) fn path() -> String {
    "/".to_owned()
}

pub(crate) fn fragment() -> String {
    String::new()
}

pub(crate) fn history_index() -> Option<usize> {
    None
}

pub(crate) fn is_focused(_: &str) -> bool {
    false
}

/// Returns `pages.fr.json`, whatever the address.
pub(crate) async fn read_text(_: &str) -> Result<String, Unreachable> {
    Ok(include_str!("../../../public/pages.fr.json").to_owned())
}

pub(crate) fn save_pdf(_: &[u8], _: &str) -> Option<()> {
    Some(())
}

/// Declares functions that do nothing without a document.
macro_rules! without_document {
    ($( fn $name:ident($($type:ty),*); )*) => {
        $( pub(crate) fn $name($(_: $type),*) {} )*
    };
}

without_document! {
    fn back();
    fn close_dialog(&str);
    fn focus(&str);
    fn focus_fragment();
    fn focus_new_screen_title();
    fn focus_notice(&str);
    fn focus_on(&str);
    fn focus_title();
    fn focus_title_if_unfocused();
    fn load_page(&str);
    fn notify_tabs();
    fn on_window_event(&'static str, impl Fn() + 'static);
    fn open_dialog(&str);
    fn print();
    fn release_focus();
    fn reload();
    fn restore_lost_focus();
    fn scroll_to_top();
    fn set_address(&str, usize, bool);
}
