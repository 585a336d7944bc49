//! What `boot.js` read, sent or kept while the program was loading. It is handed over once, as the answer to an event: it
//! is never in the page, nor in a global variable.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, CustomEvent, CustomEventInit};

use crate::api::EarlyRequest;
use crate::config::{Config, ConfigError};
use crate::text::{fill, text};
use crate::ui::browser;

/// The event by which the program asks `boot.js` for [`Handover`].
const START: &str = "demarrage";
/// The event by which the program tells `boot.js` that the page works: a submission that was kept is repeated now.
const READY: &str = "pret";

/// What `boot.js` hands over.
pub(super) struct Handover {
    /// The text of `config.json`; `None` if it could not be loaded.
    pub(super) configuration: Option<String>,
    /// The fragment of the address, if it held the token of a reset link; otherwise empty.
    pub(super) fragment: String,
    /// The base address of the API and `GET /session`, if it was sent.
    #[cfg_attr(feature = "preview", allow(dead_code, reason = "the backend is in the page"))]
    pub(super) session: Option<(String, EarlyRequest)>,
}

impl Handover {
    /// Asks for the handover. Also sets the server’s time at which the page’s monotonic clock was at zero.
    pub(super) fn take() -> Self {
        let given = Object::new();
        send(START, &given);
        let get = |name: &str| Reflect::get(&given, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let get_text = |name| get(name).as_string();
        browser::set_clock_origin(&get_text("began").unwrap_or_default());
        let early = || {
            let response: Promise = get("session").dyn_into().ok()?;
            let controller: AbortController = get("controller").dyn_into().ok()?;
            Some((get_text("api")?, EarlyRequest { response, controller }))
        };
        Self {
            configuration: get_text("config"),
            fragment: get_text("fragment").unwrap_or_default(),
            session: early(),
        }
    }

    /// Parses the configuration; the error is a sentence.
    pub(super) fn config(&self) -> Result<Config, String> {
        let t = &text().trouble;
        let file = self.configuration.as_deref().ok_or(t.configuration_missing)?;
        Config::parse(file).map_err(|error| match error {
            ConfigError::Syntax => t.configuration_syntax.to_owned(),
            ConfigError::UnknownKey(key) => fill(t.configuration_unknown, &key),
            ConfigError::WrongValue(key) => fill(t.configuration_value, &key),
        })
    }
}

/// Tells `boot.js` that the page works.
pub(super) fn say_ready() {
    send(READY, &Object::new());
}

fn send(name: &str, detail: &Object) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = browser::window().dispatch_event(&event);
    }
}
