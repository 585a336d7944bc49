//! The screens shown so far, so that Back restores them with their data.
//!
//! The browser's history holds only a number per entry, the position; the trail keeps the screens in memory. A final
//! screen removes every earlier screen from the trail.

use super::Screen;

/// Screens by their position in the browser's history.
#[derive(Debug, Clone, Default)]
pub struct Trail {
    /// In the order in which they were stored: the first is removed above [`MAX_SCREENS`].
    screens: Vec<(usize, Screen)>,
    /// The position of the current screen.
    current: usize,
}

/// The maximum number of screens kept, because the page may stay open all day. For a removed screen, the application
/// finds the screen by its address.
const MAX_SCREENS: usize = 100;

impl Trail {
    /// Creates a trail with one screen. `current` is its position, which the browser's history keeps across a reload.
    pub fn new(current: usize, screen: Screen) -> Self {
        Self { screens: vec![(current, screen)], current }
    }

    /// Returns the position of the current screen.
    pub fn position(&self) -> usize {
        self.current
    }

    /// Stores the screen at the current position. Removes every other screen if this one is final, and the oldest if the
    /// trail is full.
    pub fn replace(&mut self, screen: Screen) {
        let current = self.current;
        let is_final = screen.is_final();
        self.screens.retain(|(position, _)| !is_final && *position != current);
        if self.screens.len() == MAX_SCREENS {
            self.screens.remove(0);
        }
        self.screens.push((current, screen));
    }

    /// Adds a screen after the current one, drops the screens ahead as the browser does, and returns the new position.
    pub fn push(&mut self, screen: Screen) -> usize {
        let current = self.current;
        self.screens.retain(|(position, _)| *position <= current);
        self.current = current.saturating_add(1);
        self.replace(screen);
        self.current
    }

    /// Removes every screen but the current one.
    pub fn keep_current(&mut self) {
        let current = self.current;
        self.screens.retain(|(position, _)| *position == current);
    }

    /// Moves to another position of the browser's history and returns its screen; `None` if the screen was removed
    /// or was shown before the last reload.
    pub fn move_to(&mut self, position: usize) -> Option<&Screen> {
        self.current = position;
        self.screens.iter().find(|(known, _)| *known == position).map(|(_, screen)| screen)
    }
}
