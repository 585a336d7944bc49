//! `docs/rgaa.md` has each of the 106 criteria once, the tests that it names exist, and the declaration at
//! `/accessibilite` agrees with it.

use std::fs;
use std::path::Path;

use mon_espace_sante::text::FRENCH;

const TABLE: &str = include_str!("../../docs/rgaa.md");

/// The number of criteria in each theme of the RGAA 4.1.
const THEMES: [usize; 13] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

/// Number, verdict and proof of each row.
fn rows() -> Vec<[&'static str; 3]> {
    let is_criterion = |line: &&str| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit();
    TABLE
        .lines()
        .filter(is_criterion)
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
    let (conforming, not_applicable, unverified) = (count("C"), count("NA"), count("Unverified"));
    assert_eq!(conforming + not_applicable + unverified, 106);
    let are = if unverified == 1 { "is" } else { "are" };
    let summary = format!(
        "{conforming} conform, {not_applicable} do not apply, {unverified} {are} unverified."
    );
    assert!(TABLE.contains(&summary), "the table does not contain: {summary}");
    assert!(rows.iter().all(|[_, _, proof]| !proof.is_empty()));
}

#[test]
fn tests_named_in_the_table_exist() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut named = 0;
    for [number, _, proof] in rows() {
        for name in proof.split('`').skip(1).step_by(2) {
            let Some((file, test)) = name.split_once("::") else { continue };
            // `keyboard::` names a whole module.
            let test = if test.is_empty() { "fn ".to_owned() } else { format!("fn {test}(") };
            let exists = ["browser", "native"].iter().any(|kind| {
                let source = fs::read_to_string(tests.join(kind).join(format!("{file}.rs")));
                source.is_ok_and(|source| source.contains(&test))
            });
            assert!(exists, "{number}: no test {name}");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}

/// The text of the declaration at `/accessibilite`, with ordinary spaces.
fn declaration() -> String {
    let all = &FRENCH.pages;
    let mut text = String::new();
    for article in all.accessibility.articles {
        for sentence in article.text.iter().chain(article.list) {
            text += &sentence.replace(['\u{a0}', '\u{202f}'], " ");
            text.push('\n');
        }
    }
    text
}

#[test]
fn the_declaration_has_the_figures_of_the_table() {
    let text = declaration();
    let rows = rows();
    let count = |verdict| rows.iter().filter(|[_, given, _]| *given == verdict).count();
    let (conforming, not_applicable, unverified) = (count("C"), count("NA"), count("Unverified"));
    let share = conforming * 100 / (conforming + unverified);
    let not_met = match unverified {
        0 | 1 => "non respecté ou non vérifié",
        _ => "non respectés ou non vérifiés",
    };
    let figures = format!(
        "Sur les 106 critères du RGAA, elle en a trouvé {conforming} respectés, {not_applicable} sans objet et {unverified} {not_met}, soit {share} % des critères applicables."
    );
    assert!(text.contains(&figures), "the declaration does not contain: {figures}");
    // Each unverified criterion is named. The declaration has « Aucun critère… » only when there is none.
    for [number, _, _] in rows.iter().filter(|[_, given, _]| *given == "Unverified") {
        assert!(text.contains(&format!("critère {number} ")), "{number} is not named");
    }
    assert_eq!(text.contains("Aucun critère n’est connu comme non respecté"), unverified == 0);
    assert!(text.contains("pas celui d’un audit"));
}

#[test]
fn the_declaration_has_the_date_and_environments_of_the_table() {
    let text = declaration();
    let after = |marker: &str| {
        let (_, rest) = TABLE.split_once(marker).unwrap_or_else(|| panic!("no {marker:?}"));
        rest.split([',', ':']).next().unwrap().to_owned()
    };
    let date = after("\nOn ");
    let [year, month, day] = date.split('-').collect::<Vec<_>>()[..] else { panic!("{date}") };
    let months =
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre";
    let month = months.split(' ').nth(month.parse::<usize>().unwrap() - 1).unwrap();
    let day = day.trim_start_matches('0');
    assert!(text.contains(&format!("constaté le {day} {month} {year}.")), "{date}");
    let environments = after("\nSeen in ").replace(" on ", " sur ");
    assert!(text.contains(&format!("Environnement de test : {environments},")), "{environments}");
    for width in ["320", "360", "1280"] {
        assert!(TABLE.contains(width) && text.contains(width), "{width}");
    }
    // Both documents state that no person who depends on assistive technology has used the service, or neither does.
    let not_tried = "**No person who depends on a\nscreen reader, a voice command or a Braille display has used it;";
    assert_eq!(
        TABLE.contains(not_tried),
        text.contains("aucune personne qui en dépend ne les a encore essayées")
    );
}

#[test]
fn each_claim_of_the_declaration_has_a_test_in_the_table() {
    let text = declaration();
    let proofs: String = rows().iter().map(|[_, _, proof]| *proof).collect();
    let claims = [
        ("axe-core", "samples::axe_finds_nothing_on_any_sample"),
        ("320 pixels sur 256", "access::nothing_overflows_or_overlaps_at_320_by_256_and_1280_px"),
        ("un texte deux fois plus grand", "access::nothing_is_lost_with_text_at_200_percent"),
        ("un texte espacé", "access::nothing_is_lost_with_wcag_text_spacing"),
        (
            "les couleurs imposées par le système",
            "access::forced_colours_keep_edges_states_and_icons_visible",
        ),
        ("les animations réduites", "access::nothing_moves_with_reduced_motion"),
        ("24 pixels au moins", "access::targets_are_large_enough"),
        ("toujours visible, jamais recouvert", "access::focus_is_visible_and_not_covered"),
        ("un rôle, un nom et un état", "access::focusable_elements_have_role_name_and_state"),
        ("le titre de chaque page", "structure::no_two_screens_have_the_same_title"),
        ("le code, et", "structure::elements_nest_as_html_requires"),
        ("l’ordre de lecture", "access::without_css_text_is_complete_and_in_reading_order"),
        ("le clavier seul", "keyboard::martine_activates_with_the_keyboard_alone"),
        ("une seule annonce", "activation::martine_activates_from_the_home_page"),
    ];
    for (claim, test) in claims {
        assert!(text.contains(claim), "the declaration does not contain: {claim}");
        assert!(proofs.contains(test), "« {claim} »: no row of the table names {test}");
    }
}
