//! The frame around every screen: skip link, header, banner, footer; the document title and the focus at each change of
//! screen.

use html::html;
use leptos::prelude::*;

use super::app::App;
use super::parts::icon::Icon;
use super::parts::{icon, logo};
use super::{browser, screens, session};
use crate::config::Conformity;
use crate::journeys::account::{is_signed_in, short_name};
use crate::route::Route;
use crate::text::{fill, text};
use crate::ui::markup::{drawing, dynamic, empty};
use crate::ui::parts::Part;

/// Renders the whole page.
pub(crate) fn view(app: App) -> Part {
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
    frame(app, move || screens::view(app, shown.get().screen))
}

/// Renders the frame with a screen in it.
pub(crate) fn frame(app: App, screen: impl Fn() -> Part + 'static) -> Part {
    provide_context(app);
    html! {
        {skip_link()}
        {preview_banner(Some(app))}
        {header(Some(app))}
        {banner(app)}
        {dynamic(screen)}
        {footer(Some(app))}
        {session::view(app)}
    }
}

/// Renders a page without the application's state, for a failure at startup.
pub(crate) fn bare(title: &'static str, content: Part) -> Part {
    let common = &text().common;
    browser::set_title(&fill(common.error_title, &fill(text().shell.document_title, title)));
    html! {
        {skip_link()}
        {preview_banner(None)}
        {header(None)}
        {content}
        {footer(None)}
    }
}

#[cfg(all(feature = "preview", target_arch = "wasm32"))]
fn preview_banner(app: Option<App>) -> Part {
    super::preview::banner(app)
}

#[cfg(not(all(feature = "preview", target_arch = "wasm32")))]
fn preview_banner(_: Option<App>) -> Part {
    empty()
}

fn skip_link() -> Part {
    html! {
        <a class="skip" href="#contenu" on:press=browser::focus_title>{text().shell.skip}</a>
    }
}

/// Renders the operator’s notice between its start and end dates.
fn banner(app: App) -> Part {
    let notice = app.config().notice;
    let shown = app.shown();
    // A dynamic part even without a notice, so that the page has the same parts for every configuration.
    dynamic(move || {
        let Some(notice) = &notice else { return empty() };
        // Checked again at each change of screen: the period of the notice may have started or ended.
        shown.track();
        if !notice.is_shown_at(browser::now()) {
            return empty();
        }
        // The page that the server sent may have another notice, hours or level of conformity: see `markup/adopt.rs`.
        let said = notice.text.clone();
        let said = move || said.clone();
        html! {
            <section class="banner" aria-label=text().shell.notice>
                {icon(Icon::Info)}
                <p text=said/>
            </section>
        }
    })
}

fn header(app: Option<App>) -> Part {
    let t = &text().shell;
    let person = Memo::new(move |_| {
        let standing = app?.standing().get();
        standing.person.filter(|_| is_signed_in(&standing.at))
    });
    html! {
        <header class="site-header">
            <div class="site-header__inner">
                {brand()}
                <nav class="site-nav" aria-label=t.nav>
                    <ul>
                        {entry(Icon::Help, &Route::Help, t.help.to_owned())}
                        // When signed in, the person's name replaces « Connexion ».
                        {move || match person.get() {
                            Some(person) => entry(Icon::User, &Route::Space, short_name(&person)),
                            None => entry(Icon::Lock, &Route::SignIn, t.sign_in.to_owned()),
                        }}
                    </ul>
                </nav>
            </div>
        </header>
    }
}

/// Renders the logo « mon ESPACE SANTÉ », a link to `/`.
fn brand() -> Part {
    let t = &text().shell;
    html! {
        <a class="logo" href=Route::Welcome.path().into_owned() aria-label=t.logo_link>
            {drawing("span", "icon-box", logo::LOGO_MARK)}
            <span class="logo__words">
                <span>{t.logo_mon}</span>
                " "
                <span>{t.logo_espace}</span>
                " "
                <span>{t.logo_sante}</span>
            </span>
        </a>
    }
}

fn entry(image: Icon, to: &Route, name: String) -> Part {
    html! {
        <li>
            <a href=to.path().into_owned()>
                {icon(image)}
                <span>{name}</span>
            </a>
        </li>
    }
}

fn footer(app: Option<App>) -> Part {
    let t = &text().shell;
    let config = app.map(App::config).unwrap_or_default();
    let hours = config.help_hours.unwrap_or_else(|| t.helpline_hours.to_owned());
    let help = move || [hours.as_str(), " ", t.helpline_price].concat();
    let accessibility = match config.accessibility {
        Conformity::None => t.accessibility_none,
        Conformity::Partly => t.accessibility_partly,
        Conformity::Fully => t.accessibility_fully,
    };
    let links: Vec<_> = [
        (&Route::Help, t.help_link),
        (&Route::Accessibility, accessibility),
        (&Route::LegalNotice, t.legal),
        (&Route::DataProtection, t.data),
        (&Route::Terms, t.terms),
    ]
    .into_iter()
    .map(|(to, name)| html! { <li><a href=to.path().into_owned() text=move || name.to_owned()/></li> })
    .collect();
    html! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                <div class="help-line">
                    <p class="help-line__title">{t.helpline_name}</p>
                    <a class="help-line__number" href="tel:3422">
                        {icon(Icon::Phone)}
                        {t.helpline_number}
                    </a>
                    <p class="help-line__hours" text=help/>
                </div>
                <nav aria-label=t.footer_nav>
                    <ul class="site-footer__links">{links}</ul>
                </nav>
            </div>
        </footer>
    }
}
