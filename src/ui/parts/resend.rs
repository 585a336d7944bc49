//! What was sent may be sent again, by the same way or another, once the cool-down is over: seen
//! each second, heard rarely.

use leptos::prelude::*;

use super::countdown::{countdown, seconds_left};
use super::icon::Icon;
use super::markup::{all, changing, element, tag, when, words};
use super::{button, icon, markup, trouble};
use crate::api::Prepared;
use crate::contract::{Channel, LockScope, Standing};
use crate::journeys::Screen;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::form::Form;
use crate::ui::parts::Part;

/// The id of what is told of a sending.
const SENT_ID: &str = "renvoye";

type Moved = Box<dyn Fn(&Standing) -> Option<Screen>>;

/// How something is sent again.
pub(crate) struct Resend {
    /// What a lock would lock.
    pub(crate) what: LockScope,
    /// Seconds until it may be sent again.
    pub(crate) after_s: u32,
    /// By which way it was sent.
    pub(crate) here: Channel,
    /// The ways there are, with what their buttons say.
    pub(crate) ways: Vec<(Channel, &'static str)>,
    /// What is said once it is sent again by the same way.
    pub(crate) resent: &'static str,
    /// The screen that stands after another way.
    pub(crate) moved: Moved,
}

impl Resend {
    /// A code sent by a way, that can be had by that way alone.
    pub(crate) fn code(after_s: u32, here: Channel) -> Self {
        let t = &text().one_time_code;
        Self {
            what: LockScope::OneTimeCode,
            after_s,
            here,
            ways: vec![(here, t.resend)],
            resent: t.resent,
            moved: Box::new(Screen::first_of_step),
        }
    }

    /// With the other ways known.
    pub(crate) fn or_by(
        mut self,
        known: &[Channel],
        by_email: &'static str,
        by_sms: &'static str,
    ) -> Self {
        for channel in known {
            if *channel != self.here {
                let sentence = match channel {
                    Channel::Email => by_email,
                    Channel::Sms => by_sms,
                };
                self.ways.push((*channel, sentence));
            }
        }
        self
    }
}

/// The buttons, once the cool-down is over; `prepare` makes the operation for a way.
pub(crate) fn resend(
    app: App,
    look: Resend,
    prepare: impl Fn(Channel) -> Option<Prepared> + 'static,
) -> Part {
    let Resend { what, after_s, here, ways, resent, moved } = look;
    let form = Form::new(app, what);
    // The cool-down, begun again by each sending.
    let wait = RwSignal::new(after_s);
    let sent = RwSignal::new(false);
    let moved = StoredValue::new_local(moved);
    let prepare: StoredValue<Box<dyn Fn(Channel) -> Option<Prepared>>, LocalStorage> =
        StoredValue::new_local(Box::new(prepare));
    let send = move |channel: Channel| {
        let Some(operation) = prepare.with_value(|prepare| prepare(channel)) else { return };
        form.send_prepared(operation, move |app, standing| {
            app.standing().set(standing.clone());
            match moved.with_value(|moved| moved(&standing)).filter(|_| channel != here) {
                Some(screen) => app.replace_screen(screen),
                None => {
                    sent.set(true);
                    wait.set(standing.resend_after_s());
                    // The button goes, and the focus with it: it goes to what is told, which is
                    // spoken because it does.
                    browser::after_paint(|| browser::focus(SENT_ID));
                }
            }
        });
    };
    let offered = move || {
        let left = seconds_left(wait.get());
        let over = Memo::new(move |_| left.get() == 0);
        let ways = ways.clone();
        changing(
            move || {
                if over.get() { element("p", "", choice(&ways, send)) } else { waiting(left) }
            },
        )
    };
    let told = move || {
        when(sent.get(), || {
            tag("p", "field__note").attr("id", SENT_ID).attr("tabindex", "-1").says(resent)
        })
    };
    all(vec![trouble::beside(form), changing(told), changing(offered), button::waiting(form)])
}

/// « Envoyer à nouveau le code ou envoyer le code par SMS », as one sentence (S4).
fn choice(ways: &[(Channel, &'static str)], send: impl Fn(Channel) + Copy + 'static) -> Vec<Part> {
    let mut line = Vec::new();
    for (channel, sentence) in ways {
        let channel = *channel;
        let press = move || send(channel);
        let label = element("span", "", vec![words(sentence)]);
        if line.is_empty() {
            line.push(markup::button("link link--icon", vec![icon(Icon::Refresh), label], press));
        } else {
            let other = markup::button("link", vec![label], press);
            let or = vec![words(text().one_time_code.or), words(" "), other];
            line.extend([words(" "), element("span", "or-link", or)]);
        }
    }
    line
}

fn waiting(left: ReadSignal<u32>) -> Part {
    let t = &text().one_time_code;
    countdown("", "field__note", left, t.resend_in, t.resend_announced)
}
