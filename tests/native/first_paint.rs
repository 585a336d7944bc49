//! The sentences of `index.html` are those of the text catalogue.

use mon_espace_sante::text::FRENCH;

/// The name and the text of each element with `data-text`, without inner tags.
fn sentences(html: &str) -> Vec<(String, String)> {
    html.match_indices("data-text=\"")
        .map(|(at, mark)| {
            let rest = &html[at + mark.len()..];
            let (name, rest) = rest.split_once('"').unwrap();
            let tag = html[..at].rsplit_once('<').unwrap().1.split_whitespace().next().unwrap();
            let inner = rest.split_once('>').unwrap().1;
            let inner = inner.split_once(&format!("</{tag}>")).unwrap().0;
            let mut text = String::new();
            let mut in_tag = false;
            for c in inner.chars() {
                match c {
                    '<' => in_tag = true,
                    '>' => in_tag = false,
                    _ if !in_tag => text.push(c),
                    _ => {}
                }
            }
            (name.to_owned(), text.trim().to_owned())
        })
        .collect()
}

#[test]
fn every_sentence_is_that_of_the_catalogue() {
    let html = include_str!("../../index.html");
    let mut known = Vec::new();
    FRENCH.first_paint.each(&mut |name, sentence| {
        known.push((name.rsplit('.').next().unwrap(), sentence));
    });
    let found = sentences(html);
    assert!(found.len() >= known.len(), "{found:?}");
    for (name, text) in found {
        let sentence = known.iter().find(|(known, _)| *known == name);
        let (_, sentence) = sentence.unwrap_or_else(|| panic!("no sentence named {name}"));
        assert_eq!(&text, sentence, "{name}");
    }
}

#[test]
fn the_logo_has_the_name_of_the_catalogue() {
    let html = include_str!("../../index.html");
    let logo = format!("<a class=\"logo\" href=\"/\" aria-label=\"{}\">", FRENCH.shell.logo_link);
    let logos = html.matches("class=\"logo\"").count();
    assert_eq!((logos, html.matches(&logo).count()), (3, 3));
}
