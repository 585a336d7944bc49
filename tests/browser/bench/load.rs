//! [`Load`]: measures a page on a network. Each part loads the page in a new browser, because typing changes what the
//! other parts measure.

use std::time::{Duration, Instant};

use serde::Deserialize;
use tokio::time::{MissedTickBehavior, interval, sleep};

use super::figures::Metric;
use super::phone::{Network, Phone, SLOWDOWN_FOR_KEYS};
use super::{PATH, Page};
use crate::engine::DriverProcess;

/// Time between two key presses.
const KEY_INTERVAL: Duration = Duration::from_millis(50);

/// Key presses after the page and its program are loaded, so that a program that changes the field later is noticed.
const KEYS_AFTER_LOAD: u32 = 20;

/// Key presses for the time from a key press to the next paint.
const MEASURED_KEYS: usize = 20;

/// Time after which the submit button is pressed again.
const PRESS_AGAIN: Duration = Duration::from_millis(250);

/// Longest time for a page to load and to react.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A page to load, and how.
pub(super) struct Load<'a> {
    pub(super) driver: &'a DriverProcess,
    pub(super) page: Page,
    pub(super) network: Network,
    /// The address of the host.
    pub(super) site: &'a str,
}

/// The figures of one run.
pub(super) struct Reading {
    pub(super) figures: Vec<(Metric, f64)>,
    /// Until when typed text was erased, in ms, if it was.
    pub(super) lost_until: Option<f64>,
}

/// What the probe reads in the page.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
struct ProbeReading {
    field_at: f64,
    summary_at: Option<f64>,
    first_paint: f64,
    longest_task: f64,
    layout_shift: f64,
    focus_losses: u32,
    typed: Vec<(f64, String)>,
    slowest_key: Option<f64>,
    bytes_before_field: f64,
    bytes: f64,
    requests: u32,
    value: String,
}

impl Load<'_> {
    /// Measures everything once.
    pub(super) async fn measure(&self) -> Reading {
        let mut figures = self.look().await;
        let (typing, lost_until) = self.enter_text().await;
        figures.extend(typing);
        if self.page.has_program() {
            figures.extend(self.submit().await);
        }
        Reading { figures, lost_until }
    }

    /// Loads the page without touching it. On the first network, measures key presses afterwards: they do not depend
    /// on the network.
    async fn look(&self) -> Vec<(Metric, f64)> {
        let phone = self.open("look").await;
        self.wait_until_quiet(&phone).await;
        let read = self.read(&phone).await;
        let mut figures = vec![
            (Metric::BytesBeforeField, read.bytes_before_field),
            (Metric::Bytes, read.bytes),
            (Metric::Requests, f64::from(read.requests)),
            (Metric::FirstPaint, read.first_paint),
            (Metric::Field, read.field_at),
            (Metric::LayoutShift, read.layout_shift),
            (Metric::LongestTask, read.longest_task),
        ];
        if self.network == Network::ALL[0] {
            phone.slow_down(SLOWDOWN_FOR_KEYS).await;
            phone.read("benchProbe.watchKeys()").await;
            for letter in ('a'..='z').take(MEASURED_KEYS) {
                phone.press_letter(letter).await;
                sleep(2 * KEY_INTERVAL).await;
            }
            self.wait_until_quiet(&phone).await;
            let read = self.read(&phone).await;
            assert!(read.value.ends_with('t'), "{:?}: typing does not work: {read:?}", self.page);
            figures.extend(read.slowest_key.map(|duration| (Metric::SlowestKey, duration)));
        }
        phone.close().await;
        figures
    }

    /// Presses keys from the start of the navigation until after the program is ready, while the probe keeps the
    /// focus in the field.
    async fn enter_text(&self) -> (Vec<(Metric, f64)>, Option<f64>) {
        let phone = self.open("type").await;
        let is_loaded = format!(
            "benchProbe.fieldAt !== null && benchProbe.isLoaded({})",
            self.page.has_program()
        );
        let start = Instant::now();
        let mut ticks = interval(KEY_INTERVAL);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut remaining = KEYS_AFTER_LOAD;
        for (index, letter) in ('a'..='z').cycle().enumerate() {
            ticks.tick().await;
            phone.press_letter(letter).await;
            if remaining < KEYS_AFTER_LOAD || index % 4 == 0 && phone.read(&is_loaded).await == true
            {
                remaining -= 1;
            }
            if remaining == 0 {
                break;
            }
            assert!(start.elapsed() < TIMEOUT, "{:?}: the page was not loaded", self.page);
        }
        self.wait_until_quiet(&phone).await;
        let read = self.read(&phone).await;
        let (index, time) = first_surviving_press(&read.typed, &read.value)
            .unwrap_or_else(|| panic!("{:?}: no typed text is left: {read:?}", self.page));
        phone.close().await;
        let figures =
            vec![(Metric::Typing, time), (Metric::FocusLosses, f64::from(read.focus_losses))];
        (figures, (index > 0).then_some(time))
    }

    /// Presses the submit button of the empty form as soon as it exists, and again until the error summary is shown.
    async fn submit(&self) -> Vec<(Metric, f64)> {
        let phone = self.open("submit").await;
        let button = async || serde_json::from_value(phone.read("benchProbe.submitButton()").await);
        let start = Instant::now();
        let mut presses = 0;
        while phone.read("benchProbe.summaryAt").await.is_null() {
            assert!(start.elapsed() < TIMEOUT, "{:?}: the form does not submit", self.page);
            let Ok(Some((x, y))) = button().await else {
                sleep(KEY_INTERVAL / 2).await;
                continue;
            };
            phone.click(x, y).await;
            presses += 1;
            let pressed = Instant::now();
            while pressed.elapsed() < PRESS_AGAIN
                && phone.read("benchProbe.summaryAt").await.is_null()
            {
                sleep(KEY_INTERVAL / 2).await;
            }
        }
        self.wait_until_quiet(&phone).await;
        let summary_at = self.read(&phone).await.summary_at.unwrap();
        phone.close().await;
        vec![(Metric::Submit, summary_at), (Metric::Presses, f64::from(presses))]
    }

    async fn open(&self, mode: &str) -> Phone<'_> {
        let phone = Phone::start(self.driver, self.site, self.network, mode).await;
        phone.open(&format!("{}{PATH}", self.site)).await;
        phone
    }

    async fn wait_until_quiet(&self, phone: &Phone<'_>) {
        let is_quiet = format!("benchProbe.isQuiet({})", self.page.has_program());
        let quiet = async || (phone.read(&is_quiet).await == true).then_some(());
        phone.wait_until(&format!("{:?} is loaded", self.page), quiet).await;
    }

    async fn read(&self, phone: &Phone<'_>) -> ProbeReading {
        let read = phone.read("benchProbe.read()").await;
        serde_json::from_value(read.clone())
            .unwrap_or_else(|error| panic!("{:?}: {error}: {read}", self.page))
    }
}

/// Finds the first key press after which no typed text was erased: every later value begins with the value after it.
/// Returns its index and its time.
fn first_surviving_press(typed: &[(f64, String)], last: &str) -> Option<(usize, f64)> {
    let mut after = last;
    let mut first = None;
    for (index, (time, value)) in typed.iter().enumerate().rev() {
        if value.is_empty() || !after.starts_with(value.as_str()) {
            break;
        }
        first = Some((index, *time));
        after = value;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::first_surviving_press;

    #[test]
    fn a_press_counts_when_its_text_and_all_later_text_remains() {
        let typed = [(10.0, "a".to_owned()), (20.0, "ab".to_owned()), (30.0, "abc".to_owned())];
        assert_eq!(first_surviving_press(&typed, "abc"), Some((0, 10.0)));
        assert_eq!(first_surviving_press(&typed, ""), None);
        let erased = [(10.0, "a".to_owned()), (20.0, "b".to_owned()), (30.0, "bc".to_owned())];
        assert_eq!(first_surviving_press(&erased, "bc"), Some((1, 20.0)));
    }
}
