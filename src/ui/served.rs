//! The pages that the server sends before the program runs, written as HTML when the site is built.
//!
//! Public addresses have a page of their own. All others have the same one, which only says that the service is loading,
//! because what they show depends on the person.

use std::rc::Rc;

use html::html;

use super::app::App;
use super::parts::Part;
use super::parts::help::phone;
use super::rendering::Page;
use super::shell;
use crate::api::{Client, Request, ResponseFuture, Transport};
use crate::config::Config;
use crate::contract::Standing;
use crate::journeys::Maintenance;
use crate::route::{Program, Route};
use crate::text::{FirstPaintText, text};

/// A page that the server sends.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ServedPage {
    /// The file below the site's folder.
    pub file: String,
    /// The path of the page, `404` for addresses that do not exist, or empty for the page of all other addresses.
    pub screen: String,
    /// The title of the document.
    pub title: String,
    /// The description for search engines.
    pub description: &'static str,
    /// The content of the root element.
    pub html: String,
    /// The name of the program of the page.
    pub program: &'static str,
    /// Whether the page does nothing without the program.
    pub needs_program: bool,
}

/// Everything that the pages of a site consist of.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ServedSite {
    /// The pages.
    pub pages: Vec<ServedPage>,
    /// The templates of every page, from which `boot.js` shows what happens before the program runs.
    pub templates: String,
    /// The content of `<noscript>` in pages that need the program.
    pub noscript: String,
    /// The message that pages which need the program show when it does not come.
    pub slow: String,
    /// The addresses of the pages that only say that the service is loading, as regular expressions, with their files.
    pub shell_patterns: Vec<(String, String)>,
    /// Further addresses of pages, with their files.
    pub aliases: Vec<(&'static str, &'static str)>,
}

/// Writes the pages for a configuration.
pub fn site(config: &Config) -> ServedSite {
    let (own, shell): (Vec<_>, Vec<_>) =
        Route::FIXED.iter().partition(|(route, _)| about(route).is_some());
    let mut pages: Vec<_> = own.iter().map(|(route, _)| public_page(route, config)).collect();
    pages.push(page("404", "404.html".to_owned(), "/inconnue", text().first_paint.title, config));
    pages.extend(Program::ALL.map(|program| shell_page(program, config)));
    let mut shell_patterns: Vec<_> = shell
        .iter()
        .map(|(route, path)| ((*path).to_owned(), route.page_program().shell_file()))
        .collect();
    let profile = "/profils/[A-Za-z0-9_-]+/(decision|opposition|confirmation)".to_owned();
    shell_patterns.push((profile, Program::Space.shell_file()));
    ServedSite {
        pages,
        templates: templates(),
        noscript: html_of(without_script),
        slow: html_of(slow),
        shell_patterns,
        aliases: vec![("/protection-donnees-personnelles", "donnees-personnelles.html")],
    }
}

/// The description of a public page; `None` for an address whose page depends on the person. `/deconnexion` is one of
/// them: it says that the person is signed out only once the backend has confirmed it.
fn about(route: &Route) -> Option<&'static str> {
    let t = &text().first_paint;
    let description = match route {
        Route::Welcome => t.about_welcome,
        Route::BeforeStarting => t.about_before,
        Route::Identification => t.about_identification,
        Route::BirthDate => t.about_birth_date,
        Route::NewCode => t.about_new_code,
        Route::SignIn => t.about_sign_in,
        Route::LostIdentifier => t.about_lost_identifier,
        Route::LostPassword => t.about_lost_password,
        Route::Help => t.about_help,
        Route::Terms => t.about_terms,
        Route::DataProtection => t.about_data,
        Route::LegalNotice => t.about_legal,
        Route::Accessibility => t.about_accessibility,
        other => {
            debug_assert!(!other.is_public() || *other == Route::SignedOut, "{other:?}");
            return None;
        }
    };
    Some(description)
}

fn public_page(route: &Route, config: &Config) -> ServedPage {
    let path = route.path();
    let file = if *route == Route::Welcome { "/index" } else { &path };
    let description = about(route).unwrap_or_default();
    page(&path, format!("{}.html", file.trim_start_matches('/')), &path, description, config)
}

fn page(
    screen: &str,
    file: String,
    path: &str,
    description: &'static str,
    config: &Config,
) -> ServedPage {
    let page = Page::build(|| shell::view(app(path, config)));
    let html = page.html();
    ServedPage {
        file,
        screen: screen.to_owned(),
        title: page.title(),
        description,
        needs_program: html.contains("<form"),
        program: Route::parse(path)
            .map_or(Program::Activation, |route| route.page_program())
            .name(),
        html,
    }
}

/// The page of the addresses of a program whose screens depend on the person.
fn shell_page(program: Program, config: &Config) -> ServedPage {
    let t = &text().first_paint;
    let page = Page::build(|| shell::frame(app("/", config), loading));
    ServedPage {
        file: program.shell_file(),
        program: program.name(),
        screen: String::new(),
        title: t.title.to_owned(),
        description: t.title,
        html: page.html(),
        needs_program: true,
    }
}

/// The state of a page for a person without a session.
fn app(path: &str, config: &Config) -> App {
    let client = Client::new(Rc::new(NoBackend), "fr");
    let maintenance = config.maintenance.then_some(Maintenance { retry_after_s: None });
    App::new(config.clone(), maintenance, client, Standing::ANONYMOUS, path)
}

/// A backend that never answers.
struct NoBackend;

impl Transport for NoBackend {
    fn send(&self, _: Request) -> ResponseFuture {
        Box::pin(std::future::pending())
    }

    fn random_bytes(&self) -> Option<[u8; 16]> {
        None
    }
}

type View = fn(&'static FirstPaintText) -> Part;

fn html_of(view: View) -> String {
    Page::build(|| view(&text().first_paint)).html()
}

fn templates() -> String {
    let templates: [(&str, View); 6] = [
        ("chargement", |_| loading()),
        ("appuye", pressed),
        ("appuye-sans-suite", pressed_in_vain),
        ("secours", failed),
        ("ancien", old),
        ("bloque", blocked),
    ];
    templates
        .iter()
        .map(|(id, view)| format!("<template id=\"{id}\">{}</template>", html_of(*view)))
        .collect()
}

fn loading() -> Part {
    html! {
        <main class="page" id="contenu">
            <div class="group">
                <p>{text().first_paint.loading}</p>
                <div class="skeleton"/>
                <div class="skeleton"/>
                <div class="skeleton"/>
            </div>
        </main>
    }
}

/// The label of a button that was pressed too early, and what is said beside it.
fn pressed(t: &'static FirstPaintText) -> Part {
    html! { <span>{t.pressed}</span><p class="waiting">{t.pressed_why}</p> }
}

/// What is said beside a button when the program did not come.
fn pressed_in_vain(t: &'static FirstPaintText) -> Part {
    html! { <p class="waiting">{t.pressed_failed}</p> }
}

fn failed(t: &'static FirstPaintText) -> Part {
    recovery(
        t.failed_title,
        vec![
            html! { <p>{t.failed_why}</p> },
            html! {
                <p><button class="button" type="button" data-reload="1">{t.failed_reload}</button></p>
            },
            with_phone(t.failed_help),
        ],
    )
}

fn old(t: &'static FirstPaintText) -> Part {
    recovery(t.old_title, vec![html! { <p>{t.old_do}</p> }, with_phone(t.other_help)])
}

fn blocked(t: &'static FirstPaintText) -> Part {
    recovery(
        t.blocked_title,
        vec![
            html! { <p>{t.blocked_why}</p> },
            html! { <p>{t.blocked_do}</p> },
            with_phone(t.other_help),
        ],
    )
}

fn recovery(title: &'static str, content: Vec<Part>) -> Part {
    html! { <main class="page recovery" id="contenu"><h1 tabindex="-1">{title}</h1>{content}</main> }
}

/// What browsers without JavaScript show in the place of the main element.
fn without_script(t: &'static FirstPaintText) -> Part {
    html! {
        <div class="page recovery">
            <h1>{t.noscript_title}</h1>
            <p>{t.noscript_why}</p>
            <p>{t.noscript_do}</p>
            {with_phone(t.noscript_help)}
        </div>
    }
}

fn slow(t: &'static FirstPaintText) -> Part {
    html! { <div class="slow">{with_phone(t.slow)}</div> }
}

/// A paragraph with the number of the help line, as a link, in the place of `{}`.
fn with_phone(sentence: &'static str) -> Part {
    let (before, after) = sentence.split_once("{}").unwrap_or((sentence, ""));
    html! { <p>{before}{phone()}{after}</p> }
}
