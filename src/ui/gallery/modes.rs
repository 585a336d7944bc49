//! The display modes of the gallery, applied to the page in a frame: attributes on its root element, and changes to its
//! media queries for forced colours.

use leptos::prelude::*;
use web_sys::{
    CssMediaRule, CssRule, CssRuleList, CssStyleRule, CssStyleSheet, Document, MediaList,
};

use crate::text::GALLERY;

/// The modes that are switched on.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Modes {
    /// Dark colours, regardless of the system's preference.
    pub(super) dark: bool,
    /// Text at 200 %.
    pub(super) large: bool,
    /// An approximation of forced colours.
    pub(super) forced: bool,
    /// Frames at their real size, possibly wider than the window.
    pub(super) real_size: bool,
}

/// A checkbox that switches one mode on or off.
pub(super) struct Switch {
    /// The parameter in the query string.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    get: fn(Modes) -> bool,
    set: fn(&mut Modes, bool),
}

/// The switches; light and dark are radio buttons instead.
pub(super) const SWITCHES: &[Switch] = &[
    Switch {
        name: "texte-200",
        label: GALLERY.large,
        get: |modes| modes.large,
        set: |modes, enabled| modes.large = enabled,
    },
    Switch {
        name: "couleurs-forcees",
        label: GALLERY.forced,
        get: |modes| modes.forced,
        set: |modes, enabled| modes.forced = enabled,
    },
    Switch {
        name: "taille-reelle",
        label: GALLERY.real_size,
        get: |modes| modes.real_size,
        set: |modes, enabled| modes.real_size = enabled,
    },
];

/// The parameter of the dark colours in the query string.
const DARK: &str = "sombre";

impl Switch {
    pub(super) fn is_on(&self, modes: RwSignal<Modes>) -> bool {
        modes.with(|modes| (self.get)(*modes))
    }

    pub(super) fn set_on(&self, modes: RwSignal<Modes>, enabled: bool) {
        modes.update(|modes| (self.set)(modes, enabled));
    }
}

impl Modes {
    /// Parses a query string such as `?sombre&texte-200`; unknown parameters are ignored.
    pub(super) fn read(query: &str) -> Self {
        let mut modes = Self::default();
        for name in query.trim_start_matches('?').split('&') {
            modes.dark |= name == DARK;
            if let Some(switch) = SWITCHES.iter().find(|switch| switch.name == name) {
                (switch.set)(&mut modes, true);
            }
        }
        modes
    }

    /// Returns the query string, with its `?`; empty if no mode is on.
    pub(super) fn query(self) -> String {
        let dark = self.dark.then_some(DARK);
        let enabled = SWITCHES.iter().filter(|switch| (switch.get)(self));
        let names: Vec<_> = dark.into_iter().chain(enabled.map(|switch| switch.name)).collect();
        if names.is_empty() { String::new() } else { ["?", &names.join("&")].concat() }
    }

    /// Applies the modes to a page.
    pub(super) fn apply(self, page: &Document) {
        let Some(root) = page.document_element() else { return };
        let set = |name, value: Option<&str>| {
            // Fails only for invalid attribute names.
            let _ = match value {
                Some(value) => root.set_attribute(name, value),
                None => root.remove_attribute(name),
            };
        };
        set("data-scheme", Some(if self.dark { "dark" } else { "light" }));
        set("data-texte", self.large.then_some("200"));
        set("data-couleurs", self.forced.then_some("forcees"));
        let sheets = page.style_sheets();
        for index in 0..sheets.length() {
            let sheet: Option<CssStyleSheet> = sheets.item(index).map(cast_from_frame);
            if let Some(Ok(rules)) = sheet.map(|sheet| sheet.css_rules()) {
                set_forced_colours(&rules, self.forced);
            }
        }
    }
}

/// Casts an object of a frame without a check: it is an instance of the frame's own class, so `instanceof` fails.
fn cast_from_frame<T: wasm_bindgen::JsCast, U: wasm_bindgen::JsCast>(value: T) -> U {
    value.unchecked_into()
}

const CONDITION: &str = "forced-colors: active";
/// The prefix of a media query that makes it always match.
const ALWAYS: &str = "all, ";

/// Makes the media queries for forced colours always match, or restores them. In forced-colours mode a browser
/// overrides all colours except system colours. The rules in these media queries use system colours, so they become
/// `!important` and override the approximation in style/gallery.css.
fn set_forced_colours(rules: &CssRuleList, forced: bool) {
    for index in 0..rules.length() {
        let Some(rule) = rules.item(index).filter(|rule| rule.type_() == CssRule::MEDIA_RULE)
        else {
            continue;
        };
        let rule: CssMediaRule = cast_from_frame(rule);
        let media: MediaList = rule.media();
        let condition = media.media_text();
        if !condition.contains(CONDITION) {
            continue;
        }
        let original = condition.trim_start_matches(ALWAYS);
        media.set_media_text(&if forced {
            [ALWAYS, original].concat()
        } else {
            original.to_owned()
        });
        let inner_rules = rule.css_rules();
        for index in 0..inner_rules.length() {
            let rule = inner_rules.item(index).filter(|rule| rule.type_() == CssRule::STYLE_RULE);
            let Some(rule) = rule else { continue };
            let rule: CssStyleRule = cast_from_frame(rule);
            let style = rule.style();
            for index in 0..style.length() {
                let name = style.item(index);
                if let Ok(value) = style.get_property_value(&name) {
                    let _ = style.set_property_with_priority(&name, &value, "important");
                }
            }
        }
    }
}
