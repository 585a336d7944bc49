//! H: too many tries. Counts down from what the backend said; coming back says the same.

use leptos::prelude::*;

use crate::contract::Locked;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::countdown::{countdown, seconds_left};
use crate::ui::parts::page::{journey, lead, mark, title};
use crate::ui::parts::picture::LOCK;

/// How long, and the ways on: wait, call, or let somebody else identify.
pub(crate) fn view(app: App, locked: Locked, route: Route) -> AnyView {
    let t = &text().trouble;
    let left = seconds_left(locked.retry_after_s);
    let over = Memo::new(move |_| left.get() == 0);
    let retry = StoredValue::new(route);
    let waiting = move || {
        if over.get() {
            view! {
                <div role="status">
                    <p>
                        <strong>{t.locked_over}</strong>
                    </p>
                </div>
                <div class="actions">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| app.resume(retry.get_value())
                    >
                        {text().common.retry}
                    </button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <p>{t.locked_wait}</p>
                {countdown(left, t.locked_heard)}
                <p>{t.locked_advice}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="button button--secondary"
                        on:click=move |_| app.leave(retry.get_value())
                    >
                        {t.locked_other}
                    </button>
                </div>
            }
            .into_any()
        }
    };
    journey(view! {
        {mark("picture", LOCK)}
        {title(t.locked_title)}
        {lead(t.locked)}
        {waiting}
    })
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = {
    use crate::contract::What;
    use crate::journeys::Screen;
    use crate::ui::gallery::Sample;
    fn screen(retry_after_s: u32) -> Screen {
        let locked = Locked { what: What::Identification, retry_after_s };
        Screen::Locked(locked, Route::Identification)
    }
    &[
        Sample::of("un-quart-d-heure", || screen(900)),
        Sample::of("trente-secondes", || screen(30)),
        Sample::of("fini", || screen(0)),
    ]
};
