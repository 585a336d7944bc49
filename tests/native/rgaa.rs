//! `docs/rgaa.md` has each of the 106 criteria once, and the tests that it names exist. The declaration
//! at `/accessibilite` says nothing else.

use std::fs;
use std::path::Path;

use mon_espace_sante::text::FRENCH;

const TABLE: &str = include_str!("../../docs/rgaa.md");

/// The criteria of each theme of the RGAA 4.1, from the first.
const THEMES: [usize; 13] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

/// Number, verdict and proof of each row.
fn rows() -> Vec<[&'static str; 3]> {
    let criterion = |line: &&str| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit();
    TABLE
        .lines()
        .filter(criterion)
        .map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let [number, _, verdict, proof] = cells[..] else { panic!("{line}") };
            [number, verdict, proof]
        })
        .collect()
}

#[test]
fn the_table_has_each_criterion_once_with_a_verdict() {
    let expected: Vec<_> = THEMES
        .iter()
        .enumerate()
        .flat_map(|(theme, criteria)| (1..=*criteria).map(move |c| format!("{}.{c}", theme + 1)))
        .collect();
    assert_eq!(expected.len(), 106);
    let rows = rows();
    assert_eq!(rows.iter().map(|[number, ..]| *number).collect::<Vec<_>>(), expected);
    let count = |verdict| rows.iter().filter(|[_, given, _]| *given == verdict).count();
    let (holds, none, open) = (count("C"), count("NA"), count("To be seen"));
    assert_eq!(holds + none + open, 106);
    let said = format!("{holds} hold, {none} do not apply, {open} are to be seen.");
    assert!(TABLE.contains(&said), "the table says otherwise than: {said}");
    assert!(rows.iter().all(|[_, _, proof]| !proof.is_empty()));
}

#[test]
fn the_tests_that_it_names_exist() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut named = 0;
    for [number, _, proof] in rows() {
        for name in proof.split('`').skip(1).step_by(2) {
            let Some((file, test)) = name.split_once("::") else { continue };
            let source = ["browser", "native"].iter().find_map(|kind| {
                fs::read_to_string(here.join(kind).join(format!("{file}.rs"))).ok()
            });
            let source = source.unwrap_or_else(|| panic!("{number}: no tests {file}"));
            assert!(source.contains(&format!("fn {test}")), "{number}: no test {name}");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}

/// What the declaration at `/accessibilite` says, every kind of space a space.
fn declaration() -> String {
    let all = &FRENCH.information;
    let mut said = String::new();
    for article in all.accessibility.articles {
        for sentence in article.text.iter().chain(article.list) {
            said += &sentence.replace(['\u{a0}', '\u{202f}'], " ");
            said.push('\n');
        }
    }
    said
}

#[test]
fn the_declaration_says_what_the_table_says() {
    let said = declaration();
    let rows = rows();
    let count = |verdict| rows.iter().filter(|[_, given, _]| *given == verdict).count();
    let (holds, none, open) = (count("C"), count("NA"), count("To be seen"));
    let share = holds * 100 / (holds + open);
    let figures = format!(
        "Sur les 106 critères du RGAA, elle en a trouvé {holds} respectés, {none} sans objet et {open} non respectés ou non vérifiés, soit {share} % des critères applicables."
    );
    assert!(said.contains(&figures), "not said: {figures}");
    // Each that does not hold is named; that none is known stands only where there is none.
    for [number, _, _] in rows.iter().filter(|[_, given, _]| *given == "To be seen") {
        assert!(said.contains(&format!("critère {number} ")), "{number} is not named");
    }
    assert_eq!(said.contains("Aucun critère n’est connu comme non respecté"), open == 0);
    assert!(said.contains("pas celui d’un audit"));
}

#[test]
fn the_declaration_has_the_date_and_the_places_of_the_table() {
    let said = declaration();
    let after = |words: &str| {
        let (_, rest) = TABLE.split_once(words).unwrap_or_else(|| panic!("no {words:?}"));
        rest.split([',', ':']).next().unwrap().to_owned()
    };
    let date = after("\nOn ");
    let [year, month, day] = date.split('-').collect::<Vec<_>>()[..] else { panic!("{date}") };
    let months =
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre";
    let month = months.split(' ').nth(month.parse::<usize>().unwrap() - 1).unwrap();
    let day = day.trim_start_matches('0');
    assert!(said.contains(&format!("constaté le {day} {month} {year}.")), "{date}");
    let seen = after("\nSeen in ").replace(" on ", " sur ");
    assert!(said.contains(&format!("Environnement de test : {seen},")), "{seen}");
    for width in ["320", "360", "1280"] {
        assert!(TABLE.contains(width) && said.contains(width), "{width}");
    }
    let reader = "**No person who depends on a\nscreen reader, a voice command or a Braille display has used it;";
    assert_eq!(TABLE.contains(reader), said.contains("aucune personne qui en dépend ne les a encore essayées"));
}

#[test]
fn the_declaration_claims_what_a_test_of_the_table_holds() {
    let said = declaration();
    let proven: String = rows().iter().map(|[_, _, proof]| *proof).collect();
    let claims = [
        ("axe-core", "samples::every_sample_opens_alone_and_axe_finds_nothing"),
        ("320 pixels sur 256", "access::at_320_by_256_and_1280"),
        ("un texte deux fois plus grand", "access::with_text_twice_as_large"),
        ("un texte espacé", "access::with_text_spaced_out"),
        ("les couleurs imposées par le système", "access::under_forced_colours"),
        ("les animations réduites", "access::where_motion_is_to_be_reduced"),
        ("24 pixels au moins", "access::what_is_pressed_is_large_enough"),
        ("toujours visible, jamais recouvert", "access::everything_that_takes_the_focus_shows"),
        ("un rôle, un nom et un état", "access::everything_that_takes_the_focus_tells"),
        ("le titre de chaque page", "access::no_two_screens_have_the_same_title"),
        ("le code, et", "access::elements_nest_as_html_asks"),
        ("l’ordre de lecture", "access::without_styles_all_words"),
        ("le clavier seul", "keyboard::martine_activates_with_the_keyboard_alone"),
        ("une seule annonce", "announced::activation_says_each_screen_and_each_error_once"),
    ];
    for (claim, test) in claims {
        assert!(said.contains(claim), "not said: {claim}");
        assert!(proven.contains(test), "« {claim} » is held by no row: {test}");
    }
}
