//! The declaration of samples: a sample is one state of a screen, listed in the screen's file. `gallery` renders it with
//! the real screen and canned responses.

mod canned;
pub(super) mod fixtures;
pub(super) mod sources;

use crate::config::Config;
use crate::contract::{Account, Operation, Profiles, RefusalCode, Standing};
use crate::journeys::Screen;
use crate::ui::parts::Part;

/// A little more than the delay after which a form announces a pending request.
pub(super) const SLOW_MS: u32 = 3_200;

/// One state of a screen.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    /// The last part of its address.
    pub(super) state: &'static str,
    pub(super) show: Show,
    /// Texts of inputs, set before the screen is shown: pairs of the name of a draft (`App::draft`) and its text.
    pub(super) filled: &'static [(&'static str, &'static str)],
    /// Selectors of inputs and texts typed into them.
    pub(super) typed: &'static [(&'static str, &'static str)],
    /// The response to the `GET` requests of the screen; `None`: `action_response`, or no response if that is `None` too.
    pub(super) read_response: Option<CannedResponse>,
    /// The response to other requests and to downloads; `None`: `read_response`, or no response if that is `None` too.
    pub(super) action_response: Option<CannedResponse>,
    /// Whether the form is submitted.
    pub(super) is_submitted: bool,
    /// The selector of an element to click; empty for none.
    pub(super) clicked: &'static str,
    /// Milliseconds until the state is reached.
    pub(super) delay_ms: u32,
    pub(super) config: fn() -> Config,
    pub(super) standing: fn() -> Standing,
}

#[derive(Clone, Copy)]
pub(super) enum Show {
    Screen(fn() -> Screen),
    /// The title and the view of a page without the application's state.
    WholePage(fn() -> &'static str, fn() -> Part),
}

/// A canned response.
#[derive(Clone, Copy)]
pub(crate) enum CannedResponse {
    /// No response, ever.
    Waits,
    /// A refusal, with the number of tries left.
    Refuses(RefusalCode, Option<u32>),
    /// A refusal of a field: its name in the contract and the error code.
    RefusesField(&'static str, &'static str),
    /// A body that is not valid JSON.
    InvalidJson,
    /// The device is offline.
    Offline,
    /// No response in time.
    TimesOut,
    Profiles(fn() -> Profiles),
    Account(fn() -> Account),
}

/// A source document: its French name, and the number of a step or an empty string.
pub(crate) type Source = (&'static str, &'static str);

/// A screen with its samples.
pub(crate) struct ScreenSamples {
    /// The folder and the file of the screen, which are parts of its samples' addresses.
    pub(super) name: (&'static str, &'static str),
    /// The documents that the screen was designed from.
    pub(super) sources: &'static [Source],
    pub(super) samples: fn() -> Vec<Sample>,
}

/// Creates the entry of a screen in the list of samples.
pub(crate) const fn screen(
    name: (&'static str, &'static str),
    sources: &'static [Source],
    samples: fn() -> Vec<Sample>,
) -> ScreenSamples {
    ScreenSamples { name, sources, samples }
}

impl Sample {
    const fn new(state: &'static str, show: Show) -> Self {
        Self {
            state,
            show,
            filled: &[],
            typed: &[],
            read_response: None,
            action_response: None,
            is_submitted: false,
            clicked: "",
            delay_ms: 0,
            config: Config::default,
            standing: || Standing::ANONYMOUS,
        }
    }

    /// Creates a sample of a screen in its initial state.
    pub(crate) const fn of(state: &'static str, screen: fn() -> Screen) -> Self {
        Self::new(state, Show::Screen(screen))
    }

    /// Creates a sample of a page without the application's state.
    pub(crate) const fn whole(
        state: &'static str,
        title: fn() -> &'static str,
        view: fn() -> Part,
    ) -> Self {
        Self::new(state, Show::WholePage(title, view))
    }

    /// The same sample under another name.
    pub(crate) const fn named(self, state: &'static str) -> Self {
        Self { state, ..self }
    }

    /// Fills drafts: pairs of draft name and text.
    pub(crate) const fn filled(self, filled: &'static [(&'static str, &'static str)]) -> Self {
        Self { filled, ..self }
    }

    /// Types into inputs: pairs of selector and text.
    pub(crate) const fn typed(self, typed: &'static [(&'static str, &'static str)]) -> Self {
        Self { typed, ..self }
    }

    /// Sets the configuration.
    pub(crate) const fn with_config(self, config: fn() -> Config) -> Self {
        Self { config, ..self }
    }

    /// Sets the standing.
    pub(crate) const fn with_standing(self, standing: fn() -> Standing) -> Self {
        Self { standing, ..self }
    }

    /// Sets the response to the `GET` requests of the screen.
    pub(crate) const fn with_read_response(self, response: CannedResponse) -> Self {
        Self { read_response: Some(response), ..self }
    }

    /// Sets the response to requests other than `GET`, and to downloads.
    pub(crate) const fn with_action_response(self, response: CannedResponse) -> Self {
        Self { action_response: Some(response), ..self }
    }

    /// Submits the form.
    pub(crate) const fn submitted(self) -> Self {
        Self { is_submitted: true, ..self }
    }

    /// Clicks the element with a selector.
    pub(crate) const fn clicked(self, clicked: &'static str) -> Self {
        Self { clicked, ..self }
    }

    /// Sets the time until the state is reached, for states that depend on a timer.
    pub(crate) const fn after(self, delay_ms: u32) -> Self {
        Self { delay_ms, ..self }
    }

    /// The state of this form after a response to its submission.
    pub(crate) const fn answered(self, state: &'static str, response: CannedResponse) -> Self {
        self.named(state).with_action_response(response).submitted()
    }

    /// The state of this form after a refusal, with the number of tries left.
    pub(crate) const fn refused(
        self,
        state: &'static str,
        code: RefusalCode,
        attempts_left: Option<u32>,
    ) -> Self {
        self.answered(state, CannedResponse::Refuses(code, attempts_left))
    }

    /// The states of this filled form while its operation is pending, and after each failure that all operations have in
    /// common. A lock and the end of the session are added if the contract lists them among the operation's refusals.
    pub(crate) fn failures<O: Operation>(self) -> Vec<Self> {
        let mut failures = vec![
            self.answered("en-cours", CannedResponse::Waits),
            self.answered("longue-attente", CannedResponse::Waits).after(SLOW_MS),
            self.refused("indisponible", RefusalCode::Unavailable, None),
            self.answered("hors-ligne", CannedResponse::Offline),
            self.answered("trop-long", CannedResponse::TimesOut),
            self.answered("illisible", CannedResponse::InvalidJson),
        ];
        if O::REFUSALS.contains(&RefusalCode::Locked) {
            failures.push(self.refused("bloque", RefusalCode::Locked, Some(0)));
        }
        if O::REFUSALS.contains(&RefusalCode::SessionEnded) {
            failures.push(self.refused("session-finie", RefusalCode::SessionEnded, None));
        }
        failures
    }

    /// The address of its screen; with `{id}` for the identifier of a profile.
    pub(super) fn address(&self) -> Option<String> {
        let Show::Screen(screen) = self.show else { return None };
        let path = screen().route()?.path().into_owned();
        let child = path.strip_prefix("/profils/").and_then(|rest| rest.split_once('/'));
        Some(child.map_or(path.clone(), |(_, end)| ["/profils/{id}/", end].concat()))
    }
}
