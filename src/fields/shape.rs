//! Walks the automata that `build.rs` makes of the patterns: the whole text has the shape, or not.

/// The automaton of one pattern, as `build.rs` wrote it. States are numbered from 1, where it
/// starts; 0 is the state that nothing leaves.
pub(super) struct Shape {
    /// The last byte of each class of bytes, in order; 255 is the last.
    pub(super) ends: &'static [u8],
    /// The next state, by state and class.
    pub(super) next: &'static [u8],
    /// The states in which a text may end.
    pub(super) accepting: &'static [u8],
}

/// The [`Shape`] in a file of the build script.
macro_rules! shape {
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"))
    };
}
pub(super) use shape;

impl Shape {
    /// Whether the whole text has this shape.
    pub(super) fn matches(&self, text: &str) -> bool {
        let end = text.bytes().try_fold(1, |state: u8, byte| {
            let row = usize::from(state).checked_sub(1)? * self.ends.len();
            let class = self.ends.iter().position(|end| byte <= *end)?;
            self.next.get(row + class).copied()
        });
        end.is_some_and(|state| self.accepting.contains(&state))
    }
}
