//! Renders screens as HTML outside a browser, for tests and tools.

use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::Owner;

use super::app::App;
pub use super::markup::tree::Event;
use super::markup::tree::Tree;
use super::parts::Part;
use super::sample::{Sample, ScreenSamples, Show};
use super::screens::{self, SCREENS};
use super::{browser, shell};
use crate::api::{Client, Transport};
use crate::config::Config;
use crate::contract::Standing;
use crate::journeys::Screen;

/// A sample: a screen in one state.
#[derive(Clone, Copy)]
pub struct SampleEntry {
    screen: &'static ScreenSamples,
    sample: Sample,
}

/// Returns every sample, in the order of the gallery.
pub fn samples() -> Vec<SampleEntry> {
    let of_screen = |screen: &'static ScreenSamples| {
        (screen.samples)().into_iter().map(move |sample| SampleEntry { screen, sample })
    };
    SCREENS.iter().flat_map(of_screen).collect()
}

impl SampleEntry {
    /// Returns the folder and the file of the screen, and the name of the state.
    pub fn name(&self) -> [&'static str; 3] {
        [self.screen.name.0, self.screen.name.1, self.sample.state]
    }

    /// Returns the file of the screen below `src/ui/screens`, without its extension.
    pub fn file(&self) -> String {
        [self.screen.name.0, "/", self.screen.name.1].concat()
    }

    /// Returns the address of the screen, with `{id}` in the place of a profile's id; `None` if the screen has none.
    pub fn address(&self) -> Option<String> {
        self.sample.address()
    }

    /// Returns the condition under which a program has the screen, empty if all programs have it; `None` for a page
    /// without the application's state.
    pub fn condition(&self) -> Option<&'static str> {
        match self.sample.show {
            Show::WholePage(..) => None,
            Show::Screen(screen) => Some(screens::condition(&screen())),
        }
    }

    /// Returns the selectors of inputs and the texts that are typed into them.
    pub fn typed(&self) -> &'static [(&'static str, &'static str)] {
        self.sample.typed
    }

    /// Returns whether the form is submitted.
    pub fn is_submitted(&self) -> bool {
        self.sample.is_submitted
    }

    /// Returns the selector of the element that is clicked; empty for none.
    pub fn clicked(&self) -> &'static str {
        self.sample.clicked
    }

    /// Returns the milliseconds until the state is reached.
    pub fn delay_ms(&self) -> u32 {
        self.sample.delay_ms
    }
}

/// Returns the folder and the file of a screen, as in the address of its samples.
pub fn name(screen: &Screen) -> (&'static str, &'static str) {
    screens::name(screen)
}

/// A page. Belongs to the thread that opened it, which has one page at a time.
pub struct Page {
    // Before the owner, so that its effects end first.
    tree: Tree,
    owner: Owner,
}

impl Page {
    /// Opens the page of a sample, before anything is typed or pressed.
    pub fn open(sample: &SampleEntry) -> Self {
        Self::build(|| match sample.sample.show {
            Show::WholePage(_, view) => view(),
            Show::Screen(screen) => shell::view(sample.sample.app(screen())),
        })
    }

    /// Like [`Self::open`], but requests go to `transport`.
    ///
    /// # Panics
    /// If the sample is a page without the application's state.
    pub fn open_with(sample: &SampleEntry, transport: Rc<dyn Transport>) -> Self {
        let Show::Screen(screen) = sample.sample.show else { panic!("no screen") };
        Self::build(|| shell::view(sample.sample.app_with(screen(), transport)))
    }

    /// Opens the page of a screen, whose requests go to `transport`.
    pub fn of(screen: Screen, standing: Standing, transport: Rc<dyn Transport>) -> Self {
        Self::build(|| {
            let client = Client::new(transport, "fr");
            shell::view(App::for_sample(Config::default(), client, standing, screen))
        })
    }

    pub(super) fn build(view: impl FnOnce() -> Part) -> Self {
        // Fails only if the executor exists already.
        let _ = Executor::init_futures_executor();
        browser::open_page();
        let owner = Owner::new();
        let tree = owner.with(|| Tree::build(view()));
        let page = Self { tree, owner };
        page.advance(0);
        page
    }

    /// Returns the title of the document.
    pub fn title(&self) -> String {
        browser::title()
    }

    /// Returns the body of the document as HTML.
    pub fn html(&self) -> String {
        self.tree.html()
    }

    /// Sends an event to the element with this index in document order, not counting the elements of drawings, and waits
    /// until the page has settled. Returns whether the element handles the event.
    pub fn send(&self, index: usize, event: &Event) -> bool {
        let handled =
            self.owner.with(|| without_tracking_warnings(|| self.tree.send(index, event)));
        self.advance(0);
        handled
    }

    /// Lets this time pass, in milliseconds.
    pub fn advance(&self, by_ms: u32) {
        self.owner
            .with(|| without_tracking_warnings(|| browser::advance(by_ms, Executor::poll_local)));
    }
}

/// Runs code that reads signals without subscribing to them, as a listener does; Leptos would warn of that in debug
/// builds.
fn without_tracking_warnings<T>(run: impl FnOnce() -> T) -> T {
    #[cfg(debug_assertions)]
    let _zone = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
    run()
}
