//! Compiles the regular expressions of the fields (`src/fields/patterns.rs`) into small automata.
//!
//! The browser downloads no regular-expression engine, only these tables and the loop of
//! `src/fields/automaton.rs` that evaluates them.

use std::{collections::HashMap, env, error::Error, fs, path::PathBuf};

use regex_automata::{
    Anchored, MatchKind,
    dfa::{Automaton, StartKind, dense},
    util::{primitives::StateID, start},
};

#[path = "src/fields/patterns.rs"]
mod patterns;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/fields/patterns.rs");
    let directory = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .accelerate(false)
        .minimize(true);
    for (name, pattern) in patterns::ALL {
        let automaton = dense::Builder::new()
            .configure(config.clone())
            .build(pattern)
            .map_err(|error| format!("the pattern of {name} does not compile: {error}"))?;
        let file = directory.join(name).with_extension("rs");
        fs::write(file, table(&automaton).map_err(|error| format!("{name}: {error}"))?)?;
    }
    Ok(())
}

/// Generates the automaton as the Rust source of the struct in `src/fields/automaton.rs`, which describes
/// each list.
fn table(automaton: &impl Automaton) -> Result<String, Box<dyn Error>> {
    let start = automaton
        .start_state(&start::Config::new().anchored(Anchored::Yes))
        .map_err(|error| error.to_string())?;
    let mut states = vec![start];
    let mut numbers = HashMap::from([(start, 1)]);
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut number = |states: &mut Vec<StateID>, state: StateID| {
        if automaton.is_dead_state(state) {
            return 0;
        }
        *numbers.entry(state).or_insert_with(|| {
            states.push(state);
            states.len()
        })
    };
    while let Some(&state) = states.get(rows.len()) {
        let row = (0..=u8::MAX)
            .map(|byte| number(&mut states, automaton.next_state(state, byte)))
            .collect();
        rows.push(row);
    }
    if states.iter().any(|&state| automaton.is_quit_state(state)) || states.len() > 255 {
        return Err(
            "the automaton has a quit state, or too many states to number them in one byte".into(),
        );
    }
    // A byte class ends where the next byte leads to another state in at least one row.
    let ends: Vec<usize> = (0..=255)
        .filter(|&byte| byte == 255 || rows.iter().any(|row| row[byte] != row[byte + 1]))
        .collect();
    let next: Vec<usize> = rows.iter().flat_map(|row| ends.iter().map(|&byte| row[byte])).collect();
    let accepting: Vec<usize> = (1..)
        .zip(&states)
        .filter(|(_, state)| automaton.is_match_state(automaton.next_eoi_state(**state)))
        .map(|(number, _)| number)
        .collect();
    Ok(format!(
        "crate::fields::automaton::Automaton {{ ends: &{ends:?}, next: &{next:?}, accepting: &{accepting:?} }}"
    ))
}
