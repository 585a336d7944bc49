//! A sample: one state of a screen, as its own file lists it, drawn by the real screen over a
//! transport that answers what the sample says.

use std::future::{pending, ready};
use std::rc::Rc;
use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventInit, HtmlElement, HtmlFormElement, HtmlInputElement};

use crate::api::{Client, Request, Response, Sending, Transport, Unreachable};
use crate::config::Config;
use crate::contract::{Account, Code, FieldProblem, Problem, Profiles, Standing};
use crate::journeys::Screen;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::{browser, screens, shell};

/// A little more than what `form` waits before it speaks of a wait.
const SLOW_MS: u32 = 3_200;

/// One state of a screen.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    /// The last part of its address.
    pub(super) state: &'static str,
    show: Show,
    filled: &'static [(&'static str, &'static str)],
    typed: &'static [(&'static str, &'static str)],
    /// What the backend answers to what the screen asks by itself.
    reads: Option<Canned>,
    /// What it answers to what is sent.
    acts: Option<Canned>,
    pressed: bool,
    /// What is clicked on, by its selector.
    clicked: &'static str,
    /// Milliseconds after which it stands.
    lasts_ms: u32,
    config: fn() -> Config,
    standing: fn() -> Standing,
}

#[derive(Clone, Copy)]
enum Show {
    Screen(fn() -> Screen),
    /// A page without the application's state: its title, its view.
    Whole(fn() -> &'static str, fn() -> Part),
}

/// What the backend does in a sample.
#[derive(Clone, Copy)]
pub(crate) enum Canned {
    /// Never answers.
    Waits,
    /// Refuses, with so many tries left.
    Refuses(Code, Option<u32>),
    /// Refuses a field, for a reason.
    RefusesField(&'static str, &'static str),
    /// Answers what cannot be read.
    Nonsense,
    /// The device is offline.
    Offline,
    /// No answer in time.
    TimesOut,
    /// Answers with the children of a sample.
    Profiles(fn() -> Profiles),
    /// Answers with the account of a sample.
    Account(fn() -> Account),
}

impl Sample {
    const fn showing(state: &'static str, show: Show) -> Self {
        Self {
            state,
            show,
            filled: &[],
            typed: &[],
            reads: None,
            acts: None,
            pressed: false,
            clicked: "",
            lasts_ms: 0,
            config: Config::default,
            standing: || Standing::NOBODY,
        }
    }

    /// A screen, as it opens.
    pub(crate) const fn of(state: &'static str, screen: fn() -> Screen) -> Self {
        Self::showing(state, Show::Screen(screen))
    }

    /// A page that stands without the application's state.
    pub(crate) const fn whole(
        state: &'static str,
        title: fn() -> &'static str,
        view: fn() -> Part,
    ) -> Self {
        Self::showing(state, Show::Whole(title, view))
    }

    /// With drafts filled in, by their names.
    pub(crate) const fn filled(self, filled: &'static [(&'static str, &'static str)]) -> Self {
        Self { filled, ..self }
    }

    /// With inputs typed into, by their selectors.
    pub(crate) const fn typed(self, typed: &'static [(&'static str, &'static str)]) -> Self {
        Self { typed, ..self }
    }

    /// In a deployment configured so.
    pub(crate) const fn configured(self, config: fn() -> Config) -> Self {
        Self { config, ..self }
    }

    /// Seen by whoever stands there.
    pub(crate) const fn known(self, standing: fn() -> Standing) -> Self {
        Self { standing, ..self }
    }

    /// With what the backend answers to what the screen asks by itself.
    pub(crate) const fn answered(self, answer: Canned) -> Self {
        Self { reads: Some(answer), ..self }
    }

    /// With the form sent.
    pub(crate) const fn pressed(self) -> Self {
        Self { pressed: true, ..self }
    }

    /// With the form sent, and still on its way after the time at which a wait is spoken of.
    pub(crate) const fn slow(self) -> Self {
        self.sent(Canned::Waits).after(SLOW_MS)
    }

    /// With the form sent, and what came of it.
    pub(crate) const fn sent(self, answer: Canned) -> Self {
        Self { acts: Some(answer), pressed: true, ..self }
    }

    /// With what the backend answers to what is clicked on.
    pub(crate) const fn acted(self, answer: Canned) -> Self {
        Self { acts: Some(answer), ..self }
    }

    /// With something clicked on, by its selector.
    pub(crate) const fn clicked(self, clicked: &'static str) -> Self {
        Self { clicked, ..self }
    }

    /// As it is after a while: what comes by itself is waited for.
    pub(crate) const fn after(self, lasts_ms: u32) -> Self {
        Self { lasts_ms, ..self }
    }

    /// The title of its screen.
    pub(super) fn title(&self) -> &'static str {
        match self.show {
            Show::Screen(screen) => screens::title(&screen()),
            Show::Whole(title, _) => title(),
        }
    }

    /// The address of its screen; a child's is that of any child.
    pub(super) fn address(&self) -> Option<String> {
        let Show::Screen(screen) = self.show else { return None };
        let path = screen().route()?.path().into_owned();
        let child = path.strip_prefix("/profils/").and_then(|rest| rest.split_once('/'));
        Some(child.map_or(path.clone(), |(_, end)| ["/profils/{id}/", end].concat()))
    }
}

/// The sample, alone on its page.
pub(super) fn show(sample: Sample) -> Part {
    let focus = Focus::withheld();
    let screen = match sample.show {
        Show::Whole(_, view) => {
            browser::after_paint(|| browser::after_paint(move || focus.give_back()));
            return view();
        }
        Show::Screen(screen) => screen(),
    };
    let backend = Backend {
        reads: sample.reads.or(sample.acts).unwrap_or(Canned::Waits),
        acts: sample.acts.or(sample.reads).unwrap_or(Canned::Waits),
    };
    let client = Client::new(Rc::new(backend), "fr");
    let app = App::still((sample.config)(), client, (sample.standing)(), screen);
    for (name, value) in sample.filled {
        app.draft(name).set((*value).to_owned());
    }
    say_progress(true);
    browser::after_paint(move || {
        for (selector, value) in sample.typed {
            type_into(selector, value);
        }
        browser::after_paint(move || {
            if sample.pressed {
                send();
            }
            if !sample.clicked.is_empty() {
                click(sample.clicked);
            }
            let wait = Duration::from_millis(u64::from(sample.lasts_ms));
            // Two frames for the answer and what it shows, then the focus.
            let stands = move || {
                browser::after_paint(|| {
                    browser::after_paint(|| {
                        browser::after_opening(move || {
                            focus.give_back();
                            say_progress(false);
                        });
                    });
                });
            };
            set_timeout(stands, wait);
        });
    });
    shell::view(app)
}

/// In a frame, a sample that opens must not take the focus from the page around it (`inert` does not
/// keep it from that). What gives the focus is put aside until the sample stands.
struct Focus(Option<(JsValue, JsValue)>);

impl Focus {
    fn withheld() -> Self {
        let window = browser::window();
        let framed = window.parent().ok().flatten().is_some_and(|parent| parent != window);
        let aside = || {
            let class = Reflect::get(&window, &"HTMLElement".into()).ok()?;
            let elements = Reflect::get(&class, &"prototype".into()).ok()?;
            let given = Reflect::get(&elements, &"focus".into()).ok()?;
            let nothing = Closure::<dyn Fn()>::new(|| ()).into_js_value();
            Reflect::set(&elements, &"focus".into(), &nothing).ok()?;
            Some((elements, given))
        };
        Self(if framed { aside() } else { None })
    }

    fn give_back(self) {
        if let Some((elements, given)) = self.0 {
            let _ = Reflect::set(&elements, &"focus".into(), &given);
        }
    }
}

/// Says on the page itself whether the sample stands, for whoever takes its picture.
fn say_progress(busy: bool) {
    if let Some(root) = browser::document().document_element() {
        let _ = if busy {
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

/// Sends the form of the page, or presses what leaves it where there is none.
fn send() {
    let found = |selector| browser::document().query_selector(selector).ok().flatten();
    if let Some(form) = found("#formulaire").and_then(|it| it.dyn_into::<HtmlFormElement>().ok()) {
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

/// A success that says something.
fn says(body: &impl serde::Serialize) -> Sending {
    Box::pin(ready(Ok(Response {
        status: 200,
        content_type: "application/json".to_owned(),
        retry_after_s: None,
        body: serde_json::to_vec(body).unwrap_or_default(),
    })))
}

/// A refusal that says why.
fn refuses(code: Code, attempts_left: Option<u32>, errors: Vec<FieldProblem>) -> Sending {
    let mut problem = Problem::bare(code.status(), None);
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

/// The backend of a sample.
struct Backend {
    reads: Canned,
    acts: Canned,
}

impl Transport for Backend {
    fn send(&self, request: Request) -> Sending {
        // A document is asked for by a press, not by the screen.
        let document = request.headers.iter().any(|(_, value)| value == "application/pdf");
        let reads = request.method == "GET" && !document;
        if reads { self.reads.answer() } else { self.acts.answer() }
    }

    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
}

impl Canned {
    fn answer(self) -> Sending {
        match self {
            Self::Waits => Box::pin(pending()),
            Self::Offline => Box::pin(ready(Err(Unreachable::Offline))),
            Self::TimesOut => Box::pin(ready(Err(Unreachable::TimedOut))),
            Self::Nonsense => Box::pin(ready(Ok(Response {
                status: 200,
                content_type: "application/json".to_owned(),
                retry_after_s: None,
                body: b"{".to_vec(),
            }))),
            Self::Profiles(profiles) => says(&profiles()),
            Self::Account(account) => says(&account()),
            Self::Refuses(code, attempts_left) => refuses(code, attempts_left, Vec::new()),
            Self::RefusesField(field, code) => {
                let error = FieldProblem { field: field.to_owned(), code: code.to_owned() };
                refuses(Code::InvalidFields, None, vec![error])
            }
        }
    }
}
