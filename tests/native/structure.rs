//! The structure of every sample: which elements may contain which, the title of the document, the links that every
//! screen has.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html};

use crate::samples::{all, check_all, describe, selector, texts};

/// Elements with phrasing content, each of which may contain [`PHRASES`] only.
const WITH_PHRASES: &str = "p, h1, h2, h3, h4, span, strong, label, button, dt, summary, legend";
const PHRASES: &str = "a, b, br, button, em, input, label, small, span, strong, svg, time";
/// A heading is also allowed in these.
const WITH_HEADING: &str = "summary, legend";

/// Lists, and their children.
const LISTS: [(&str, &str); 3] =
    [("ul, ol", "li"), ("dl", "div, dt, dd"), ("dl > div", "dt, dd, div, p")];

/// Interactive elements in other ones.
const NESTED_CONTROLS: &str =
    ":is(a, button, label, summary) :is(a, button, summary), a input, button input";

/// The addresses of the header’s and the footer’s links, in order.
const NAVIGATION: [&str; 7] = [
    "/",
    "/aide",
    "/aide",
    "/accessibilite",
    "/mentions-legales",
    "/donnees-personnelles",
    "/conditions-generales",
];

/// Returns each element that may not be the child of its parent.
fn misplaced(document: &Html) -> Vec<String> {
    let mut problems = Vec::new();
    let mut children = |parents: &str, allowed: &dyn Fn(ElementRef<'_>, ElementRef<'_>) -> bool| {
        for parent in document.select(&selector(parents)) {
            for child in parent.child_elements().filter(|child| !allowed(parent, *child)) {
                problems.push(format!("{} in {}", child.value().name(), describe(parent)));
            }
        }
    };
    let [phrases, with_heading, heading] = [PHRASES, WITH_HEADING, "h2, h3"].map(selector);
    children(WITH_PHRASES, &|parent, child| {
        phrases.matches(&child) || (heading.matches(&child) && with_heading.matches(&parent))
    });
    for (list, items) in LISTS {
        let items = selector(items);
        children(list, &|_, child| items.matches(&child));
    }
    for nested in document.select(&selector(NESTED_CONTROLS)) {
        problems.push(format!("in an interactive element: {}", describe(nested)));
    }
    problems
}

#[test]
fn elements_nest_as_html_requires() {
    // Parsed without an error, as the test of valid HTML demands, but not allowed by the content models of HTML.
    for wrong in [
        "<h1><ul><li>a</li></ul></h1>",
        "<ul><div>a</div></ul>",
        "<label>a <a href=/>b</a></label>",
        "<a href=/>a <input></a>",
    ] {
        assert_eq!(misplaced(&Html::parse_document(wrong)).len(), 1, "{wrong}");
    }
    check_all(misplaced);
}

#[test]
fn every_screen_links_to_the_same_information_pages() {
    let link = selector(".site-header a, .site-footer a");
    check_all(|document| {
        let links: Vec<_> = document
            .select(&link)
            .filter_map(|link| link.value().attr("href"))
            .filter(|href| NAVIGATION.contains(href))
            .collect();
        if links == NAVIGATION { vec![] } else { vec![format!("the links are {links:?}")] }
    });
}

/// The title of the document.
fn title(document: &Html) -> String {
    document.select(&selector("title")).map(texts).collect()
}

#[test]
fn title_of_the_document_says_that_something_is_wrong() {
    let errors =
        selector("[aria-invalid=true], [data-testid=error-summary], [data-testid=trouble]");
    let mut problems = Vec::new();
    for (name, document) in all() {
        let is_wrong = document.select(&errors).next().is_some();
        // A notice of maintenance is not an error, nor is the request for a proof.
        let is_asked = ["/maintenance", "/preuve-demandee"].iter().any(|end| name.ends_with(end));
        if is_wrong && !is_asked && !title(&document).starts_with("Erreur\u{a0}: ") {
            problems.push(format!("{name}: {}", title(&document)));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn no_two_screens_have_the_same_title() {
    let titles: Vec<_> = all()
        .map(|(name, document)| {
            (name, title(&document).trim_start_matches("Erreur\u{a0}: ").to_owned())
        })
        .collect();
    // Samples of a lock or of an ended session have the title of the failure.
    let is_failure = |name: &str| name.starts_with("trouble/");
    let failures: Vec<_> =
        titles.iter().filter(|(name, _)| is_failure(name)).map(|(_, title)| title).collect();
    let mut screens = BTreeMap::new();
    for (name, title) in &titles {
        let screen = name.rsplit_once('/').unwrap().0;
        if is_failure(name) || !failures.contains(&title) {
            let first = *screens.entry(title).or_insert(screen);
            assert_eq!(first, screen, "two screens with the title « {title} »");
        }
    }
    assert!(screens.len() >= 40, "{} titles", screens.len());
}
