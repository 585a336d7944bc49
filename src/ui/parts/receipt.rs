//! Receipts: the button that downloads the backend's PDF, and the same text on the page, to be read or printed. The name
//! of the file contains no personal data.

use html::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::help::help;
use super::icon::Icon;
use super::{Part, icon, notice};
use crate::api::Failure;
use crate::contract::RefusalCode;
use crate::text::{fill, fill_all, text};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::markup::empty;

/// The state of the download.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Offered,
    Busy,
    Done,
    Failed,
    /// The backend no longer has the document.
    Gone,
}

/// Shows the button that downloads the document at `path` as `justificatif-{name}.pdf`.
pub(crate) fn download(app: App, path: String, name: &'static str) -> Part {
    let t = &text().receipt;
    let state = RwSignal::new(State::Offered);
    let press = move || {
        if state.get_untracked() == State::Busy {
            return;
        }
        state.set(State::Busy);
        let path = path.clone();
        spawn_local(async move {
            let outcome = match app.client().download(path).await {
                Ok(pdf) => {
                    if browser::save_pdf(&pdf, &fill(t.file, name)).is_some() {
                        State::Done
                    } else {
                        State::Failed
                    }
                }
                Err(failure) if failure.code() == Some(RefusalCode::SessionEnded) => {
                    app.show_session_ended();
                    return;
                }
                Err(Failure::Refused(problem)) if problem.code == RefusalCode::ReceiptGone => {
                    State::Gone
                }
                Err(_) => State::Failed,
            };
            state.try_set(outcome);
        });
    };
    html! {
        <div class="receipt-offer no-print">
            <button
                class="button button--secondary"
                type="button"
                data-testid="receipt"
                on:press=press
            >
                {icon(Icon::Download)}
                <span>{t.download}</span>
            </button>
            <div aria-live="polite">
                {move || match state.get() {
                    State::Offered => empty(),
                    State::Busy => html! { <p class="waiting">{t.busy}</p> },
                    State::Done => notice::success(t.done),
                    State::Failed => notice::warning(t.failed),
                    State::Gone => notice::warning(t.gone),
                }}
            </div>
        </div>
    }
}

/// Shows the receipt on the page, to be read or printed: that of the person's own opposition, or of the opposition for
/// `child`. A person known to the backend is addressed by name. The social-security number is in the PDF only, because
/// the page does not have it.
pub(crate) fn on_page(app: App, date: &str, child: Option<&str>) -> Part {
    let t = &text().receipt;
    let name = app.standing().with_untracked(|standing| {
        let person = standing.person.as_ref();
        person.map(|person| [person.first_name.as_str(), " ", &person.last_name].concat())
    });
    let done = match child {
        None => fill(t.page_done, date),
        Some(child) => fill_all(t.page_done_child, &[child, date]),
    };
    let answer = html! {
        <article class="receipt">
            <p>{fill(t.page_on, date)}</p>
            <h2>{t.page_title}</h2>
            {name.map(|name| html! { <p>{fill(t.page_hello, &name)}</p> })}
            <p>{done}</p>
            <p>{t.page_back}</p>
            <p>{t.page_end}</p>
        </article>
        <button class="button button--quiet no-print" type="button" on:press=browser::print>
            {t.print}
        </button>
    };
    help(t.read, vec![answer])
}
