//! Around every screen: skip link, header, footer; the title and the focus at each change.

use leptos::prelude::*;

use super::app::App;
use super::parts::icon::Icon;
use super::parts::{icon, logo};
use super::{browser, screens};
use crate::config::Conformity;
use crate::contract::At;
use crate::text::{fill, text};

/// The page.
pub(crate) fn view(app: App) -> impl IntoView {
    provide_context(app);
    let shown = app.shown();
    Effect::new(move |before: Option<u32>| {
        let turn = shown.with(|shown| shown.turn);
        if before.is_some() {
            browser::after_paint(browser::focus_title);
        }
        turn
    });
    Effect::new(move |_| {
        let words = shown.with(|shown| screens::title(&shown.screen));
        let named = fill(text().shell.document_title, words);
        let common = &text().common;
        let title = if app.in_error.get() { fill(common.error_title, &named) } else { named };
        browser::set_title(&title);
    });
    view! {
        {skip()}
        {header(Some(app))}
        {move || screens::view(app, shown.get().screen)}
        {footer(Some(app))}
    }
}

/// A page before, or without, the application's state: a failure at start.
pub(crate) fn bare(title: &'static str, content: impl IntoView + 'static) -> AnyView {
    let common = &text().common;
    browser::set_title(&fill(common.error_title, &fill(text().shell.document_title, title)));
    view! {
        {skip()}
        {header(None)}
        {content}
        {footer(None)}
    }
    .into_any()
}

fn skip() -> impl IntoView {
    let jump = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus_title();
    };
    view! {
        <a class="skip" href="#contenu" on:click=jump>
            {text().shell.skip}
        </a>
    }
}

fn header(app: Option<App>) -> impl IntoView {
    let t = &text().shell;
    // The signed-in person's name stands where « Connexion » was.
    let person = move || {
        let standing = app?.standing().get();
        let signed_in = matches!(standing.at, At::SignedIn | At::Activated);
        standing.person.filter(|_| signed_in).map(|person| short_name(&person))
    };
    view! {
        <header class="site-header">
            <div class="site-header__inner">
                <a class="logo" href="/" aria-label=t.logo_link>
                    <span class="icon-box" aria-hidden="true" inner_html=logo::LOGO_MARK></span>
                    <span class="logo__words">
                        <span>{t.logo_mon}</span>
                        " "
                        <span>{t.logo_espace}</span>
                        " "
                        <span>{t.logo_sante}</span>
                    </span>
                </a>
                <nav class="site-nav" aria-label=t.nav>
                    <ul>
                        <li>
                            <a href="/aide">{icon(Icon::Help)} <span>{t.help}</span></a>
                        </li>
                        <li>
                            {move || match person() {
                                Some(name) => {
                                    view! { <a href="/espace">{icon(Icon::User)} <span>{name}</span></a> }
                                }
                                None => {
                                    view! {
                                        <a href="/connexion">
                                            {icon(Icon::Lock)} <span>{t.sign_in.to_owned()}</span>
                                        </a>
                                    }
                                }
                            }}
                        </li>
                    </ul>
                </nav>
            </div>
        </header>
    }
}

/// « Inaya M. ».
fn short_name(person: &crate::contract::Person) -> String {
    let initial = person.last_name.chars().next().map(String::from).unwrap_or_default();
    [person.first_name.as_str(), " ", &initial, "."].concat()
}

fn footer(app: Option<App>) -> impl IntoView {
    let t = &text().shell;
    let config = app.map(App::config).unwrap_or_default();
    let hours = config.help_hours.unwrap_or_else(|| t.line_hours.to_owned());
    let accessibility = match config.accessibility {
        Conformity::None => t.accessibility_none,
        Conformity::Partly => t.accessibility_partly,
        Conformity::Fully => t.accessibility_fully,
    };
    let links = [
        ("/aide", t.help_link),
        ("/accessibilite", accessibility),
        ("/mentions-legales", t.legal),
        ("/donnees-personnelles", t.data),
        ("/conditions-generales", t.terms),
    ]
    .map(|(path, words)| view! { <li><a href=path>{words}</a></li> });
    view! {
        <footer class="site-footer">
            <div class="site-footer__inner">
                <div class="help-line">
                    <p class="help-line__title">{t.line_name}</p>
                    <a class="help-line__number" href="tel:3422">
                        {icon(Icon::Phone)}
                        {t.line_number}
                    </a>
                    <p class="help-line__hours">{hours} " " {t.line_price}</p>
                </div>
                <nav aria-label=t.footer_nav>
                    <ul class="site-footer__links">{links.into_iter().collect_view()}</ul>
                </nav>
            </div>
        </footer>
    }
}
