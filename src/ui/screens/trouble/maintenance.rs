//! any address but the information pages: « Le service est fermé pour maintenance ».
//!
//! Shown when the configuration or the backend says that the service is closed.
//! Source: our own screen.

use html::html;

use crate::journeys::Maintenance;
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::browser;
use crate::ui::parts::Part;
use crate::ui::parts::button::{main_button, other_link};
use crate::ui::parts::countdown::duration;
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::prose;

pub(crate) fn view(closed: Maintenance) -> Part {
    let t = &text().trouble;
    let retry_after = closed.retry_after_s.map(|seconds| {
        // Rounded up to the minute: the end of a maintenance is not known to the second.
        let minutes = duration(seconds.div_ceil(60) * 60);
        html! { <p><strong>{fill(t.maintenance_time, &minutes)}</strong></p> }
    });
    journey(vec![html! {
        {title(t.maintenance_title)}
        {lead(t.maintenance)}
        {retry_after}
        {prose::paragraph(t.maintenance_kept)}
        {prose::paragraph(t.call)}
        {actions(vec![
            main_button(text().common.retry, browser::reload),
            other_link(&Route::Help, text().shell.help),
        ])}
    }])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::Screen;
    use crate::route::Route;
    use crate::ui::sample::Sample;
    vec![
        Sample::of("sans-heure", || {
            Screen::Maintenance(Route::Welcome, Maintenance { retry_after_s: None })
        }),
        Sample::of("avec-heure", || {
            Screen::Maintenance(Route::Space, Maintenance { retry_after_s: Some(1_790) })
        }),
    ]
}
