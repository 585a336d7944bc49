//! The offer to send a code or the identifier again, by the same channel or another, once the resend delay is over. The
//! countdown is updated each second on the screen and announced every 30 seconds.

use html::html;
use leptos::prelude::*;

use super::countdown::{countdown, seconds_left};
use super::icon::Icon;
use super::{button, icon, trouble};
use crate::contract::{Channel, Standing};
use crate::journeys::Move;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::form::{CONFIRMATION_ID, Form};
use crate::ui::markup::empty;
use crate::ui::parts::Part;

/// The offer to send something again.
pub(crate) struct Resend {
    /// Seconds until sending again is allowed.
    pub(crate) after_s: u32,
    /// The channels, each with the label of its button; the first is the one used before.
    pub(crate) channels: Vec<(Channel, &'static str)>,
    /// The sentence shown after it was sent again by the same channel.
    pub(crate) resent: &'static str,
    /// Returns the seconds until it can be sent once more, after it was sent again.
    pub(crate) again_after_s: fn(&Standing) -> u32,
}

impl Resend {
    /// Offers to send a code again by the channel that was used before.
    pub(crate) fn code(after_s: u32, used_before: Channel) -> Self {
        let t = &text().one_time_code;
        Self {
            after_s,
            channels: vec![(used_before, t.resend)],
            resent: t.resent,
            again_after_s: Standing::resend_after_s,
        }
    }

    /// Adds the other known channels.
    pub(crate) fn or_by(
        mut self,
        known: &[Channel],
        by_email: &'static str,
        by_sms: &'static str,
    ) -> Self {
        for channel in known {
            if self.channels.iter().all(|(other, _)| other != channel) {
                let t = &text().one_time_code;
                let sentence = match channel {
                    Channel::Email => by_email,
                    Channel::Sms => by_sms,
                    Channel::Voice => t.by_voice,
                    Channel::Letter => t.by_letter,
                    // It cannot be asked for by a name that this site does not know.
                    Channel::Other => continue,
                };
                self.channels.push((*channel, sentence));
            }
        }
        self
    }
}

/// Shows the buttons once the resend delay is over; `make` makes the move for the chosen channel.
pub(crate) fn resend(
    app: App,
    offer: Resend,
    make: impl Fn(Channel) -> Option<Move> + 'static,
) -> Part {
    boxed(app, offer, Box::new(make))
}

type MakeFn = Box<dyn Fn(Channel) -> Option<Move>>;

/// The body of [`resend`], not generic, so that it is compiled once.
fn boxed(app: App, offer: Resend, make: MakeFn) -> Part {
    let Resend { after_s, channels, resent, again_after_s } = offer;
    let form = Form::new(app);
    let make = StoredValue::new_local(make);
    let send = move |channel: Channel| make.with_value(|make| form.submit(|| make(channel)));
    html! {
        {trouble::beside(form)}
        {move || if form.confirmations.get() > 0 {
            html! { <p class="field__note" id=CONFIRMATION_ID tabindex="-1">{resent}</p> }
        } else {
            empty()
        }}
        {move || {
            let after_s = match form.confirmations.get() {
                0 => after_s,
                _ => app.standing().with_untracked(again_after_s),
            };
            let left = seconds_left(after_s);
            let over = Memo::new(move |_| left.get() == 0);
            let channels = channels.clone();
            html! {
                {move || if over.get() {
                    html! { <p>{buttons(&channels, send)}</p> }
                } else {
                    resend_countdown(left)
                }}
            }
        }}
        {button::slow_notice(form)}
    }
}

/// « Envoyer à nouveau le code ou envoyer le code par SMS », as one sentence.
fn buttons(
    channels: &[(Channel, &'static str)],
    send: impl Fn(Channel) + Copy + 'static,
) -> Vec<Part> {
    let mut line = Vec::new();
    for &(channel, sentence) in channels {
        let press = move || send(channel);
        let part = if line.is_empty() {
            html! {
                <button class="link link--icon" type="button" on:press=press>
                    {icon(Icon::Refresh)}
                    <span>{sentence}</span>
                </button>
            }
        } else {
            html! {
                " "
                <span class="or-link">
                    {text().one_time_code.or}
                    " "
                    <button class="link" type="button" on:press=press>
                        <span>{sentence}</span>
                    </button>
                </span>
            }
        };
        line.push(part);
    }
    line
}

fn resend_countdown(left: ReadSignal<u32>) -> Part {
    let t = &text().one_time_code;
    countdown("", "field__note", left, t.resend_in, t.resend_announced)
}
