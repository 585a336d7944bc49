//! The information pages: required facts, placeholders for the operator, links, ids and the generated JSON file.

use mon_espace_sante::route::Route;
use mon_espace_sante::text::{Article, FRENCH, Link};
use mon_espace_sante::ui::pages_file;

fn plain(sentence: &str) -> String {
    sentence.replace(['\u{a0}', '\u{202f}'], " ")
}

fn text_of(articles: &[Article]) -> String {
    articles
        .iter()
        .flat_map(|article| article.text.iter().chain(article.list))
        .map(|sentence| plain(sentence) + "\n")
        .collect()
}

fn pages() -> Vec<(&'static str, String)> {
    let all = &FRENCH.pages;
    let mut help = String::new();
    all.help.each(&mut |_, sentence| help += &(plain(sentence) + "\n"));
    for topic in all.topics {
        help += &text_of(topic.questions);
    }
    let mut pages = vec![("/aide", help)];
    for (path, page) in [
        ("/conditions-generales", &all.terms),
        ("/donnees-personnelles", &all.data),
        ("/mentions-legales", &all.legal),
        ("/accessibilite", &all.accessibility),
    ] {
        pages.push((path, plain(page.lead) + "\n" + &text_of(page.articles)));
    }
    pages
}

#[test]
fn each_page_contains_its_required_facts() {
    let facts: [(&str, &[&str]); 5] = [
        (
            "/aide",
            &[
                "R1111-28",
                "R1111-36",
                "six semaines",
                "dix ans",
                "trois mois",
                "34 22",
                "ne demande jamais un code",
                "par téléphone",
                "sourdes",
                "indésirables",
            ],
        ),
        (
            "/conditions-generales",
            &[
                "L1111-13-1",
                "L1111-13-2",
                "R1111-28",
                "R1111-32",
                "R1111-33",
                "R1111-36",
                "n° 78-17",
            ],
        ),
        (
            "/donnees-personnelles",
            &[
                "L1111-13-1",
                "L1111-13-2",
                "R1111-26",
                "R1111-39",
                "R1111-28",
                "R1111-33",
                "R1111-36",
                "RGPD",
                "n° 78-17",
                "CNIL",
                "dix ans",
                "trois mois",
                "L’Assurance Maladie",
                "ministère chargé de la santé",
                "hébergées en France",
                "cookie",
            ],
        ),
        ("/mentions-legales", &["L1111-13-1", "L1111-13-2", "n° 78-17", "Directeur ou directrice"]),
        (
            "/accessibilite",
            &[
                "article 47",
                "n° 2005-102",
                "RGAA",
                "version 4.1",
                "axe-core",
                "Défenseur des droits",
                "34 22",
            ],
        ),
    ];
    for ((path, words), (page, text)) in facts.into_iter().zip(pages()) {
        assert_eq!(path, page);
        for word in words {
            assert!(text.contains(word), "{path} does not contain {word}");
        }
    }
}

#[test]
fn facts_left_to_the_operator_are_placeholders_in_brackets() {
    for (path, text) in pages() {
        assert!(text.contains("à compléter"), "{path}");
        for line in text.lines().filter(|line| line.contains("à compléter")) {
            assert!(line.starts_with('[') && line.ends_with(".]"), "{path}: {line}");
        }
    }
}

#[test]
fn every_link_is_a_known_route_or_uses_https() {
    let all = &FRENCH.pages;
    let questions = all.topics.iter().flat_map(|topic| topic.questions);
    let pages = [&all.terms, &all.data, &all.legal, &all.accessibility];
    let articles = questions.chain(pages.into_iter().flat_map(|page| page.articles));
    let mut seen = 0;
    for Link { path, words } in articles.flat_map(|article| article.links) {
        seen += 1;
        assert!(path.starts_with("https://") || Route::parse(path).is_some(), "{words}: {path}");
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn ids_of_the_help_page_are_unique() {
    let mut ids: Vec<_> = FRENCH.pages.topics.iter().map(|topic| topic.id).collect();
    // The ids of the page frame, and of the screen's last heading.
    ids.extend(["app", "contenu", "formulaire", "appeler"]);
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn the_generated_pages_file_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/pages.fr.json");
    let fresh = pages_file::content();
    if std::fs::read_to_string(path).unwrap_or_default() != fresh {
        std::fs::write(path, &fresh).unwrap();
        panic!("public/pages.fr.json was stale and has been rewritten: commit it");
    }
}
