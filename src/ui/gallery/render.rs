//! Renders a sample by the real screen with canned responses: fills, submits and clicks until its state is reached.

use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventInit, HtmlElement, HtmlFormElement, HtmlInputElement};

use crate::ui::parts::Part;
use crate::ui::sample::{Sample, Show};
use crate::ui::{browser, shell};

/// Renders the page of a sample.
pub(super) fn view(sample: Sample) -> Part {
    let focus = FocusGuard::new();
    let screen = match sample.show {
        Show::WholePage(_, view) => {
            browser::after_paint(|| browser::after_paint(move || focus.restore()));
            return view();
        }
        Show::Screen(screen) => screen(),
    };
    let app = sample.app(screen);
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
        click(".sign-out button");
    }
}

fn click(selector: &str) {
    let found = browser::document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}
