//! The switches of the previews, applied to a page that stands in a frame of ours: its own root is
//! told, and its own rules for forced colours are made to hold.

use leptos::prelude::*;
use web_sys::{
    CssMediaRule, CssRule, CssRuleList, CssStyleRule, CssStyleSheet, Document, MediaList,
};

use crate::text::GALLERY;

/// What is switched on.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Modes {
    /// The dark colours, whatever the system wishes.
    pub(super) dark: bool,
    /// Text at 200 %.
    pub(super) large: bool,
    /// Forced colours, approximately.
    pub(super) forced: bool,
    /// Frames at their real size, wider than the window.
    pub(super) real_size: bool,
}

/// One switch, with its name in an address and its words.
pub(super) struct Switch {
    pub(super) name: &'static str,
    pub(super) words: &'static str,
    get: fn(Modes) -> bool,
    set: fn(&mut Modes, bool),
}

/// Those that are on or off; light and dark are one choice.
pub(super) const SWITCHES: &[Switch] = &[
    Switch {
        name: "texte-200",
        words: GALLERY.large,
        get: |modes| modes.large,
        set: |modes, on| modes.large = on,
    },
    Switch {
        name: "couleurs-forcees",
        words: GALLERY.forced,
        get: |modes| modes.forced,
        set: |modes, on| modes.forced = on,
    },
    Switch {
        name: "taille-reelle",
        words: GALLERY.real_size,
        get: |modes| modes.real_size,
        set: |modes, on| modes.real_size = on,
    },
];

/// The name of the dark colours in an address.
const DARK: &str = "sombre";

impl Switch {
    /// Whether it is on.
    pub(super) fn is_on(&self, modes: RwSignal<Modes>) -> bool {
        modes.with(|modes| (self.get)(*modes))
    }

    /// Switches.
    pub(super) fn switch(&self, modes: RwSignal<Modes>, on: bool) {
        modes.update(|modes| (self.set)(modes, on));
    }
}

impl Modes {
    /// Those that an address names: `?sombre&texte-200`.
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

    /// As an address names them.
    pub(super) fn query(self) -> String {
        let dark = self.dark.then_some(DARK);
        let on = SWITCHES.iter().filter(|switch| (switch.get)(self)).map(|switch| switch.name);
        let names: Vec<_> = dark.into_iter().chain(on).collect();
        if names.is_empty() { String::new() } else { ["?", &names.join("&")].concat() }
    }

    /// Makes them hold in a page.
    pub(super) fn apply(self, page: &Document) {
        let Some(root) = page.document_element() else { return };
        let set = |name, value: Option<&str>| {
            // Fails on no name of ours.
            let _ = match value {
                Some(value) => root.set_attribute(name, value),
                None => root.remove_attribute(name),
            };
        };
        set("data-scheme", Some(if self.dark { "dark" } else { "light" }));
        set("data-texte", self.large.then_some("200"));
        set("data-couleurs", self.forced.then_some("forcees"));
        let sheets = page.style_sheets();
        for at in 0..sheets.length() {
            let sheet: Option<CssStyleSheet> = sheets.item(at).map(of_the_frame);
            if let Some(Ok(rules)) = sheet.map(|sheet| sheet.css_rules()) {
                force(&rules, self.forced);
            }
        }
    }
}

/// What comes from a frame is of the frame's own classes, which no check of ours recognises.
fn of_the_frame<T: wasm_bindgen::JsCast, U: wasm_bindgen::JsCast>(value: T) -> U {
    value.unchecked_into()
}

const CONDITION: &str = "forced-colors: active";
/// Added to the condition of a rule, it makes it hold; taken away, the rule is what it was.
const ALWAYS: &str = "all, ";

/// Makes the rules for forced colours hold, or leaves them to the browser again. A browser forces
/// colours over all rules but those that name system colours: so those must weigh more than the
/// approximation of style/gallery.css.
fn force(rules: &CssRuleList, forced: bool) {
    for at in 0..rules.length() {
        let Some(rule) = rules.item(at).filter(|rule| rule.type_() == CssRule::MEDIA_RULE) else {
            continue;
        };
        let rule: CssMediaRule = of_the_frame(rule);
        let media: MediaList = rule.media();
        let condition = media.media_text();
        if !condition.contains(CONDITION) {
            continue;
        }
        let bare = condition.trim_start_matches(ALWAYS);
        media.set_media_text(&if forced { [ALWAYS, bare].concat() } else { bare.to_owned() });
        let within = rule.css_rules();
        for at in 0..within.length() {
            let rule = within.item(at).filter(|rule| rule.type_() == CssRule::STYLE_RULE);
            let Some(rule) = rule else { continue };
            let rule: CssStyleRule = of_the_frame(rule);
            let style = rule.style();
            for at in 0..style.length() {
                let name = style.item(at);
                if let Ok(value) = style.get_property_value(&name) {
                    let _ = style.set_property_with_priority(&name, &value, "important");
                }
            }
        }
    }
}
