//! The text catalogue: French typography, and the sentences that the service's source documents prescribe.

use mon_espace_sante::text::FRENCH;

/// Fails with every sentence of the catalogue for which `check` returns a problem.
fn check_all(check: impl Fn(&str) -> Option<&'static str>) {
    let mut seen = 0;
    let mut problems = Vec::new();
    FRENCH.each(&mut |name, sentence| {
        seen += 1;
        if let Some(problem) = check(sentence) {
            problems.push(format!("{name}: {problem}: {sentence}"));
        }
    });
    assert!(seen > 200, "{seen} sentences");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn spaces_before_punctuation_are_non_breaking() {
    check_all(|sentence| {
        let plain = [" ?", " !", " ;", " :", " »", "« "];
        plain.iter().any(|pair| sentence.contains(pair)).then_some("a breaking space")
    });
    check_all(|sentence| {
        let no_space_before = |mark| {
            sentence.match_indices(mark).any(|(at, _)| {
                let before = sentence[..at].chars().next_back();
                before.is_some_and(|c| c.is_alphabetic())
            })
        };
        ['?', ';'].into_iter().any(no_space_before).then_some("no space before the mark")
    });
}

#[test]
fn apostrophes_dashes_and_quotes_are_typographic() {
    check_all(|sentence| sentence.contains('\'').then_some("a straight apostrophe"));
    check_all(|sentence| sentence.contains(" - ").then_some("a hyphen for a dash"));
    check_all(|sentence| sentence.contains('"').then_some("straight quotes"));
}

#[test]
fn no_sentence_is_empty_or_has_superfluous_spaces() {
    check_all(|sentence| sentence.contains("  ").then_some("two spaces"));
    check_all(|sentence| {
        (sentence.trim() != sentence || sentence.is_empty())
            .then_some("empty, or a space at an end")
    });
}

#[test]
fn the_space_in_the_telephone_number_is_non_breaking() {
    check_all(|sentence| sentence.contains("34 22").then_some("a breaking space in the number"));
}

#[test]
fn prescribed_sentences_are_in_the_catalogue() {
    // `letters.txt` has ordinary spaces only.
    let mut catalogue = Vec::new();
    FRENCH.each(&mut |_, sentence| {
        catalogue.push(sentence.replace(['\u{a0}', '\u{202f}'], " "));
    });
    let prescribed = include_str!("letters.txt");
    for line in prescribed.lines().filter(|line| !line.is_empty()) {
        assert!(catalogue.iter().any(|sentence| sentence == line), "not in the catalogue: {line}");
    }
}
