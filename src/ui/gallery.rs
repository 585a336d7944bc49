//! The previews at `/apercu`: every screen in every state that its own file lists, drawn by the
//! real screen with a transport that answers what the sample says. Never in production.

use std::future::{pending, ready};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlFormElement, HtmlInputElement};

use super::app::App;
use super::parts::markup::{Element, element, link, paragraph, said, words};
use super::parts::page::{reading, title};
use super::{browser, screens, shell};
use crate::api::{Client, Request, Response, Sending, Transport, Unreachable};
use crate::config::Config;
use crate::contract::{Account, Code, FieldProblem, Problem, Profiles, Standing};
use crate::journeys::Screen;
use crate::text::{GALLERY, fill, text};
use crate::ui::parts::Part;

/// A text that no production file may hold.
const MARK: &str = "gallery-mark-7f3a";

/// One state of a screen.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    state: &'static str,
    show: Show,
    filled: &'static [(&'static str, &'static str)],
    typed: &'static [(&'static str, &'static str)],
    answer: Option<Canned>,
    pressed: bool,
    config: fn() -> Config,
    standing: fn() -> Standing,
}

#[derive(Clone, Copy)]
enum Show {
    Screen(fn() -> Screen),
    Whole(fn() -> Part),
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
    /// A screen, as it opens.
    pub(crate) const fn of(state: &'static str, screen: fn() -> Screen) -> Self {
        Self {
            state,
            show: Show::Screen(screen),
            filled: &[],
            typed: &[],
            answer: None,
            pressed: false,
            config: Config::default,
            standing: || Standing::NOBODY,
        }
    }

    /// A page that stands without the application's state.
    pub(crate) const fn whole(state: &'static str, view: fn() -> Part) -> Self {
        Self {
            state,
            show: Show::Whole(view),
            filled: &[],
            typed: &[],
            answer: None,
            pressed: false,
            config: Config::default,
            standing: || Standing::NOBODY,
        }
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
        Self { answer: Some(answer), ..self }
    }

    /// With the form sent.
    pub(crate) const fn pressed(self) -> Self {
        Self { pressed: true, ..self }
    }

    /// With the form sent, and what came of it.
    pub(crate) const fn sent(self, answer: Canned) -> Self {
        Self { answer: Some(answer), pressed: true, ..self }
    }
}

/// A screen's samples: journey, screen, states.
type Room = (&'static str, &'static str, &'static [Sample]);

/// Every screen; a test compares this list with the files of `screens`.
const ROOMS: &[Room] = &[
    ("welcome", "home", screens::welcome::home::SAMPLES),
    ("welcome", "before", screens::welcome::before::SAMPLES),
    ("activation", "identification", screens::activation::identification::SAMPLES),
    ("activation", "birth_date", screens::activation::birth_date::SAMPLES),
    ("activation", "card", screens::activation::card::SAMPLES),
    ("activation", "code", screens::activation::code::SAMPLES),
    ("activation", "decision", screens::activation::decision::SAMPLES),
    ("activation", "contact", screens::activation::contact::SAMPLES),
    ("activation", "credentials", screens::activation::credentials::SAMPLES),
    ("activation", "activated", screens::activation::activated::SAMPLES),
    ("information", "help", screens::information::help::SAMPLES),
    ("information", "terms", screens::information::terms::SAMPLES),
    ("information", "data", screens::information::data::SAMPLES),
    ("information", "legal", screens::information::legal::SAMPLES),
    ("information", "accessibility", screens::information::accessibility::SAMPLES),
    ("codes", "request", screens::codes::request::SAMPLES),
    ("codes", "reception", screens::codes::reception::SAMPLES),
    ("codes", "incorrect", screens::codes::incorrect::SAMPLES),
    ("codes", "sent", screens::codes::sent::SAMPLES),
    ("contact", "email", screens::contact::email::SAMPLES),
    ("contact", "mobile", screens::contact::mobile::SAMPLES),
    ("contact", "code", screens::contact::code::SAMPLES),
    ("trouble", "ended", screens::trouble::ended::SAMPLES),
    ("opposition", "validation", screens::opposition::validation::SAMPLES),
    ("opposition", "opposed", screens::opposition::opposed::SAMPLES),
    ("profiles", "list", screens::profiles::list::SAMPLES),
    ("profiles", "decision", screens::profiles::decision::SAMPLES),
    ("profiles", "validation", screens::profiles::validation::SAMPLES),
    ("profiles", "decided", screens::profiles::decided::SAMPLES),
    ("sign_in", "form", screens::sign_in::form::SAMPLES),
    ("sign_in", "code", screens::sign_in::code::SAMPLES),
    ("sign_in", "refused", screens::sign_in::refused::SAMPLES),
    ("sign_in", "signed_out", screens::sign_in::signed_out::SAMPLES),
    ("space", "home", screens::space::home::SAMPLES),
    ("space", "soon", screens::space::soon::SAMPLES),
    ("space", "account", screens::space::account::SAMPLES),
    ("space", "closure", screens::space::closure::SAMPLES),
    ("space", "closed", screens::space::closed::SAMPLES),
    ("recovery", "identifier", screens::recovery::identifier::SAMPLES),
    ("recovery", "identifier_sent", screens::recovery::identifier_sent::SAMPLES),
    ("recovery", "password", screens::recovery::password::SAMPLES),
    ("recovery", "link", screens::recovery::link::SAMPLES),
    ("recovery", "code", screens::recovery::code::SAMPLES),
    ("recovery", "new_password", screens::recovery::new_password::SAMPLES),
    ("recovery", "changed", screens::recovery::changed::SAMPLES),
    ("trouble", "astray", screens::trouble::astray::SAMPLES),
    ("trouble", "configuration", screens::trouble::configuration::SAMPLES),
    ("trouble", "locked", screens::trouble::locked::SAMPLES),
    ("trouble", "maintenance", screens::trouble::maintenance::SAMPLES),
    ("trouble", "unknown", screens::trouble::unknown::SAMPLES),
    ("trouble", "unreachable", screens::trouble::unreachable::SAMPLES),
];

/// Whether an address is a preview's.
pub(crate) fn is_preview(path: &str) -> bool {
    path == "/apercu" || path.starts_with("/apercu/")
}

/// The list, or the sample at an address.
pub(crate) fn view(path: &str) -> Part {
    let name = path.trim_start_matches("/apercu").trim_matches('/');
    if name.is_empty() {
        return list();
    }
    let found = ROOMS.iter().find_map(|(journey, screen, samples)| {
        let state = name.strip_prefix(journey)?.strip_prefix('/')?.strip_prefix(screen)?;
        let state = state.strip_prefix('/')?;
        samples.iter().find(|sample| sample.state == state)
    });
    match found {
        Some(sample) => show(*sample),
        None => {
            let all = link("", "/apercu".to_owned(), false, vec![words(GALLERY.all)]);
            frame(vec![paragraph("lead", GALLERY.unknown), element("p", "", vec![all])])
        }
    }
}

fn frame(mut content: Vec<Part>) -> Part {
    browser::set_title(&fill(text().shell.document_title, GALLERY.title));
    content.insert(0, title(GALLERY.title));
    // The mark stands where the compiler cannot leave it out.
    content.push(Element { tag: "span", id: MARK, ..Element::PLAIN }.with(Vec::new()));
    reading(content)
}

fn list() -> Part {
    let mut rooms = Vec::new();
    for (journey, screen, samples) in ROOMS {
        let name = [journey, " / ", screen].concat();
        rooms.push(element("h2", "", vec![said(name)]));
        let links = samples.iter().map(|sample| {
            let path = ["/apercu", journey, screen, sample.state].join("/");
            element("li", "", vec![link("", path, false, vec![words(sample.state)])])
        });
        rooms.push(element("ul", "", links.collect()));
    }
    frame(vec![paragraph("lead", GALLERY.lead), element("div", "prose", rooms)])
}

fn show(sample: Sample) -> Part {
    let screen = match sample.show {
        Show::Whole(view) => return view(),
        Show::Screen(screen) => screen(),
    };
    let client = Client::new(Rc::new(sample.answer.unwrap_or(Canned::Waits)), "fr");
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
            // One frame for the answer, one for what it shows, one for the focus.
            browser::after_paint(|| {
                browser::after_paint(|| browser::after_paint(|| say_progress(false)));
            });
        });
    });
    shell::view(app)
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
    } else if let Some(button) = found(".leave button") {
        button.unchecked_into::<web_sys::HtmlElement>().click();
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

impl Transport for Canned {
    fn send(&self, _: Request) -> Sending {
        match *self {
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

    fn random(&self) -> [u8; 16] {
        [7; 16]
    }
}
