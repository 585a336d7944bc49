//! The panel of the preview: the test people, the clock and the simulated messages.

use html::html;
use js_sys::{Date, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::sandbox::EmbeddedSandbox;
use super::{dialog, people};
use crate::sandbox::Message;
use crate::text::{fill, fill_all, text};
use crate::ui::app::App;
use crate::ui::markup::{ElementBuilder, Listener, fragment};
use crate::ui::parts::Part;
use crate::ui::parts::button::other_button;

/// Renders the panel’s content; `filled` receives the name of the person whose data fills the forms.
pub(super) fn view(
    app: App,
    sandbox: EmbeddedSandbox,
    filled: RwSignal<Option<&'static str>>,
) -> Part {
    let t = &text().preview;
    html! {
        {disclosure(t.people, people::view(app, filled))}
        {disclosure(t.clock, clock(app, sandbox.clone()))}
        <h3>{t.outbox}</h3>
        <p>{t.outbox_lead}</p>
        <div class="backstage__outbox">
            {move || fragment(sandbox.outbox().into_iter().map(message).collect())}
        </div>
    }
}

fn disclosure(title: &'static str, content: Part) -> Part {
    html! {
        <details class="backstage__fold">
            <summary><h3>{title}</h3></summary>
            <div>{content}</div>
        </details>
    }
}

fn clock(app: App, sandbox: EmbeddedSandbox) -> Part {
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
    let reset = {
        let sandbox = sandbox.clone();
        move || sandbox.reset()
    };
    let now = move || {
        // The milliseconds of any date fit in a JavaScript number.
        let at = JsValue::from_f64(sandbox.clock() as f64 * 1_000.0);
        fill(t.clock_now, &day_and_time(&at))
    };
    html! {
        <p role="status" text=now/>
        <p>{t.advance}</p>
        <div class="backstage__buttons" role="group" aria-label=t.advance>{Vec::from(steps)}</div>
        <p>{t.reset_lead}</p>
        <div class="backstage__buttons">{other_button(t.reset, reset)}</div>
    }
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
    let code = message.code.map(|code| html! { <p>{t.code}" "<code>{code}</code></p> });
    let link = message.link.map(|path| {
        // The click also closes the panel, so that the screen of the link is visible.
        let link = ElementBuilder::new("a")
            .attr_of("href", path.clone())
            .on(Listener::Other("click", Box::new(|_| dialog::hide())))
            .children(vec![html! { {path} }]);
        html! { <p>{t.link}" "{link}</p> }
    });
    html! {
        <article>
            <h4>{title}</h4>
            <p class="backstage__to">{fill_all(t.to, &[&message.to, &at])}</p>
            {code}
            {link}
            <details>
                <summary>{t.read}</summary>
                <div class="backstage__text">{message.text}</div>
            </details>
        </article>
    }
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
