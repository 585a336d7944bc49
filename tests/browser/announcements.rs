//! What a screen reader would announce: at each change of screen the title, which takes the focus, and nothing else.
//! No screen reader runs here: `announcements.js`, which runs in every page of a visit, records the events that cause
//! an announcement: focus moved by the program and changes of live regions.

use crate::visit::{Visit, normalize_spaces};

/// Runs before the scripts of each page.
pub const RECORDER: &str = include_str!("announcements.js");

/// A cause and a text. `focus` and `live` are announcements; `removed with the focus` is the removal of a screen that
/// contained the focus, after which a screen reader may announce nothing; `action` is something that the person did;
/// `checked` is added each time the entries are taken, with the text of the element that has the focus.
pub type Entry = [String; 2];

/// Waits for four paints, then takes all entries from the recorder.
const TAKE: &str = "const done = arguments[0]; \
    const frames = n => n ? requestAnimationFrame(() => frames(n - 1)) : done(window.announcements.take()); frames(4)";

/// The announcements, without the counters of characters and criteria, which are announced after a pause in typing.
fn announcements(log: &[Entry]) -> impl Iterator<Item = &Entry> {
    let typing = |text: &str| text.contains("caractères saisis") || text.contains("critère");
    log.iter().filter(move |[cause, text]| match cause.as_str() {
        "action" | "checked" => false,
        "live" => !typing(text),
        _ => true,
    })
}

/// The entries after the last action of the person.
fn after_action(log: &[Entry]) -> &[Entry] {
    log.rsplit(|[cause, _]| cause == "action").next().unwrap_or_default()
}

/// Asserts that the title of a screen was announced once and nothing else, since the last action of the person.
pub fn assert_only_announcement(title: &str, log: &[Entry]) {
    let title = normalize_spaces(title);
    let announced: Vec<_> = announcements(after_action(log)).collect();
    assert!(
        matches!(announced[..], [[cause, text]] if cause == "focus" && *text == title),
        "announced at « {title} »: {log:?}"
    );
}

/// Asserts that the title of a screen was announced once since the last action of the person; that the title of the
/// screen before was not announced again; and that no screen was removed with the focus.
pub fn assert_announced_once(title: &str, log: &[Entry]) {
    let announcement = ["focus".to_owned(), normalize_spaces(title)];
    let count = after_action(log).iter().filter(|entry| **entry == announcement).count();
    assert_eq!(count, 1, "announced at « {title} »: {log:?}");
    if let [[first, before], rest @ ..] = log
        && first == "checked"
    {
        let until_action = rest.split(|[cause, _]| cause == "action").next().unwrap_or_default();
        let again = until_action.iter().any(|[cause, text]| cause == "focus" && text == before);
        assert!(!again, "« {before} » was announced again: {log:?}");
    }
    let removed = log.iter().any(|[cause, _]| cause == "removed with the focus");
    assert!(!removed, "a screen was removed with the focus: {log:?}");
}

impl Visit {
    /// The announcements since the entries were last taken.
    pub async fn announcements(&self) -> Vec<Entry> {
        let log = self.driver.execute_async(TAKE, Vec::new()).await.unwrap();
        let log: Vec<Entry> = serde_json::from_value(log.json().clone()).unwrap();
        announcements(&log).cloned().collect()
    }
}
