//! The panel of the preview: the test people, the clock and the simulated messages.

use js_sys::{Date, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::sandbox::EmbeddedSandbox;
use super::{dialog, people};
use crate::sandbox::Message;
use crate::text::{fill, fill_all, text};
use crate::ui::app::App;
use crate::ui::markup::{Listener, all, changing, element, nothing, paragraph, said, tag, words};
use crate::ui::parts::Part;
use crate::ui::parts::button::other_button;

/// The panel’s content; `filled` receives the name of the person whose data fills the forms.
pub(super) fn view(
    app: App,
    sandbox: EmbeddedSandbox,
    filled: RwSignal<Option<&'static str>>,
) -> Part {
    let t = &text().preview;
    let clock = clock(app, sandbox.clone());
    let outbox = move || all(sandbox.outbox().into_iter().map(message).collect());
    all(vec![
        disclosure(t.people, vec![people::view(app, filled)]),
        disclosure(t.clock, clock),
        element("h3", "", vec![words(t.outbox)]),
        paragraph("", t.outbox_lead),
        element("div", "backstage__outbox", vec![changing(outbox)]),
    ])
}

fn disclosure(title: &'static str, content: Vec<Part>) -> Part {
    let heading = element("h3", "", vec![words(title)]);
    let summary = element("summary", "", vec![heading]);
    element("details", "backstage__fold", vec![summary, element("div", "", content)])
}

fn clock(app: App, sandbox: EmbeddedSandbox) -> Vec<Part> {
    let t = &text().preview;
    let steps = [
        (60, t.one_minute),
        (600, t.ten_minutes),
        (900, t.fifteen_minutes),
        (3_628_800, t.six_weeks),
    ];
    let steps = steps.map(|(seconds, sentence)| {
        let sandbox = sandbox.clone();
        other_button(sentence, move || sandbox.advance(app, seconds))
    });
    let class = "backstage__buttons";
    let steps = tag("div", class)
        .attr("role", "group")
        .attr("aria-label", t.advance)
        .with(Vec::from(steps));
    let reset = {
        let sandbox = sandbox.clone();
        other_button(t.reset, move || sandbox.reset())
    };
    let now = move || {
        // The milliseconds of any date fit in a JavaScript number.
        let at = JsValue::from_f64(sandbox.clock() as f64 * 1_000.0);
        fill(t.clock_now, &day_and_time(&at))
    };
    vec![
        tag("p", "").attr("role", "status").dynamic_text(now),
        paragraph("", t.advance),
        steps,
        paragraph("", t.reset_lead),
        element("div", "backstage__buttons", vec![reset]),
    ]
}

/// Renders a message with its recipient, channel, time, code and link.
fn message(message: Message) -> Part {
    let t = &text().preview;
    let channel = match message.channel {
        "email" => t.email,
        "sms" => t.sms,
        _ => t.letter,
    };
    let title = match message.subject.as_str() {
        "" => channel.to_owned(),
        subject => fill_all(t.subject, &[channel, subject]),
    };
    let at = day_and_time(&JsValue::from(message.at.as_str()));
    let code = message.code.map(|code| {
        let code = element("code", "", vec![said(code)]);
        element("p", "", vec![words(t.code), words(" "), code])
    });
    let link = message.link.map(|link| {
        // The click also closes the panel, so that the screen of the link is visible.
        let link = tag("a", "")
            .attr_of("href", link.clone())
            .on(Listener::Other("click", Box::new(|_| dialog::hide())))
            .with(vec![said(link)]);
        element("p", "", vec![words(t.link), words(" "), link])
    });
    let details = vec![
        element("summary", "", vec![words(t.read)]),
        element("div", "backstage__text", vec![said(message.text)]),
    ];
    let content = vec![
        element("h4", "", vec![said(title)]),
        element("p", "backstage__to", vec![said(fill_all(t.to, &[&message.to, &at]))]),
        code.unwrap_or_else(nothing),
        link.unwrap_or_else(nothing),
        element("details", "", details),
    ];
    element("article", "", content)
}

/// Formats an instant, given in RFC 3339 or in milliseconds, in French and in Paris time.
fn day_and_time(at: &JsValue) -> String {
    let options = Object::new();
    for (name, value) in
        [("timeZone", "Europe/Paris"), ("dateStyle", "short"), ("timeStyle", "short")]
    {
        // Never fails on a plain object.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    Date::new(at).to_locale_string("fr-FR", &options).into()
}
