//! Samples: a sample is one state of a screen, listed in the screen's file and rendered by the real screen with canned
//! responses.

use std::future::{pending, ready};
use std::rc::Rc;
use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventInit, HtmlElement, HtmlFormElement, HtmlInputElement};

use crate::api::{Client, Request, Response, ResponseFuture, Transport, Unreachable};
use crate::config::Config;
use crate::contract::{Account, Code, FieldProblem, Problem, Profiles, Standing};
use crate::journeys::Screen;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::{browser, screens, shell};

/// A little more than the delay after which a form announces a pending request.
const SLOW_MS: u32 = 3_200;

/// One state of a screen.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    /// The last part of its address.
    pub(super) state: &'static str,
    show: Show,
    /// Draft names and texts.
    filled: &'static [(&'static str, &'static str)],
    /// Selectors of inputs and texts typed into them.
    typed: &'static [(&'static str, &'static str)],
    /// The response to the `GET` requests of the screen.
    read_response: Option<CannedResponse>,
    /// The response to other requests and to downloads.
    action_response: Option<CannedResponse>,
    /// Whether the form is submitted.
    is_submitted: bool,
    /// The selector of an element to click; empty for none.
    clicked: &'static str,
    /// Milliseconds until the state is reached.
    delay_ms: u32,
    config: fn() -> Config,
    standing: fn() -> Standing,
}

#[derive(Clone, Copy)]
enum Show {
    Screen(fn() -> Screen),
    /// The title and the view of a page without the application's state.
    WholePage(fn() -> &'static str, fn() -> Part),
}

/// A canned response.
#[derive(Clone, Copy)]
pub(crate) enum CannedResponse {
    /// No response, ever.
    Waits,
    /// A refusal, with the number of tries left.
    Refuses(Code, Option<u32>),
    /// A refusal of a field: its name in the contract and the error code.
    RefusesField(&'static str, &'static str),
    /// A body that is not valid JSON.
    InvalidJson,
    /// The device is offline.
    Offline,
    /// No response in time.
    TimesOut,
    Profiles(fn() -> Profiles),
    Account(fn() -> Account),
}

impl Sample {
    const fn new(state: &'static str, show: Show) -> Self {
        Self {
            state,
            show,
            filled: &[],
            typed: &[],
            read_response: None,
            action_response: None,
            is_submitted: false,
            clicked: "",
            delay_ms: 0,
            config: Config::default,
            standing: || Standing::ANONYMOUS,
        }
    }

    /// Creates a sample of a screen in its initial state.
    pub(crate) const fn of(state: &'static str, screen: fn() -> Screen) -> Self {
        Self::new(state, Show::Screen(screen))
    }

    /// Creates a sample of a page without the application's state.
    pub(crate) const fn whole(
        state: &'static str,
        title: fn() -> &'static str,
        view: fn() -> Part,
    ) -> Self {
        Self::new(state, Show::WholePage(title, view))
    }

    /// Fills drafts: pairs of draft name and text.
    pub(crate) const fn filled(self, filled: &'static [(&'static str, &'static str)]) -> Self {
        Self { filled, ..self }
    }

    /// Types into inputs: pairs of selector and text.
    pub(crate) const fn typed(self, typed: &'static [(&'static str, &'static str)]) -> Self {
        Self { typed, ..self }
    }

    /// Sets the configuration.
    pub(crate) const fn with_config(self, config: fn() -> Config) -> Self {
        Self { config, ..self }
    }

    /// Sets the standing.
    pub(crate) const fn with_standing(self, standing: fn() -> Standing) -> Self {
        Self { standing, ..self }
    }

    /// Sets the response to the `GET` requests of the screen.
    pub(crate) const fn with_read_response(self, response: CannedResponse) -> Self {
        Self { read_response: Some(response), ..self }
    }

    /// Submits the form.
    pub(crate) const fn submitted(self) -> Self {
        Self { is_submitted: true, ..self }
    }

    /// Submits the form and waits until the pending request is announced.
    pub(crate) const fn slow(self) -> Self {
        self.submitted_with(CannedResponse::Waits).after(SLOW_MS)
    }

    /// Submits the form and sets the response.
    pub(crate) const fn submitted_with(self, response: CannedResponse) -> Self {
        Self { action_response: Some(response), is_submitted: true, ..self }
    }

    /// Sets the response to the request of a clicked element.
    pub(crate) const fn with_action_response(self, response: CannedResponse) -> Self {
        Self { action_response: Some(response), ..self }
    }

    /// Clicks the element with a selector.
    pub(crate) const fn clicked(self, clicked: &'static str) -> Self {
        Self { clicked, ..self }
    }

    /// Sets the time until the state is reached, for states that depend on a timer.
    pub(crate) const fn after(self, delay_ms: u32) -> Self {
        Self { delay_ms, ..self }
    }

    /// The title of its screen.
    pub(super) fn title(&self) -> &'static str {
        match self.show {
            Show::Screen(screen) => screens::title(&screen()),
            Show::WholePage(title, _) => title(),
        }
    }

    /// The address of its screen; with `{id}` for the identifier of a profile.
    pub(super) fn address(&self) -> Option<String> {
        let Show::Screen(screen) = self.show else { return None };
        let path = screen().route()?.path().into_owned();
        let child = path.strip_prefix("/profils/").and_then(|rest| rest.split_once('/'));
        Some(child.map_or(path.clone(), |(_, end)| ["/profils/{id}/", end].concat()))
    }
}

/// The page of a sample.
pub(super) fn show(sample: Sample) -> Part {
    let focus = FocusGuard::new();
    let screen = match sample.show {
        Show::WholePage(_, view) => {
            browser::after_paint(|| browser::after_paint(move || focus.restore()));
            return view();
        }
        Show::Screen(screen) => screen(),
    };
    let (reads, actions) = (sample.read_response, sample.action_response);
    let transport = CannedTransport {
        read_response: reads.or(actions).unwrap_or(CannedResponse::Waits),
        action_response: actions.or(reads).unwrap_or(CannedResponse::Waits),
    };
    let client = Client::new(Rc::new(transport), "fr");
    let app = App::for_sample((sample.config)(), client, (sample.standing)(), screen);
    for (name, value) in sample.filled {
        app.draft(name).set((*value).to_owned());
    }
    mark_in_progress(true);
    browser::after_paint(move || {
        for (selector, value) in sample.typed {
            type_into(selector, value);
        }
        browser::after_paint(move || {
            if sample.is_submitted {
                submit();
            }
            if !sample.clicked.is_empty() {
                click(sample.clicked);
            }
            let delay = Duration::from_millis(u64::from(sample.delay_ms));
            // Two frames for the response and its rendering, then the change of focus.
            let finish = move || {
                browser::after_paint(|| {
                    browser::after_paint(|| {
                        browser::after_title_focus(move || {
                            focus.restore();
                            mark_in_progress(false);
                        });
                    });
                });
            };
            set_timeout(finish, delay);
        });
    });
    shell::view(app)
}

/// Prevents a sample in a frame from taking the focus from the surrounding page, which `inert` does not prevent:
/// replaces `HTMLElement.prototype.focus` by a function that does nothing until the sample has reached its state. Holds
/// the prototype and the original function.
struct FocusGuard(Option<(JsValue, JsValue)>);

impl FocusGuard {
    fn new() -> Self {
        let window = browser::window();
        let framed = window.parent().ok().flatten().is_some_and(|parent| parent != window);
        let replace = || {
            let class = Reflect::get(&window, &"HTMLElement".into()).ok()?;
            let prototype = Reflect::get(&class, &"prototype".into()).ok()?;
            let original = Reflect::get(&prototype, &"focus".into()).ok()?;
            let no_op = Closure::<dyn Fn()>::new(|| ()).into_js_value();
            Reflect::set(&prototype, &"focus".into(), &no_op).ok()?;
            Some((prototype, original))
        };
        Self(if framed { replace() } else { None })
    }

    fn restore(self) {
        if let Some((prototype, original)) = self.0 {
            let _ = Reflect::set(&prototype, &"focus".into(), &original);
        }
    }
}

/// Sets or removes the attribute `data-apercu` of the root element; tests and screenshots wait for its removal.
fn mark_in_progress(in_progress: bool) {
    if let Some(root) = browser::document().document_element() {
        let _ = if in_progress {
            root.set_attribute("data-apercu", "en-cours")
        } else {
            root.remove_attribute("data-apercu")
        };
    }
}

fn type_into(selector: &str, value: &str) {
    let input = browser::document().query_selector(selector).ok().flatten();
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(value);
        let bubbles = EventInit::new();
        bubbles.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &bubbles) {
            let _ = input.dispatch_event(&event);
        }
    }
}

/// Submits the form of the page, or presses the button that ends the session if there is no form.
fn submit() {
    let form = browser::document().query_selector("#formulaire").ok().flatten();
    if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
        let _ = form.request_submit();
    } else {
        click(".leave button");
    }
}

fn click(selector: &str) {
    let found = browser::document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

fn success(body: &impl serde::Serialize) -> ResponseFuture {
    Box::pin(ready(Ok(Response {
        status: 200,
        content_type: "application/json".to_owned(),
        retry_after_s: None,
        body: serde_json::to_vec(body).unwrap_or_default(),
    })))
}

fn refusal(code: Code, attempts_left: Option<u32>, errors: Vec<FieldProblem>) -> ResponseFuture {
    let mut problem = Problem::from_status(code.status(), None);
    problem.code = code;
    problem.attempts_left = attempts_left;
    problem.reference = Some("MES-000042".to_owned());
    problem.retry_after_s = (code == Code::Locked).then_some(900);
    problem.errors = errors;
    Box::pin(ready(Ok(Response {
        status: problem.status,
        content_type: "application/problem+json".to_owned(),
        retry_after_s: problem.retry_after_s,
        body: serde_json::to_vec(&problem).unwrap_or_default(),
    })))
}

/// The transport of a sample.
struct CannedTransport {
    read_response: CannedResponse,
    action_response: CannedResponse,
}

impl Transport for CannedTransport {
    fn send(&self, request: Request) -> ResponseFuture {
        // A download is a `GET` request too, but the person starts it.
        let is_download = request.headers.iter().any(|(_, value)| value == "application/pdf");
        let is_read = request.method == "GET" && !is_download;
        let response = if is_read { self.read_response } else { self.action_response };
        response.respond()
    }

    fn random_bytes(&self) -> [u8; 16] {
        [7; 16]
    }
}

impl CannedResponse {
    fn respond(self) -> ResponseFuture {
        match self {
            Self::Waits => Box::pin(pending()),
            Self::Offline => Box::pin(ready(Err(Unreachable::Offline))),
            Self::TimesOut => Box::pin(ready(Err(Unreachable::TimedOut))),
            Self::InvalidJson => Box::pin(ready(Ok(Response {
                status: 200,
                content_type: "application/json".to_owned(),
                retry_after_s: None,
                body: b"{".to_vec(),
            }))),
            Self::Profiles(profiles) => success(&profiles()),
            Self::Account(account) => success(&account()),
            Self::Refuses(code, attempts_left) => refusal(code, attempts_left, Vec::new()),
            Self::RefusesField(field, code) => {
                let error = FieldProblem { field: field.to_owned(), code: code.to_owned() };
                refusal(Code::InvalidFields, None, vec![error])
            }
        }
    }
}
