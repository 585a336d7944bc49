//! The catalogue: French typography, and the words that are to the letter.

use mon_espace_sante::text::FRENCH;

fn every(check: impl Fn(&str) -> Option<&'static str>) {
    let mut seen = 0;
    let mut wrong = Vec::new();
    FRENCH.each(&mut |name, sentence| {
        seen += 1;
        if let Some(why) = check(sentence) {
            wrong.push(format!("{name}: {why}: {sentence}"));
        }
    });
    assert!(seen > 200, "{seen} sentences");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn spaces_before_punctuation_do_not_break() {
    every(|sentence| {
        let plain = [" ?", " !", " ;", " :", " »", "« "];
        plain.iter().any(|pair| sentence.contains(pair)).then_some("an ordinary space")
    });
    every(|sentence| {
        let narrow = |mark| {
            sentence.match_indices(mark).any(|(at, _)| {
                let before = sentence[..at].chars().next_back();
                before.is_some_and(|c| c.is_alphabetic())
            })
        };
        ['?', ';'].into_iter().any(narrow).then_some("no space before the mark")
    });
}

#[test]
fn apostrophes_and_dashes_are_typographic() {
    every(|sentence| sentence.contains('\'').then_some("a straight apostrophe"));
    every(|sentence| sentence.contains(" - ").then_some("a hyphen for a dash"));
    every(|sentence| sentence.contains('"').then_some("straight quotes"));
    every(|sentence| sentence.contains("  ").then_some("two spaces"));
    every(|sentence| (sentence.trim() != sentence || sentence.is_empty()).then_some("its edges"));
}

#[test]
fn the_telephone_number_does_not_break() {
    every(|sentence| sentence.contains("34 22").then_some("an ordinary space in the number"));
}

#[test]
fn words_to_the_letter() {
    // screens.md, words in « », with their spaces set right.
    let mut all = Vec::new();
    FRENCH.each(&mut |_, sentence| {
        all.push(sentence.replace(['\u{a0}', '\u{202f}'], " "));
    });
    let letters = include_str!("letters.txt");
    for line in letters.lines().filter(|line| !line.is_empty()) {
        assert!(all.iter().any(|sentence| sentence == line), "not in the catalogue: {line}");
    }
}
