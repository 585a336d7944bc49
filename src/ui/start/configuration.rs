//! The configuration, as `boot.js` left it in the page.

use crate::config::{Config, ConfigError};
use crate::text::{fill, text};
use crate::ui::browser;

/// Reads `config.json`, and the server’s time at which the page’s monotonic clock was at zero (`data-began`), from the
/// attributes in which `boot.js` stored them while the program was loading.
pub(super) fn read() -> Result<Config, String> {
    let t = &text().trouble;
    let root = browser::document().document_element();
    let attribute = |name| root.as_ref().and_then(|root| root.get_attribute(name));
    browser::set_clock_origin(&attribute("data-began").unwrap_or_default());
    let file = attribute("data-config").ok_or(t.configuration_missing)?;
    Config::parse(&file).map_err(|error| match error {
        ConfigError::Syntax => t.configuration_syntax.to_owned(),
        ConfigError::UnknownKey(key) => fill(t.configuration_unknown, &key),
        ConfigError::WrongValue(key) => fill(t.configuration_value, &key),
    })
}
