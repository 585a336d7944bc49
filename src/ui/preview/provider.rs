//! The identity provider that the preview plays, where the backend’s own would be: one says who one is,
//! or leaves. It proves nothing.

use super::{Inside, banner};
use crate::route::Route;
use crate::sandbox::Sandbox;
use crate::text::{fill, text};
use crate::ui::browser;
use crate::ui::parts::Part;
use crate::ui::parts::button::other_button;
use crate::ui::parts::markup::{all, button, element, said, words};
use crate::ui::parts::page::{actions, lead, reading, title};

/// The page.
pub(crate) fn view(inside: Inside) -> Part {
    let t = &text().preview;
    browser::set_title(&fill(text().shell.document_title, t.provider));
    let comes_back = move |who| {
        let inside = inside.clone();
        move || inside.comes_back(who, &Route::SignInReturn.path())
    };
    let people = Sandbox::people().iter().enumerate().map(|(place, sheet)| {
        let name = button("link", vec![words(sheet.name)], comes_back(Some(place)));
        element("li", "", vec![name, words(" "), said(sheet.story.to_owned())])
    });
    let people = element("ul", "", people.collect());
    all(vec![
        banner(None),
        reading(vec![
            title(t.provider),
            lead(t.provider_told),
            people,
            actions(vec![other_button(t.cancel, comes_back(None))]),
        ]),
    ])
}
