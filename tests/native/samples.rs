//! Every sample of every screen, rendered outside a browser: valid HTML, and the structure that assistive technology needs.

use mon_espace_sante::ui::rendering::{Event, Page, SampleEntry, samples};
use scraper::{Html, Selector};

/// Opens a sample and brings it into its state, as the gallery does in a browser.
fn open(sample: &SampleEntry) -> Page {
    let page = Page::open(sample);
    for (selector, text) in sample.typed() {
        send(&page, selector, &Event::Input((*text).to_owned()));
    }
    if sample.is_submitted() {
        let form = "#formulaire";
        let has_form = find(&document(&page), form).is_some();
        let (selector, event) =
            if has_form { (form, Event::Submit) } else { (".sign-out button", Event::Press) };
        send(&page, selector, &event);
    }
    // A disclosure is opened by the browser itself.
    if !sample.clicked().is_empty() && sample.clicked() != ".help__summary" {
        send(&page, sample.clicked(), &Event::Press);
    }
    page.advance(sample.delay_ms());
    page
}

/// Parses the page as a document.
fn document(page: &Page) -> Html {
    Html::parse_document(&format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><title>{}</title></head><body>{}</body></html>",
        page.title(),
        page.html()
    ))
}

fn selector(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

/// Returns the index of the first element that matches, in document order, without the elements of drawings.
fn find(document: &Html, wanted: &str) -> Option<usize> {
    let (all, wanted) = (selector("body *:not(svg):not(svg *)"), selector(wanted));
    document.select(&all).position(|element| wanted.matches(&element))
}

fn send(page: &Page, selector: &str, event: &Event) {
    let index = find(&document(page), selector).unwrap_or_else(|| panic!("no {selector}"));
    assert!(page.send(index, event), "{selector} does not handle {event:?}");
}

#[test]
fn every_sample_is_valid_html() {
    for sample in samples() {
        let page = open(&sample);
        let document = document(&page);
        assert!(document.errors.is_empty(), "{:?}: {:?}", sample.name(), document.errors);
        println!("{:?} {} {}", sample.name(), page.title(), page.html().len());
    }
}

#[test]
fn dump_temporarily() {
    let Ok(folder) = std::env::var("DUMP") else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for sample in samples() {
        let page = open(&sample);
        let text = format!("{}\n{}\n", page.title(), page.html().replace('>', ">\n"));
        std::fs::write(format!("{folder}/{}.html", sample.name().join("_")), text).unwrap();
    }
}
