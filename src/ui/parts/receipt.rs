//! A receipt: the backend's PDF, downloaded under a name that says nothing of the person, offered
//! again while it is there; and the same words on the page, to be read aloud or printed.

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
use crate::ui::markup::{button, changing, element, nothing, paragraph, said, tag, words};

/// What became of the download.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Offered,
    Busy,
    Done,
    Failed,
    Gone,
}

/// The button that downloads the document of a path as `justificatif-{name}.pdf`.
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
            let after = match app.client().download(path).await {
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
            state.try_set(after);
        });
    };
    let label = vec![icon(Icon::Download), element("span", "", vec![words(t.download)])];
    let told = move || match state.get() {
        State::Offered => nothing(),
        State::Busy => element("p", "waiting", vec![words(t.busy)]),
        State::Done => notice::success(t.done),
        State::Failed => notice::warning(t.failed),
        State::Gone => notice::warning(t.gone),
    };
    element(
        "div",
        "receipt-offer no-print",
        vec![
            tag("button", "button button--secondary")
                .attr("type", "button")
                .attr("data-testid", "receipt")
                .on_press(press)
                .with(label),
            tag("div", "").attr("role", "status").with(vec![changing(told)]),
        ],
    )
}

/// The same receipt on the page, to be read aloud or printed: of the person's own opposition, or
/// for a child. It greets whoever is recognised; their number stands on the PDF alone, for the
/// page does not know it.
pub(crate) fn on_page(app: App, on: &str, child: Option<&str>) -> Part {
    let t = &text().receipt;
    let name = app.standing().with_untracked(|standing| {
        let person = standing.person.as_ref();
        person.map(|person| [person.first_name.as_str(), " ", &person.last_name].concat())
    });
    let done = match child {
        None => fill(t.page_done, on),
        Some(child) => fill_all(t.page_done_child, &[child, on]),
    };
    let said_so = |sentence: String| element("p", "", vec![said(sentence)]);
    let article = vec![
        said_so(fill(t.page_on, on)),
        element("h2", "", vec![words(t.page_title)]),
        name.map_or_else(nothing, |name| said_so(fill(t.page_hello, &name))),
        said_so(done),
        paragraph("", t.page_back),
        paragraph("", t.page_end),
    ];
    let print = button("button button--quiet no-print", vec![words(t.print)], browser::print);
    help(t.read, vec![element("article", "receipt", article), print])
}
