//! The way walked so far, so that Back rewinds to what was there, in memory alone.
//!
//! The browser's history holds a number for each entry and nothing else; the screens stay here.
//! Irreversible steps cut the trail: what lies before them is forgotten.

use super::Screen;

/// Screens by their place in the browser's history.
#[derive(Debug, Clone, Default)]
pub struct Trail {
    /// What was shown last comes last.
    screens: Vec<(usize, Screen)>,
    here: usize,
}

/// So many screens are remembered, more than anybody goes back: the page may stay open all day. What lies before
/// stands as its address says.
const LONGEST: usize = 100;

impl Trail {
    /// A trail whose first screen stands at place `here` (kept by the history across a reload).
    pub fn new(here: usize, screen: Screen) -> Self {
        Self { screens: vec![(here, screen)], here }
    }

    /// The place of the screen that is shown.
    pub fn here(&self) -> usize {
        self.here
    }

    /// Shows another screen in the same place.
    pub fn replace(&mut self, screen: Screen) {
        let here = self.here;
        let is_final = screen.is_final();
        self.screens.retain(|(place, _)| !is_final && *place != here);
        if self.screens.len() == LONGEST {
            self.screens.remove(0);
        }
        self.screens.push((here, screen));
    }

    /// Goes on to a screen; what lay ahead is dropped, as the browser does. Gives its place.
    pub fn forward(&mut self, screen: Screen) -> usize {
        let here = self.here;
        self.screens.retain(|(place, _)| *place <= here);
        self.here = here.saturating_add(1);
        self.replace(screen);
        self.here
    }

    /// Forgets every screen but the one that is shown.
    pub fn forget(&mut self) {
        let here = self.here;
        self.screens.retain(|(place, _)| *place == here);
    }

    /// The browser went to another place of its history: the screen that was there, unless it
    /// was cut, is too long ago or belongs to a page before the last reload.
    pub fn go(&mut self, place: usize) -> Option<&Screen> {
        self.here = place;
        self.screens.iter().find(|(known, _)| *known == place).map(|(_, screen)| screen)
    }
}
