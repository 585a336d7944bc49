//! The view of the information pages. Their content is data, in `public/pages.fr.json`, which `pages_file` writes from the
//! text catalogue; the program reads it when the first of these pages is opened.

use crate::config::Conformity;
use crate::json::Value;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::loading::{Loading, when_loaded};
use crate::ui::markup::{IntoPart, Part, data, empty, fragment, given};
use crate::ui::parts::page::{reading, title};

/// The path of the file.
const FILE: &str = "/pages.fr.json";

/// The names of the pages in the file: without one of them it is not the file of this build.
const PAGES: [&str; 5] = ["help", "terms", "data", "legal", "accessibility"];

/// Renders the page that has this name in the file; until the file is loaded, a loading message. A page that the server
/// sent has its content already.
pub(super) fn page(app: App, heading: &'static str, name: &'static str) -> Part {
    let pages = Loading {
        data: app.pages(),
        read: |app| async move {
            let file = browser::read_text(FILE).await.map_err(|_| None)?;
            // Kept until the page is closed.
            let file: &'static Value = Box::leak(Box::new(Value::parse(&file).ok_or(None)?));
            let pages = file.as_object().ok_or(None)?;
            let is_complete = PAGES
                .iter()
                .all(|name| pages.get(name).is_some_and(|page| content(app, page).is_some()));
            if is_complete { Ok(file) } else { Err(None) }
        },
        message: text().common.loading,
        heading: |_| empty(),
    };
    let view = move |file: &&'static Value| {
        // The page focuses its title first; two frames later the focus moves to the heading that the fragment names.
        browser::after_paint(|| browser::after_paint(browser::focus_fragment));
        let page = file.as_object().and_then(|pages| pages.get(name));
        page.and_then(|page| content(app, page)).unwrap_or_else(empty)
    };
    reading(vec![title(heading), given(move || when_loaded(app, pages, view))])
}

/// Reads the content of a page, with the facts of the configuration; `None` if it is not written as a page is.
fn content(app: App, page: &'static Value) -> Option<Part> {
    let config = app.config();
    let conformity = match config.accessibility {
        Conformity::None => "none",
        Conformity::Partly => "partly",
        Conformity::Fully => "fully",
    };
    let fill = |name: &str, children: Part| match (name, &config.help_hours) {
        ("hours", Some(hours)) => hours.clone().into_part(),
        ("hours", None) => children,
        _ if name == conformity => children,
        _ => empty(),
    };
    let parts: Option<Vec<_>> =
        page.as_array()?.iter().map(|part| data::read(part, &fill)).collect();
    Some(fragment(parts?))
}
