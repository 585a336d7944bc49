//! The configuration of a deployment, `/config.json`, read at startup. Every key is optional. An
//! unknown key, or a key with an invalid value, is shown on an error page.

mod instant;

pub use instant::Instant;

use crate::json::Value;
use crate::text::LANGUAGES;

/// The activation journey that « Commencer » starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivationStart {
    /// `"code"`: with the provisional code from the letter or e-mail.
    Code,
    /// `"birth_date"`: without a code, with the birth date.
    BirthDate,
}

/// The RGAA conformity level shown in the footer; above « non conforme » only after an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformity {
    /// `"non"`.
    None,
    /// `"partiellement"`.
    Partly,
    /// `"totalement"`.
    Fully,
}

/// A banner shown on every screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// The first instant at which the banner is shown.
    pub from: Option<Instant>,
    /// The instant from which the banner is no longer shown.
    pub until: Option<Instant>,
}

impl Notice {
    pub fn is_shown_at(&self, now: Instant) -> bool {
        self.from.is_none_or(|from| from <= now) && self.until.is_none_or(|until| now < until)
    }
}

/// The configuration of a deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The base address of the API: a path, or a URL whose origin belongs to the same site.
    pub api_base: String,
    pub activation_starts_with: ActivationStart,
    pub france_connect: bool,
    /// The origin of FranceConnect, `https://` and a host: after signing out, the page opens only addresses of this origin.
    pub france_connect_origin: Option<String>,
    /// The sentence with the opening hours of the telephone support (34 22); `None` for the sentence in `src/text`.
    pub help_hours: Option<String>,
    pub notice: Option<Notice>,
    /// Whether the service is closed for maintenance.
    pub maintenance: bool,
    /// A non-empty subset of [`LANGUAGES`]. Validated only: the site is in French and does not read this value yet.
    pub languages: Vec<&'static str>,
    pub accessibility: Conformity,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api_base: "/api/v1".to_owned(),
            activation_starts_with: ActivationStart::Code,
            france_connect: false,
            france_connect_origin: None,
            help_hours: None,
            notice: None,
            maintenance: false,
            languages: LANGUAGES.to_vec(),
            accessibility: Conformity::None,
        }
    }
}

/// The reason why a configuration is invalid, with the key as written in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigError {
    /// The file is not a JSON object.
    Syntax,
    /// The key is unknown.
    UnknownKey(String),
    /// The value of the key is invalid.
    WrongValue(String),
}

/// Whether the address of the API is a path of this site, an `https` address, or an `http` address of this computer.
/// Browsers take `//` and `/\` at the start of an address for those of another host.
fn is_api_base(base: &str) -> bool {
    let bytes = base.as_bytes();
    let next = |length: usize| bytes.get(length).copied();
    if let Some(b'/') = next(0) {
        // Browsers also remove these white spaces.
        return !matches!(next(1), Some(b'/' | b'\\' | b'\t' | b'\n' | b'\r'));
    }
    if base.starts_with("https://") {
        return !matches!(next(8), None | Some(b'/'));
    }
    ["http://localhost", "http://127.0.0.1"].iter().any(|local| {
        base.starts_with(local) && matches!(next(local.len()), None | Some(b'/' | b':'))
    })
}

/// Whether the text is `https://` and a host, without a path.
fn is_https_origin(origin: &str) -> bool {
    let host = origin.strip_prefix("https://").unwrap_or_default();
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    !host.is_empty() && host.bytes().all(is_allowed)
}

impl Config {
    /// Returns whether an address that the backend gives is one of FranceConnect, where a session of it can be ended.
    pub fn is_of_france_connect(&self, address: &str) -> bool {
        let origin = self.france_connect_origin.as_deref();
        origin.and_then(|origin| address.strip_prefix(origin)).is_some_and(|path| {
            // Nothing else may follow the host: `https://host.example` would be another host.
            path.starts_with(['/', '?'])
        })
    }

    /// Parses the text of `config.json`.
    ///
    /// # Errors
    /// Returns the first error found.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let Some(Value::Object(keys)) = Value::parse(text) else {
            return Err(ConfigError::Syntax);
        };
        let mut config = Self::default();
        for (key, value) in keys.iter() {
            let valid =
                config.set(key, value).ok_or_else(|| ConfigError::UnknownKey(key.clone()))?;
            if !valid {
                return Err(ConfigError::WrongValue(key.clone()));
            }
        }
        Ok(config)
    }

    /// Sets one key: returns `None` if the key is unknown, `Some(false)` if its value is invalid.
    fn set(&mut self, key: &str, value: &Value) -> Option<bool> {
        Some(match (key, value) {
            ("api_base", Value::String(base)) => {
                base.trim_end_matches('/').clone_into(&mut self.api_base);
                is_api_base(base)
            }
            ("activation_starts_with", Value::String(start)) => {
                let start = match start.as_str() {
                    "code" => Some(ActivationStart::Code),
                    "birth_date" => Some(ActivationStart::BirthDate),
                    _ => None,
                };
                assign(&mut self.activation_starts_with, start)
            }
            ("france_connect", Value::Bool(enabled)) => {
                assign(&mut self.france_connect, Some(*enabled))
            }
            ("france_connect_origin", Value::String(origin)) => {
                self.france_connect_origin = Some(origin.clone());
                is_https_origin(origin)
            }
            ("help_hours", Value::String(hours)) => {
                assign(&mut self.help_hours, Some(Some(hours.clone())))
            }
            ("notice", Value::Null) => true,
            ("notice", notice) => assign(&mut self.notice, read_notice(notice).map(Some)),
            ("maintenance", Value::Bool(enabled)) => assign(&mut self.maintenance, Some(*enabled)),
            ("languages", Value::Array(names)) => {
                let known = names
                    .iter()
                    .map(|name| {
                        LANGUAGES.iter().find(|known| name.as_str() == Some(known)).copied()
                    })
                    .collect::<Option<Vec<_>>>()
                    .filter(|languages| !languages.is_empty());
                assign(&mut self.languages, known)
            }
            ("accessibility", Value::String(conformity)) => {
                let conformity = match conformity.as_str() {
                    "non" => Some(Conformity::None),
                    "partiellement" => Some(Conformity::Partly),
                    "totalement" => Some(Conformity::Fully),
                    _ => None,
                };
                assign(&mut self.accessibility, conformity)
            }
            (
                "api_base"
                | "activation_starts_with"
                | "france_connect"
                | "france_connect_origin"
                | "help_hours"
                | "maintenance"
                | "languages"
                | "accessibility",
                _,
            ) => false,
            _ => return None,
        })
    }
}

/// Stores the value, if there is one; returns whether there was.
fn assign<T>(target: &mut T, value: Option<T>) -> bool {
    value.map(|value| *target = value).is_some()
}

fn read_notice(value: &Value) -> Option<Notice> {
    let fields = value.as_object()?;
    if fields.iter().any(|(key, _)| !matches!(key.as_str(), "text" | "from" | "until")) {
        return None;
    }
    let instant = |key: &str| match fields.get(key) {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(instant)) => Instant::parse(instant).map(Some),
        Some(_) => None,
    };
    let text = fields.get("text")?.as_str()?.trim();
    let (from, until) = (instant("from")?, instant("until")?);
    // A banner that can never be shown is an error.
    let visible = !text.is_empty() && from.zip(until).is_none_or(|(from, until)| from < until);
    visible.then(|| Notice { text: text.to_owned(), from, until })
}
