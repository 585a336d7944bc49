//! Every sample of every screen, rendered outside a browser: valid HTML, and the structure that assistive technology needs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use mon_espace_sante::text::FRENCH;
use mon_espace_sante::ui::rendering::{Event, Page, SampleEntry, samples};
use scraper::{ElementRef, Html, Selector};

/// Opens a sample and brings it into its state, as the gallery does in a browser.
pub fn open(sample: &SampleEntry) -> Page {
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

/// Returns the page as the HTML of a document.
fn html(page: &Page) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><title>{}</title></head><body>{}</body></html>",
        page.title(),
        page.html()
    )
}

pub fn document(page: &Page) -> Html {
    Html::parse_document(&html(page))
}

pub fn selector(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}

/// Returns the index of the first element that matches, in document order, not counting `svg` and its content.
fn find(document: &Html, wanted: &str) -> Option<usize> {
    let (all, wanted) = (selector("body *:not(svg):not(svg *)"), selector(wanted));
    document.select(&all).position(|element| wanted.matches(&element))
}

pub fn send(page: &Page, selector: &str, event: &Event) {
    let index = find(&document(page), selector).unwrap_or_else(|| panic!("no {selector}"));
    assert!(page.send(index, event), "{selector} does not handle {event:?}");
}

/// Every sample in its state: its name and its document.
pub fn all() -> impl Iterator<Item = (String, Html)> {
    static PAGES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    let pages = PAGES.get_or_init(|| {
        let render = |sample: &SampleEntry| (sample.name().join("/"), html(&open(sample)));
        samples().iter().map(render).collect()
    });
    pages.iter().map(|(name, html)| (name.clone(), Html::parse_document(html)))
}

/// Fails with every problem that `check` finds in a sample.
pub fn check_all(check: impl Fn(&Html) -> Vec<String>) {
    let mut problems = BTreeMap::<String, Vec<String>>::new();
    assert!(samples().len() > 400, "{} samples", samples().len());
    for (name, document) in all() {
        for problem in check(&document) {
            problems.entry(problem).or_default().push(name.clone());
        }
    }
    let lines: Vec<_> = problems
        .iter()
        .map(|(problem, samples)| format!("{problem} ({}: {})", samples.len(), samples[0]))
        .collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

pub fn texts(element: ElementRef<'_>) -> String {
    element.text().collect::<String>()
}

pub fn describe(element: ElementRef<'_>) -> String {
    let html = element.html();
    html.chars().take(110).collect()
}

#[test]
fn every_sample_is_valid_html() {
    let wrong = Html::parse_document("<!DOCTYPE html><title>x</title><p><div></p></div>");
    assert!(!wrong.errors.is_empty(), "the parser reports errors");
    check_all(|document| document.errors.iter().map(ToString::to_string).collect());
}

#[test]
fn every_sample_has_one_title_and_no_heading_level_is_skipped() {
    check_all(|document| {
        let headings: Vec<_> = document
            .select(&selector("h1, h2, h3, h4"))
            .map(|heading| (heading.value().name().as_bytes()[1] - b'0', texts(heading)))
            .collect();
        let mut problems = Vec::new();
        if headings.iter().filter(|(level, _)| *level == 1).count() != 1 {
            problems.push("not one h1".to_owned());
        }
        for pair in headings.windows(2) {
            if pair[1].0 > pair[0].0 + 1 {
                problems.push(format!("{:?} follows {:?}", pair[1], pair[0]));
            }
        }
        problems.extend(
            headings
                .iter()
                .filter(|(_, text)| text.trim().is_empty())
                .map(|_| "an empty heading".to_owned()),
        );
        problems
    });
}

#[test]
fn ids_are_unique_and_every_reference_to_an_id_resolves() {
    check_all(|document| {
        let mut ids = BTreeMap::<&str, u32>::new();
        for element in document.select(&selector("[id]")) {
            *ids.entry(element.value().attr("id").unwrap()).or_default() += 1;
        }
        let mut problems: Vec<_> = ids
            .iter()
            .filter(|(_, count)| **count > 1)
            .map(|(id, count)| format!("{id} stands {count} times"))
            .collect();
        let names = [
            "for",
            "form",
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
            "aria-details",
            "list",
        ];
        for element in document.select(&selector("body *")) {
            let references = names.iter().filter_map(|name| element.value().attr(name));
            let fragment = element.value().attr("href").and_then(|href| href.strip_prefix('#'));
            for id in references.flat_map(str::split_whitespace).chain(fragment) {
                if !ids.contains_key(id) {
                    problems.push(format!("nothing has the id {id}: {}", describe(element)));
                }
            }
        }
        problems
    });
}

#[test]
fn every_control_has_a_name() {
    check_all(|document| {
        let mut problems = Vec::new();
        let controls = "input:not([hidden]), select, textarea, button, a[href], summary";
        for control in document.select(&selector(controls)) {
            let attribute = |name| control.value().attr(name).unwrap_or_default();
            let labels = document
                .select(&selector("label"))
                .filter(|label| label.value().attr("for") == control.value().attr("id"))
                .map(texts)
                .collect::<String>();
            let own = [attribute("aria-label"), attribute("aria-labelledby")].concat();
            if [own, labels, texts(control)].concat().trim().is_empty() {
                problems.push(format!("no name: {}", describe(control)));
            }
        }
        for group in document.select(&selector("fieldset")) {
            let legend = group.select(&selector("legend")).next().map(texts).unwrap_or_default();
            if legend.trim().is_empty() {
                problems.push(format!("no legend: {}", describe(group)));
            }
        }
        problems
    });
}

/// Returns each field and each group of radio buttons that is not marked as required. `aria-required` is not allowed on a
/// radio button itself.
fn not_required(document: &Html) -> Vec<String> {
    let is_marked =
        |element: &ElementRef<'_>| element.value().attr("aria-required") == Some("true");
    let has_marked_group = |radio: &ElementRef<'_>| {
        let mut around = radio.ancestors().filter_map(ElementRef::wrap);
        around.any(|element| {
            element.value().attr("role") == Some("radiogroup") && is_marked(&element)
        })
    };
    let fields = selector("form input:not([hidden])");
    let unmarked = document.select(&fields).filter(|field| {
        let is_radio = field.value().attr("type") == Some("radio");
        if is_radio { !has_marked_group(field) } else { !is_marked(field) }
    });
    unmarked.map(|field| format!("not marked as required: {}", describe(field))).collect()
}

#[test]
fn every_field_and_every_choice_says_that_it_is_required() {
    let wrong = "<form><input><fieldset role=radiogroup><input type=radio></fieldset></form>";
    assert_eq!(not_required(&Html::parse_fragment(wrong)).len(), 2);
    check_all(not_required);
}

#[test]
fn no_attribute_is_empty_and_no_class_list_has_superfluous_spaces() {
    check_all(|document| {
        let mut problems = Vec::new();
        for element in document.select(&selector("body *")) {
            for (name, value) in element.value().attrs() {
                let may_be_empty = ["checked", "value"].contains(&name);
                if value.is_empty() && !may_be_empty {
                    problems.push(format!("empty {name}: {}", describe(element)));
                }
                if name == "class" && value.split(' ').any(str::is_empty) {
                    problems.push(format!("class {value:?}"));
                }
            }
        }
        problems
    });
}

/// The parts of a catalogue sentence around its values and around the number 34 22, which is a link.
fn fragments(sentence: &str) -> impl Iterator<Item = &str> {
    let parts = sentence.split("{}").flat_map(|part| part.split("34\u{a0}22"));
    parts.map(str::trim).filter(|part| part.chars().any(char::is_alphabetic))
}

/// Every text of the samples that a person reads or hears: text nodes, names of controls and titles.
fn all_texts() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (name, document) in all() {
        for element in document.select(&selector("title, body *:not(svg):not(svg *)")) {
            let own =
                element.children().filter_map(|child| Some(child.value().as_text()?.to_string()));
            let label = element.value().attr("aria-label").map(str::to_owned);
            for text in own.chain(label).filter(|text| !text.trim().is_empty()) {
                texts.entry(text).or_insert_with(|| name.clone());
            }
        }
    }
    texts
}

/// Words of values that samples show: names, addresses, a notice and keys of the configuration.
const VALUES: &str = "Ange Antoin Brigitte Capanelli Dimanche Gerard Inaya Jacques Jean Julie MES Marie Martine Paul \
    Rochef Tom Vincent Virginie Wilhelmine adresse antoin api bas cauld com domaine décembre eleonore exemple fermé \
    gmail guellec inaya jules leguellec long longue maintenance mar marie martin martine mes messagerie rochef sera service \
    tres une wilhelmine Éléonore";

#[test]
fn every_text_of_a_sample_comes_from_the_catalogue() {
    let mut known = Vec::new();
    FRENCH.each(&mut |_, sentence| known.extend(fragments(sentence).map(str::to_owned)));
    known.sort_by_key(|fragment| std::cmp::Reverse(fragment.len()));
    known.dedup();
    let values: Vec<_> = VALUES.split_whitespace().collect();
    let mut problems = Vec::new();
    for (text, name) in all_texts() {
        let mut rest = text.clone();
        for fragment in &known {
            if rest.contains(fragment.as_str()) {
                rest = rest.replace(fragment.as_str(), "|");
            }
        }
        let word = |word: &&str| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
        let words = rest.split(|c: char| !c.is_alphanumeric()).filter(word);
        let unknown: Vec<_> = words.filter(|word| !values.contains(word)).collect();
        if !unknown.is_empty() {
            problems.push(format!("{name}: {unknown:?} in {text:?}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_sentence_of_the_catalogue_is_in_a_sample() {
    let texts = all_texts().into_keys().collect::<Vec<_>>().join("\n");
    let mut unused = Vec::new();
    FRENCH.each(&mut |name, sentence| {
        // `PreviewText` is not in the samples; `tests/browser/preview.rs` opens its pages.
        let elsewhere = ["FieldErrors.", "FirstPaintText.", "PreviewText."];
        let is_tested_elsewhere = elsewhere.iter().any(|section| name.starts_with(section));
        if !is_tested_elsewhere && !fragments(sentence).all(|fragment| texts.contains(fragment)) {
            unused.push(name.to_owned());
        }
    });
    unused.sort();
    assert_eq!(unused, NOT_IN_A_SAMPLE);
}

/// Sentences that no sample shows: they follow an event that does not change the screen, depend on the configuration, or
/// name a file. Those of
/// `FieldErrors` have their own tests (`fields`), and those of `FirstPaintText` are in the pages of the server (`served`).
const NOT_IN_A_SAMPLE: &[&str] = &[
    "AccountText.proof_code_sent",
    "CodesText.resent",
    "CommonText.loading",
    "CommonText.moved",
    "CredentialsText.announced_missing_one",
    "CredentialsText.announced_missing_several",
    "CredentialsText.hidden",
    "CredentialsText.hide_confirmation_label",
    "FieldText.counter_announced",
    "OneTimeCodeText.resend_announced",
    "OneTimeCodeText.resent",
    "ReceiptText.child",
    "ReceiptText.closure",
    "ReceiptText.done",
    "ReceiptText.file",
    "ReceiptText.own",
    "RecoveryText.identifier_resent",
    "SessionText.failed",
    "SessionText.warning_announced",
    "TroubleText.locked_announced",
    "TroubleText.not_together",
];

#[test]
fn every_class_has_a_rule_and_every_rule_an_element() {
    let mut used = BTreeSet::new();
    for (_, document) in all() {
        for element in document.select(&selector("[class]")) {
            used.extend(element.value().classes().map(str::to_owned));
        }
    }
    for html in crate::served::all_html() {
        for element in Html::parse_fragment(&html).select(&selector("[class]")) {
            used.extend(element.value().classes().map(str::to_owned));
        }
    }
    let class = regex::Regex::new(r"\.(-?[_a-zA-Z][\w-]*)").unwrap();
    let comment = regex::Regex::new(r"(?s)/\*.*?\*/|\{[^{}]*\}").unwrap();
    let mut styled = BTreeSet::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/style")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        // Without the style sheets of the gallery and the preview, which have no samples.
        if name.ends_with(".css") && !["gallery.css", "preview.css"].contains(&name) {
            let style = std::fs::read_to_string(path).unwrap();
            let selectors = comment.replace_all(&style, " ");
            styled.extend(class.captures_iter(&selectors).map(|found| found[1].to_owned()));
        }
    }
    let without_rule: Vec<_> = used.difference(&styled).collect();
    let without_element: Vec<_> = styled.difference(&used).collect();
    assert!(
        without_rule.is_empty() && without_element.is_empty(),
        "{without_rule:?} {without_element:?}"
    );
}
