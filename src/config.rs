//! `/config.json`, read at start: what the integrator decides. Every key is optional; an unknown
//! key or a wrong value is a page that names it.

mod instant;

pub use instant::Instant;

use crate::json::Value;
use crate::text::LANGUAGES;

/// Which order « Commencer » takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartsWith {
    /// `"code"`: with the letter's code (S1).
    Code,
    /// `"birth_date"`: without a code (S3).
    BirthDate,
}

/// What the footer says of accessibility (RGAA): « non conforme » until shown otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformity {
    /// `"non"`.
    None,
    /// `"partiellement"`.
    Partly,
    /// `"totalement"`.
    Fully,
}

/// A banner on every screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Shown from then on.
    pub from: Option<Instant>,
    /// Shown until then.
    pub until: Option<Instant>,
}

impl Notice {
    /// Whether it is shown at an instant.
    pub fn is_on(&self, now: Instant) -> bool {
        self.from.is_none_or(|from| from <= now) && self.until.is_none_or(|until| now < until)
    }
}

/// The configuration of a deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where the API is: a path, or another origin of the same site.
    pub api_base: String,
    /// Where « Commencer » goes.
    pub activation_starts_with: StartsWith,
    /// Whether FranceConnect is offered.
    pub france_connect: bool,
    /// The hours of 34 22, a sentence; the catalogue's when absent.
    pub help_hours: Option<String>,
    /// A banner.
    pub notice: Option<Notice>,
    /// Closed for maintenance.
    pub maintenance: bool,
    /// The languages offered, the first by default.
    pub languages: Vec<&'static str>,
    /// What the footer says.
    pub accessibility: Conformity,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api_base: "/api/v1".to_owned(),
            activation_starts_with: StartsWith::Code,
            france_connect: false,
            help_hours: None,
            notice: None,
            maintenance: false,
            languages: LANGUAGES.to_vec(),
            accessibility: Conformity::None,
        }
    }
}

/// What is wrong with a configuration; the key is named as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigError {
    /// The file is not a JSON object.
    Syntax,
    /// A key that this program does not know.
    UnknownKey(String),
    /// A key whose value is not accepted.
    WrongValue(String),
}

impl Config {
    /// Reads the text of `config.json`.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(text: &str) -> Result<Self, ConfigError> {
        let Some(Value::Object(keys)) = Value::read(text) else {
            return Err(ConfigError::Syntax);
        };
        let mut config = Self::default();
        for (key, value) in keys.iter() {
            let accepted =
                config.set(key, value).ok_or_else(|| ConfigError::UnknownKey(key.clone()))?;
            if !accepted {
                return Err(ConfigError::WrongValue(key.clone()));
            }
        }
        Ok(config)
    }

    /// Sets one key: `None` when it is unknown, `Some(false)` when its value is not accepted.
    fn set(&mut self, key: &str, value: &Value) -> Option<bool> {
        Some(match (key, value) {
            ("api_base", Value::String(base)) => {
                self.api_base.clone_from(base);
                base.starts_with('/') || base.starts_with("https://") || base.starts_with("http://")
            }
            ("activation_starts_with", Value::String(order)) => {
                let order = match order.as_str() {
                    "code" => Some(StartsWith::Code),
                    "birth_date" => Some(StartsWith::BirthDate),
                    _ => None,
                };
                put(&mut self.activation_starts_with, order)
            }
            ("france_connect", Value::Bool(on)) => put(&mut self.france_connect, Some(*on)),
            ("help_hours", Value::String(hours)) => {
                put(&mut self.help_hours, Some(Some(hours.clone())))
            }
            ("notice", Value::Null) => true,
            ("notice", notice) => put(&mut self.notice, read_notice(notice).map(Some)),
            ("maintenance", Value::Bool(on)) => put(&mut self.maintenance, Some(*on)),
            ("languages", Value::Array(names)) => {
                let known = names
                    .iter()
                    .map(|name| {
                        LANGUAGES.iter().find(|known| name.as_str() == Some(known)).copied()
                    })
                    .collect::<Option<Vec<_>>>()
                    .filter(|languages| !languages.is_empty());
                put(&mut self.languages, known)
            }
            ("accessibility", Value::String(conformity)) => {
                let conformity = match conformity.as_str() {
                    "non" => Some(Conformity::None),
                    "partiellement" => Some(Conformity::Partly),
                    "totalement" => Some(Conformity::Fully),
                    _ => None,
                };
                put(&mut self.accessibility, conformity)
            }
            (
                "api_base"
                | "activation_starts_with"
                | "france_connect"
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

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

fn read_notice(value: &Value) -> Option<Notice> {
    let fields = value.as_object()?;
    if fields.iter().any(|(key, _)| !matches!(key.as_str(), "text" | "from" | "until")) {
        return None;
    }
    let instant = |key: &str| match fields.get(key) {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(instant)) => Instant::read(instant).map(Some),
        Some(_) => None,
    };
    let text = fields.get("text")?.as_str()?.trim();
    let (from, until) = (instant("from")?, instant("until")?);
    // A banner that could never be seen is a mistake.
    let seen = !text.is_empty() && from.zip(until).is_none_or(|(from, until)| from < until);
    seen.then(|| Notice { text: text.to_owned(), from, until })
}
