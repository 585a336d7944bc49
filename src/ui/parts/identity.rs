//! The social-security number and the Vitale card, as every form that identifies a person asks for them.

use html::html;
use leptos::prelude::*;

use super::button::new_tab;
use super::choice::{Choice, choices, legend};
use super::counter::counter;
use super::field::{TextField, text_field};
use super::help;
use super::picture::{VITALE_PHOTO_SMALL, VITALE_PLAIN_SMALL};
use crate::fields::{CardKind, CardSerial, Nir};
use crate::route::Route;
use crate::text::{Sentence, text};
use crate::ui::app::App;
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::markup::{Part, empty};

/// Adds the field of the social-security number to a form.
pub(crate) fn nir(app: App, form: Form) -> Field<Nir> {
    Field::new(form, "numero", app.draft("nir"), |raw| {
        raw.parse::<Nir>().map_err(|error| error.sentence(text()))
    })
}

/// Renders the field of the number with its help; `counted` adds a counter of the digits typed.
pub(crate) fn nir_view(field: Field<Nir>, label: &'static str, counted: bool) -> Part {
    let t = &text().field;
    let raw = field.input.raw;
    let look = TextField { label, hint: t.nir_hint, format: Some(Nir::group), ..TextField::PLAIN };
    let length = move || if raw.with(|raw| raw.starts_with(['7', '8'])) { 13 } else { 15 };
    let below = if counted { counter(raw, Nir::count, length) } else { empty() };
    let question = if counted { text().without_code.nir_where } else { t.nir_where };
    html! {
        {text_field(field.input, look, below)}
        {help::where_is_the_number(question)}
    }
}

/// The fields of a card: its kind and its serial number.
#[derive(Clone, Copy)]
pub(crate) struct CardField {
    kind: Field<CardKind>,
    serial: Field<CardSerial>,
}

impl CardField {
    /// Adds the fields to a form.
    pub(crate) fn new(app: App, form: Form) -> Self {
        let kind_raw = app.draft("card_kind");
        let kind = Field::new(form, "carte", kind_raw, |raw| {
            kind_of(raw).ok_or_else(|| text().decision.choose.to_owned())
        });
        let serial = Field::new(form, "serie", app.draft("serial"), move |raw| {
            // Before a kind of card is chosen, the serial numbers of both kinds are valid.
            let kind = kind_raw.with(|kind| kind_of(kind)).unwrap_or(CardKind::NoPhoto);
            CardSerial::parse(raw, kind).map_err(|error| error.sentence(text()))
        });
        Self { kind, serial }
    }

    /// The serial number; `None` while a field is invalid.
    pub(crate) fn value(self) -> Option<CardSerial> {
        self.kind.value()?;
        self.serial.value()
    }

    /// Renders the two cards, and the serial number with its help; `counted` adds a counter of the digits typed.
    pub(crate) fn view(self, label: &'static str, hint: &'static str, counted: bool) -> Part {
        let Self { kind, serial } = self;
        let t = &text().field;
        let is_shortened = move || serial.live_value().is_some_and(|serial| serial.kept_last_11());
        let length = move || match kind.live_value() {
            Some(CardKind::NoPhoto) => 13,
            _ => 11,
        };
        let below = html! {
            {counted.then(|| counter(serial.input.raw, CardSerial::count, length))}
            <div aria-live="polite">
                {move || if is_shortened() {
                    html! { <p class="field__note">{t.serial_kept}</p> }
                } else {
                    empty()
                }}
            </div>
        };
        let look = TextField { label, hint, inputmode: "numeric", ..TextField::PLAIN };
        let help_path = [&Route::Help.path(), "#carte"].concat();
        html! {
            {choices(kind.input, true, legend(kind.input, t.card), cards())}
            {text_field(serial.input, look, below)}
            {help::where_is_the_serial()}
            <p class="field__note">{new_tab(help_path, t.no_card)}</p>
        }
    }
}

/// Returns the choices of the two kinds of Vitale card.
fn cards() -> Vec<Choice> {
    let t = &text().field;
    let card = |value, title: &str, picture| Choice {
        value,
        title: title.to_owned(),
        text: String::new(),
        picture,
    };
    vec![
        card(NO_PHOTO, t.card_no_photo, VITALE_PLAIN_SMALL),
        card(PHOTO, t.card_photo, VITALE_PHOTO_SMALL),
    ]
}

/// The draft value of a card with a photo.
pub(crate) const PHOTO: &str = "photo";
/// The draft value of a card without a photo.
pub(crate) const NO_PHOTO: &str = "sans-photo";

fn kind_of(raw: &str) -> Option<CardKind> {
    match raw {
        PHOTO => Some(CardKind::Photo),
        NO_PHOTO => Some(CardKind::NoPhoto),
        _ => None,
    }
}
