//! [`Measured`]: the figures of all runs, their medians, and the ratios of the production page to the other two.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Page;
use super::load::Reading;
use super::phone::{Network, SLOWDOWN};

/// What is measured; times in ms since the start of the navigation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Metric {
    /// Bodies of the document and of the files received before the field exists.
    BytesBeforeField,
    /// Bodies of the whole load.
    Bytes,
    Requests,
    /// First contentful paint.
    FirstPaint,
    /// The field exists.
    Field,
    /// The first key press whose text is still there at the end.
    Typing,
    /// How often the page took the focus from the field.
    FocusLosses,
    /// A press on the submit button shows the error summary.
    Submit,
    /// Presses until one acted.
    Presses,
    /// Sum of the layout shifts (Layout Instability).
    LayoutShift,
    /// Longest task of at least 50 ms; 0 when there is none.
    LongestTask,
    /// Longest time from a key press to the next paint (Event Timing); 0 when under 16 ms.
    SlowestKey,
}

impl Metric {
    const ALL: [Self; 12] = [
        Self::BytesBeforeField,
        Self::Bytes,
        Self::Requests,
        Self::FirstPaint,
        Self::Field,
        Self::Typing,
        Self::FocusLosses,
        Self::Submit,
        Self::Presses,
        Self::LayoutShift,
        Self::LongestTask,
        Self::SlowestKey,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::BytesBeforeField => "bytes before the field exists",
            Self::Bytes => "bytes of the whole load",
            Self::Requests => "requests",
            Self::FirstPaint => "first contentful paint, ms",
            Self::Field => "the field exists, ms",
            Self::Typing => "typing works, ms",
            Self::FocusLosses => "times the field lost the focus",
            Self::Submit => "a submit acts, ms",
            Self::Presses => "presses until one acted",
            Self::LayoutShift => "layout shift",
            Self::LongestTask => "longest task, ms",
            Self::SlowestKey => "slowest key to paint, 6× CPU, ms",
        }
    }

    fn decimals(self) -> usize {
        if self == Self::LayoutShift { 3 } else { 0 }
    }

    /// Whether a ratio says something: not for counts that are normally 0 or 1.
    fn has_ratio(self) -> bool {
        !matches!(self, Self::Requests | Self::FocusLosses | Self::Presses | Self::LayoutShift)
    }
}

/// All figures.
#[derive(Default)]
pub(super) struct Measured {
    values: BTreeMap<(&'static str, &'static str, Metric), Vec<f64>>,
    /// Where text that was typed early was erased.
    pub(super) lost_texts: Vec<String>,
}

impl Measured {
    pub(super) fn add(&mut self, page: Page, network: Network, reading: Reading) {
        for (metric, value) in reading.figures {
            self.values.entry((network.name, page.name(), metric)).or_default().push(value);
        }
        let lost = reading.lost_until.map(|time| {
            format!("{}, {}: text typed before {time:.0} ms", page.name(), network.name)
        });
        self.lost_texts.extend(lost);
    }

    fn median(&self, network: Network, page: Page, metric: Metric) -> Option<f64> {
        self.values.get(&(network.name, page.name(), metric)).map(|values| median(values))
    }

    /// Returns production’s median divided by that of another page.
    fn ratio(&self, network: Network, to: Page, metric: Metric) -> Option<f64> {
        let other = self.median(network, to, metric).filter(|other| *other > 0.0)?;
        let production = self.median(network, Page::Production, metric)?;
        metric.has_ratio().then_some(production / other)
    }

    /// Formats a table for each network: medians, and ratios of the production page to the other two.
    pub(super) fn report(&self) -> String {
        let mut report = String::new();
        for network in Network::ALL {
            let title = format!("{}, {SLOWDOWN}× CPU (medians)", network.name);
            let _ = write!(report, "\n{title:<34}");
            for column in ["static", "minimal", "production", "to static", "to minimal"] {
                let _ = write!(report, "{column:>12}");
            }
            for metric in Metric::ALL {
                let _ = write!(report, "\n{:<34}", metric.name());
                for page in Page::ALL {
                    let value = self.median(network, page, metric);
                    let _ = write!(report, "{:>12}", cell(value, metric.decimals(), ""));
                }
                for to in [Page::Static, Page::Minimal] {
                    let ratio = self.ratio(network, to, metric);
                    let _ = write!(report, "{:>12}", cell(ratio, 2, " ×"));
                }
            }
            report.push('\n');
        }
        report.push_str(
            "\nTimes depend on the machine and on what else it does: compare only the ratios of one run, not times of \
             two runs.\nBytes are those of the compressed bodies, without headers.\n",
        );
        for lost in &self.lost_texts {
            let _ = writeln!(report, "LOST: {lost}");
        }
        report
    }

    /// Formats all values, medians and ratios as JSON.
    pub(super) fn json(&self) -> String {
        let mut all: Vec<Value> = Vec::new();
        for network in Network::ALL {
            for metric in Metric::ALL {
                let pages = Page::ALL.map(|page| {
                    let values = self.values.get(&(network.name, page.name(), metric));
                    let median = self.median(network, page, metric);
                    (page.name().to_owned(), json!({ "median": median, "values": values }))
                });
                all.push(json!({
                    "network": network.name,
                    "metric": metric.name(),
                    "pages": pages.into_iter().collect::<serde_json::Map<_, _>>(),
                    "to_static": self.ratio(network, Page::Static, metric),
                    "to_minimal": self.ratio(network, Page::Minimal, metric),
                }));
            }
        }
        let figures = json!({ "figures": all, "lost_texts": self.lost_texts });
        format!("{figures:#}\n")
    }
}

/// Formats a value, or a dash where there is none.
fn cell(value: Option<f64>, decimals: usize, unit: &str) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.decimals$}{unit}"))
}

/// Computes the median: of an even number of values, the mean of the middle two.
fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        sorted[middle]
    } else {
        f64::midpoint(sorted[middle - 1], sorted[middle])
    }
}
