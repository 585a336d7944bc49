//! The frame around every screen: skip link, header, banner, footer; the document title and the focus at each change of
//! screen.

use leptos::prelude::*;

use super::app::App;
use super::parts::icon::Icon;
use super::parts::{icon, logo};
use super::{browser, screens, session};
use crate::config::Conformity;
use crate::journeys::account::{is_signed_in, short_name};
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::markup::{
    all, changing, drawing, element, link, nothing, paragraph, said, tag, when, words,
};
use crate::ui::parts::Part;

/// The whole page.
pub(crate) fn view(app: App) -> Part {
    provide_context(app);
    let shown = app.shown();
    Effect::new(move |before: Option<u32>| {
        let change_count = shown.with(|shown| shown.change_count);
        if before.is_some() {
            browser::focus_new_screen_title();
        }
        change_count
    });
    Effect::new(move |_| {
        let screen_title = shown.with(|shown| shown.screen.title());
        let title = fill(text().shell.document_title, screen_title);
        let common = &text().common;
        let title = if app.in_error.get() { fill(common.error_title, &title) } else { title };
        browser::set_title(&title);
    });
    let screen = changing(move || screens::view(app, shown.get().screen));
    let page = vec![
        skip_link(),
        header(Some(app)),
        banner(app),
        screen,
        footer(Some(app)),
        session::view(app),
    ];
    #[cfg(feature = "preview")]
    let page = with_preview_banner(page, Some(app));
    all(page)
}

/// A page without the application's state, for a failure at startup.
pub(crate) fn bare(title: &'static str, content: Part) -> Part {
    let common = &text().common;
    browser::set_title(&fill(common.error_title, &fill(text().shell.document_title, title)));
    let page = vec![skip_link(), header(None), content, footer(None)];
    #[cfg(feature = "preview")]
    let page = with_preview_banner(page, None);
    all(page)
}

/// Inserts the preview’s banner after the skip link.
#[cfg(feature = "preview")]
fn with_preview_banner(mut page: Vec<Part>, app: Option<App>) -> Vec<Part> {
    page.insert(1, super::preview::banner(app));
    page
}

fn skip_link() -> Part {
    tag("a", "skip").attr("href", "#contenu").on_press(browser::focus_title).says(text().shell.skip)
}

/// The operator’s notice, between its start and end dates.
fn banner(app: App) -> Part {
    let Some(notice) = app.config().notice else { return nothing() };
    let shown = app.shown();
    changing(move || {
        // Checked again at each change of screen: the period of the notice may have started or ended.
        shown.track();
        when(notice.is_shown_at(browser::now()), || {
            let content = vec![icon(Icon::Info), element("p", "", vec![said(notice.text.clone())])];
            tag("section", "banner").attr("aria-label", text().shell.notice).with(content)
        })
    })
}

fn header(app: Option<App>) -> Part {
    let t = &text().shell;
    // When signed in, the person's name replaces « Connexion ».
    let person = Memo::new(move |_| {
        let standing = app?.standing().get();
        standing.person.filter(|_| is_signed_in(&standing.at))
    });
    let account = move || match person.get() {
        Some(person) => entry(Icon::User, &Route::Space, said(short_name(&person))),
        None => entry(Icon::Lock, &Route::SignIn, words(t.sign_in)),
    };
    let inner = vec![
        brand(),
        nav(
            "site-nav",
            t.nav,
            vec![element(
                "ul",
                "",
                vec![entry(Icon::Help, &Route::Help, words(t.help)), changing(account)],
            )],
        ),
    ];
    element("header", "site-header", vec![element("div", "site-header__inner", inner)])
}

/// The logo « mon ESPACE SANTÉ », a link to `/`.
fn brand() -> Part {
    let t = &text().shell;
    let span = |word| element("span", "", vec![words(word)]);
    let name =
        vec![span(t.logo_mon), words(" "), span(t.logo_espace), words(" "), span(t.logo_sante)];
    let content =
        vec![drawing("span", "icon-box", logo::LOGO_MARK), element("span", "logo__words", name)];
    link("logo", Route::Welcome.path().into_owned(), false, content)
}

fn nav(class: &'static str, label: &'static str, content: Vec<Part>) -> Part {
    tag("nav", class).attr("aria-label", label).with(content)
}

fn entry(image: Icon, to: &Route, name: Part) -> Part {
    let content = vec![icon(image), element("span", "", vec![name])];
    element("li", "", vec![link("", to.path().into_owned(), false, content)])
}

fn footer(app: Option<App>) -> Part {
    let t = &text().shell;
    let config = app.map(App::config).unwrap_or_default();
    let hours = config.help_hours.unwrap_or_else(|| t.helpline_hours.to_owned());
    let accessibility = match config.accessibility {
        Conformity::None => t.accessibility_none,
        Conformity::Partly => t.accessibility_partly,
        Conformity::Fully => t.accessibility_fully,
    };
    let links = [
        (&Route::Help, t.help_link),
        (&Route::Accessibility, accessibility),
        (&Route::LegalNotice, t.legal),
        (&Route::DataProtection, t.data),
        (&Route::Terms, t.terms),
    ]
    .into_iter()
    .map(|(to, name)| {
        element("li", "", vec![link("", to.path().into_owned(), false, vec![words(name)])])
    })
    .collect();
    let number = vec![icon(Icon::Phone), words(t.helpline_number)];
    let line = vec![
        paragraph("help-line__title", t.helpline_name),
        link("help-line__number", "tel:3422".to_owned(), false, number),
        element("p", "help-line__hours", vec![said(hours), words(" "), words(t.helpline_price)]),
    ];
    let inner = vec![
        element("div", "help-line", line),
        nav("", t.footer_nav, vec![element("ul", "site-footer__links", links)]),
    ];
    element("footer", "site-footer", vec![element("div", "site-footer__inner", inner)])
}
