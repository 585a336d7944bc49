//! The table of requirements, `docs/requirements.md`: complete, and true about the tests that it names.

use std::fs;
use std::path::Path;

use mon_espace_sante::contract::RefusalCode;

/// The numbers of the review; 28, 29 and 39 were never given.
fn numbers() -> impl Iterator<Item = u32> {
    (1..=66).filter(|number| ![28, 29, 39].contains(number))
}

fn rows() -> Vec<(u32, String)> {
    let table = fs::read_to_string("docs/requirements.md").unwrap();
    let number = |line: &str| line.strip_prefix("| R")?.split(' ').next()?.parse().ok();
    table.lines().filter_map(|line| Some((number(line)?, line.to_owned()))).collect()
}

/// The names of the tests in `tests`.
fn tests(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tests(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(path).unwrap();
            let functions = text.lines().filter_map(|line| {
                let line = line.strip_prefix("async ").unwrap_or(line);
                Some(line.strip_prefix("fn ")?.split(['(', '<']).next()?.to_owned())
            });
            found.extend(functions);
        }
    }
    found
}

#[test]
fn every_requirement_has_a_row_in_order() {
    let found: Vec<_> = rows().into_iter().map(|(number, _)| number).collect();
    assert_eq!(found, numbers().collect::<Vec<_>>());
}

#[test]
fn every_row_says_how_it_is_held() {
    let all = tests(Path::new("tests"));
    for (number, row) in rows() {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 4, "R{number}");
        assert!(cells.iter().all(|cell| !cell.is_empty()), "R{number}");
        let held = cells[3];
        let names = held.split('`').skip(1).step_by(2);
        let mut tests = 0;
        let is_refusal = |name: &str| RefusalCode::ALL.iter().any(|(code, _)| *code == name);
        for name in names.filter(|name| name.contains('_') && !is_refusal(name)) {
            assert!(all.iter().any(|test| test == name), "R{number}: there is no test {name}");
            tests += 1;
        }
        let says_why = held.contains("not held") || held.contains("operation");
        assert!(tests > 0 || says_why, "R{number}: {held}");
    }
}

#[test]
fn every_operation_of_the_document_refers_to_requirements_that_exist() {
    let document: serde_json::Value =
        serde_json::from_str(&mon_espace_sante::contract::openapi::document()).unwrap();
    let rows = rows();
    let mut named = std::collections::BTreeSet::new();
    for operations in document["paths"].as_object().unwrap().values() {
        for operation in operations.as_object().unwrap().values() {
            let text = operation["description"].as_str().unwrap();
            let numbers: Vec<u32> = text
                .split(|c: char| !c.is_alphanumeric())
                .filter_map(|word| word.strip_prefix('R')?.parse().ok())
                .collect();
            assert!(!numbers.is_empty(), "{}", operation["operationId"]);
            named.extend(numbers);
        }
    }
    for number in &named {
        assert!(rows.iter().any(|(row, _)| row == number), "R{number}");
    }
    // The others concern every request, cookies and headers, or logs.
    let others: Vec<_> =
        rows.iter().map(|(row, _)| *row).filter(|row| !named.contains(row)).collect();
    assert_eq!(others, [1, 2, 3, 4, 5, 6, 7, 8, 9, 34, 40, 42, 49, 63, 64, 65, 66]);
}

#[test]
fn every_test_of_a_requirement_is_in_its_row() {
    let rows = rows();
    let mut count = 0;
    for test in tests(Path::new("tests/native")) {
        // One test may hold several requirements: `r52_r53_…`.
        let numbers = test.split('_').map_while(|part| part.strip_prefix('r')?.parse::<u32>().ok());
        for number in numbers {
            let row = rows.iter().find(|(row, _)| *row == number);
            let named = row.is_some_and(|(_, row)| row.contains(&format!("`{test}`")));
            assert!(named, "{test} is not in row R{number} of docs/requirements.md");
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}
