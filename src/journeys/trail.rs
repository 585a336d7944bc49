//! The way walked so far, so that Back rewinds to what was there, in memory alone.
//!
//! The browser's history holds a number for each entry and nothing else; the screens stay here.
//! Irreversible steps cut the trail: what lies before them is forgotten.

use super::Screen;

/// Screens by their place in the browser's history.
#[derive(Debug, Clone, Default)]
pub struct Trail {
    screens: Vec<Option<Screen>>,
    here: usize,
}

/// No browser keeps more entries than this; a larger number in the history is not ours.
const LONGEST: usize = 10_000;

impl Trail {
    /// A trail whose first screen stands at place `here` (kept by the history across a reload).
    pub fn new(here: usize, screen: Screen) -> Self {
        let mut trail = Self { screens: Vec::new(), here: here.min(LONGEST) };
        trail.replace(screen);
        trail
    }

    /// The place of the screen that is shown.
    pub fn here(&self) -> usize {
        self.here
    }

    /// Shows another screen in the same place.
    pub fn replace(&mut self, screen: Screen) {
        if screen.is_final() {
            self.screens.clear();
        }
        self.screens.resize(self.screens.len().max(self.here + 1), None);
        if let Some(place) = self.screens.get_mut(self.here) {
            *place = Some(screen);
        }
    }

    /// Goes on to a screen; what lay ahead is dropped, as the browser does. Gives its place.
    pub fn forward(&mut self, screen: Screen) -> usize {
        self.screens.truncate(self.here + 1);
        self.here = (self.here + 1).min(LONGEST);
        self.replace(screen);
        self.here
    }

    /// Forgets every screen but the one that is shown.
    pub fn forget(&mut self) {
        for (place, screen) in self.screens.iter_mut().enumerate() {
            if place != self.here {
                *screen = None;
            }
        }
    }

    /// The browser went to another place of its history: the screen that was there, unless it
    /// was cut or belongs to a page before the last reload.
    pub fn go(&mut self, place: usize) -> Option<&Screen> {
        self.here = place.min(LONGEST);
        self.screens.get(self.here).and_then(Option::as_ref)
    }
}
