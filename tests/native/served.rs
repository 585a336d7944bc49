//! The pages that the server sends before the program runs.

use std::collections::BTreeSet;

use mon_espace_sante::config::Config;
use mon_espace_sante::route::Route;
use mon_espace_sante::text::FRENCH;
use mon_espace_sante::ui::served::{ServedSite, site};
use scraper::Html;

use crate::samples::selector;

fn default_site() -> ServedSite {
    site(&Config::default())
}

/// The HTML of every page and template.
pub fn all_html() -> Vec<String> {
    let site = default_site();
    let templates = site.templates.replace("<template", "<div").replace("</template", "</div");
    let pages = site.pages.into_iter().map(|page| page.html);
    pages.chain([templates, site.noscript, site.slow]).collect()
}

fn document(title: &str, html: &str) -> Html {
    Html::parse_document(&format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><title>{title}</title></head><body>{html}</body></html>"
    ))
}

#[test]
fn every_public_address_has_a_page_and_every_other_one_the_shell() {
    let site = default_site();
    for (route, path) in Route::FIXED {
        let own = site.pages.iter().any(|page| page.screen == *path);
        let shell = site.shell_patterns.iter().any(|(pattern, _)| pattern == path);
        // `/deconnexion` says that the person is signed out only once the backend has confirmed it.
        let expected = route.is_public() && *route != Route::SignedOut;
        assert_eq!((own, shell), (expected, !expected), "{path}");
    }
    for (alias, file) in &site.aliases {
        let route = Route::parse(alias).unwrap();
        assert_eq!(format!("{}.html", route.path().trim_start_matches('/')), *file);
    }
}

#[test]
fn every_page_is_valid_html_with_a_title_and_a_description_of_its_own() {
    let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
    for page in default_site().pages {
        let document = document(&page.title, &page.html);
        assert!(document.errors.is_empty(), "{}: {:?}", page.file, document.errors);
        let h1 = document.select(&selector("h1")).count();
        assert_eq!(h1, usize::from(!page.screen.is_empty()), "{}", page.file);
        assert!(!page.title.is_empty() && !page.description.is_empty());
        if page.screen.starts_with('/') {
            assert!(titles.insert(page.title), "{} has the title of another page", page.file);
            assert!(descriptions.insert(page.description), "{}", page.description);
        }
    }
}

/// Before the program runs, the browser itself handles the page: nothing that was typed may reach an address.
#[test]
fn forms_do_nothing_and_typed_fields_have_no_name() {
    let site = default_site();
    let mut forms = 0;
    for page in &site.pages {
        let document = document(&page.title, &page.html);
        for form in document.select(&selector("form")) {
            forms += 1;
            assert_eq!(form.attr("method"), Some("dialog"), "{}", page.file);
            assert_eq!(form.attr("action"), None, "{}", page.file);
        }
        // Radio buttons need a name to be one group; their values are ours.
        let named = document.select(&selector("input[name]:not([type=radio])")).count();
        assert_eq!(named, 0, "{}", page.file);
        assert_eq!(page.needs_program, page.screen.is_empty() || page.html.contains("<form"));
    }
    assert!(forms > 5, "{forms} forms");
}

/// The comments of dynamic parts are balanced in every element: the program finds the end of each part by counting.
#[test]
fn every_dynamic_part_ends_in_the_same_element() {
    for html in all_html() {
        let document = document("x", &html);
        for node in document.tree.nodes() {
            let mut depth = 0;
            for comment in node.children().filter_map(|child| child.value().as_comment()) {
                depth += if &**comment == "[" { 1 } else { -1 };
                assert!(depth >= 0, "{html}");
            }
            assert_eq!(depth, 0, "{html}");
        }
    }
}

#[test]
fn every_sentence_of_the_first_paint_is_in_a_page() {
    let site = default_site();
    let mut all = all_html().join(" ");
    for page in &site.pages {
        all += &format!(" {} {}", page.title, page.description);
    }
    FRENCH.first_paint.each(&mut |name, sentence| {
        let is_shown = sentence.split("{}").all(|part| all.contains(part));
        assert!(is_shown, "{name}");
    });
}

#[test]
fn the_configuration_changes_the_pages() {
    let page = |config: &Config, file: &str| {
        let pages = site(config).pages;
        pages.into_iter().find(|page| page.file == file).unwrap().html
    };
    let hours = Config { help_hours: Some("Le lundi.".to_owned()), ..Config::default() };
    assert!(page(&hours, "aide.html").contains("Le lundi."));
    let closed = Config { maintenance: true, ..Config::default() };
    assert!(!page(&closed, "connexion.html").contains("<form"));
    assert!(page(&closed, "aide.html").contains("34\u{a0}22"));
    let provider = Config { france_connect: true, ..Config::default() };
    let link = FRENCH.sign_in.france_connect_go;
    assert!(page(&provider, "connexion.html").contains(link));
    assert!(!page(&Config::default(), "connexion.html").contains(link));
}
