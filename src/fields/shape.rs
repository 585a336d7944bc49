//! Walks the automata that `build.rs` makes of the patterns: the whole text has the shape, or not.

use regex_automata::{
    Anchored,
    dfa::{Automaton, sparse::DFA},
    util::start,
};

/// The automaton of one pattern, as `build.rs` wrote it.
pub(super) struct Shape(pub(super) &'static [u8]);

/// The [`Shape`] in a file of the build script.
macro_rules! shape {
    ($name:literal) => {
        $crate::fields::shape::Shape(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".dfa")))
    };
}
pub(super) use shape;

impl Shape {
    /// Whether the whole text has this shape. A table that cannot be read refuses everything.
    pub(super) fn matches(&self, text: &str) -> bool {
        let Ok((automaton, _)) = DFA::from_bytes(self.0) else {
            return false;
        };
        let start = start::Config::new().anchored(Anchored::Yes);
        let Ok(mut state) = automaton.start_state(&start) else {
            return false;
        };
        for &byte in text.as_bytes() {
            state = automaton.next_state(state, byte);
            if automaton.is_dead_state(state) || automaton.is_quit_state(state) {
                return false;
            }
        }
        automaton.is_match_state(automaton.next_eoi_state(state))
    }
}
