//! The page as the server sent it, and how the program takes it over.

use leptos::mount::mount_to_renderer;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::handover;
use crate::route::Route;
use crate::ui::browser;
use crate::ui::markup::adopt;
use crate::ui::parts::Part;

/// The attribute of the root with the address of the screen in the page: empty if the page has none, absent as soon as
/// the program runs.
const SCREEN: &str = "data-screen";
/// The attribute of the root with the text of the `config.json` for which the page was written.
const CONFIGURATION: &str = "data-config";

/// The page that the server sent.
pub(super) struct ServedPage {
    root: Element,
    screen: String,
    configuration: String,
}

impl ServedPage {
    /// Reads what the page says about itself; `None` without the root element, which every page has.
    pub(super) fn read() -> Option<Self> {
        let root = browser::document().get_element_by_id("app")?;
        let get = |name| root.get_attribute(name).unwrap_or_default();
        Some(Self { screen: get(SCREEN), configuration: get(CONFIGURATION), root })
    }

    /// Whether the page shows the screen of an address, for this configuration. Where something was typed, the screen
    /// stays even if the configuration has changed.
    pub(super) fn shows(&self, route: Option<&Route>, configuration: &str) -> bool {
        self.screen == Route::served_name(route)
            && (self.configuration == configuration || self.has_typed())
    }

    /// Whether something was typed, or a field has the focus.
    pub(super) fn has_typed(&self) -> bool {
        let inputs = self.root.get_elements_by_tag_name("input");
        (0..inputs.length()).any(|index| {
            let input =
                inputs.item(index).and_then(|node| node.dyn_into::<HtmlInputElement>().ok());
            input.is_some_and(|input| {
                let is_text = !matches!(input.type_().as_str(), "radio" | "checkbox");
                is_text && !input.value().is_empty()
                    || input.checked() != input.default_checked()
                    || browser::is_focused(&input.id())
            })
        })
    }

    /// Mounts the page’s view on its elements. Without `keeps_screen` its main element is built anew.
    pub(super) fn adopt(self, keeps_screen: bool, view: impl FnOnce() -> Part + 'static) {
        if !keeps_screen && let Ok(Some(main)) = self.root.query_selector("main") {
            main.set_text_content(None);
        }
        adopt::keeping_what_was_typed(&self.root, || mount_at(&self.root, view));
    }
}

/// Replaces the page with a view.
pub(super) fn mount(view: impl FnOnce() -> Part + 'static) {
    if let Some(root) = browser::document().get_element_by_id("app") {
        root.set_text_content(None);
        mount_at(&root, view);
    }
}

fn mount_at(root: &Element, view: impl FnOnce() -> Part + 'static) {
    mount_to_renderer(root.unchecked_ref(), view).forget();
    let _ = root.remove_attribute(SCREEN);
    handover::say_ready();
}
