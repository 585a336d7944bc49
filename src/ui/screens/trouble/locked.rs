//! the address where the tries were used up: « Trop d’essais : un peu de patience ».
//!
//! Shown during a lock: time left, 34 22, or identification of another person.
//! Source: our own screen.

use html::html;
use leptos::prelude::*;

use crate::journeys::Lock;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_button, other_button};
use crate::ui::parts::countdown::{countdown, seconds_left};
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::picture;
use crate::ui::parts::picture::LOCK;
use crate::ui::parts::trouble::reference;

/// Renders the screen; `route` is the address to retry.
pub(crate) fn view(app: App, lock: Lock, route: Route) -> Part {
    let t = &text().trouble;
    let left = seconds_left(lock.locked.retry_after_s);
    let is_over = Memo::new(move |_| left.get() == 0);
    let route = StoredValue::new(route);
    let retry = move || app.reload_standing_and_show(route.get_value());
    let identify_other = move || app.end_session_and_navigate(route.get_value());
    journey(vec![html! {
        {picture("picture", LOCK)}
        {title(t.locked_title)}
        {lead(t.locked)}
        {move || {
            if is_over.get() {
                browser::after_paint(browser::restore_lost_focus);
                html! {
                    <div aria-live="polite">
                        <p class="lead">{t.locked_over}</p>
                    </div>
                    {actions(vec![main_button(text().common.retry, retry)])}
                }
            } else {
                html! {
                    <p>{t.locked_wait}</p>
                    {countdown("", "countdown", left, "{}", t.locked_announced)}
                    <p>{t.locked_advice}</p>
                    {actions(vec![other_button(t.locked_other, identify_other)])}
                }
            }
        }}
        {lock.reference.map(reference)}
    }])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::contract::{LockScope, Locked};
    use crate::journeys::Screen;
    use crate::ui::sample::Sample;
    fn screen(retry_after_s: u32) -> Screen {
        let locked = Locked { what: LockScope::Identification, retry_after_s };
        let lock = Lock { locked, reference: Some("MES-000042".to_owned()) };
        Screen::Locked(lock, Route::Identification)
    }
    vec![
        Sample::of("un-quart-d-heure", || screen(900)),
        Sample::of("trente-secondes", || screen(30)),
        Sample::of("fini", || screen(0)),
    ]
}
