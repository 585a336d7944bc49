//! One operation under one fault, in the page: what is seen, what was kept, and what leads on.

use mon_espace_sante::sandbox::host::Operation;
use thirtyfour::{By, Key};

use super::cases::{Act, Case};
use super::page::{Page, acts, asked, calm, is_done, is_ready, opens, stands, types};
use crate::visit::{Visit, plain};

/// What came of a cell.
pub struct Row {
    pub operation: &'static str,
    pub fault: &'static str,
    /// The class of the outcome: `docs/faults.md` says what each letter means.
    pub letter: char,
    /// The title of the notice, or of the screen.
    pub seen: String,
    /// What was pressed then.
    pub next: String,
    /// The screen that stood at the end.
    pub then: String,
}

const RETRY: &str = "Réessayer";
/// What is said where there is nothing to correct.
const TECHNICAL: &str = "Un problème technique est survenu. Veuillez réessayer ultérieurement.";

/// What is seen after an act.
enum Seen {
    Done(Page),
    Notice(Page),
    Screen(Page),
}

/// Waits for one of the three.
async fn outcome(visit: &Visit, case: &Case) -> Seen {
    visit
        .until("what came of it", async || {
            let page = Page::of(visit).await?;
            if page.is_done(case) {
                return Some(Seen::Done(page));
            }
            if !page.alerts().is_empty() {
                // A form’s notice takes the focus, and is only whole to the person once it has it.
                let told = page.0["told"] == true || !matches!(case.act, Act::Submits(_));
                return told.then_some(Seen::Notice(page));
            }
            let other = page.title() != plain(case.title) || case.act == Act::Begins;
            (other && page.is_titled()).then_some(Seen::Screen(page))
        })
        .await
}

/// Five presses, and Enter in a field: what impatience does.
async fn acts_again_and_again(visit: &Visit, case: &Case) {
    let (Act::Submits(button) | Act::Presses(button) | Act::Stays(button)) = case.act else {
        return;
    };
    let button = visit.button(button).await.to_json().unwrap();
    let five = "for (let i = 0; i < 5; i++) arguments[0].click();";
    visit.driver.execute(five, vec![button]).await.unwrap();
    let field = By::Css("main form input:not([type=radio], [type=checkbox], [hidden])");
    if let (Ok(field), Act::Submits(_)) = (visit.driver.find(field).await, case.act) {
        field.send_keys(Key::Enter.value().to_string()).await.unwrap();
    }
}

/// A browser sends again by itself what a kept-alive connection lost, for each that it keeps.
pub fn is_cut(fault: &str) -> bool {
    matches!(fault, "reset" | "lost" | "truncated")
}

/// The refusals that an act itself can meet.
fn is_refused(fault: &str) -> bool {
    matches!(fault, "403" | "404" | "409" | "410" | "422")
}

/// Whether what goes wrong is told by a form’s own notice, or takes the screen.
fn is_form(case: &Case) -> bool {
    let other = matches!(case.operation, "OpenResetLink" | "CancelChange");
    other || matches!(case.act, Act::Submits(_)) || case.operation.starts_with("Resend")
}

/// The class of what must be seen.
fn expected(case: &Case, fault: &str) -> &'static str {
    let form = is_form(case);
    match (case.act, fault) {
        (_, "slow") => "S",
        (Act::Begins, "maintenance") => "M",
        (Act::Begins, _) => "P",
        // The session is over already: there is nothing left to leave.
        _ if case.operation == "EndSession" && fault == "401" => "S",
        (_, "401") => "E",
        (_, "423" | "429" | "429_retry_after") if form => "L",
        (_, refused) if form && is_refused(refused) => "RCG",
        _ => "R",
    }
}

/// Words that must be on the page of a form.
fn said(fault: &str) -> &'static str {
    match fault {
        "offline" => "Votre appareil ne semble pas connecté à internet.",
        "hang" => "Le service met trop de temps à répondre.",
        "maintenance" => "Le service est fermé pour maintenance",
        _ => "Un problème technique est survenu.",
    }
}

/// Runs the cell; a panic says what was wrong. `spoils` begins the fault, and ends it.
pub async fn cell(
    visit: &Visit,
    case: &Case,
    fault: &'static str,
    spoils: impl AsyncFn(bool),
) -> Row {
    let name = format!("{} × {fault}", case.operation);
    let operation = Operation::find(case.operation).unwrap();
    stands(visit, case).await;
    let before;
    let mut typed = None;
    if matches!(case.act, Act::Loads | Act::Begins) {
        before = visit.host.calls().len();
        spoils(true).await;
        opens(visit, case).await;
    } else {
        is_ready(visit, case).await;
        typed = Page::of(visit).await;
        before = visit.host.calls().len();
        spoils(true).await;
        if fault == "slow" {
            acts_again_and_again(visit, case).await;
        } else {
            acts(visit, case).await;
        }
    }
    let form = matches!(case.act, Act::Submits(_));
    let waited = form || matches!(case.act, Act::Stays(_));
    if waited && matches!(fault, "slow" | "hang") {
        visit.sees("Cela prend plus de temps que d’habitude.").await;
    }
    let seen = outcome(visit, case).await;
    spoils(false).await;
    if !is_cut(fault) && fault != "offline" {
        let sent = asked(visit, operation, before).len();
        assert_eq!(sent, 1, "{name}: one request, however it is pressed");
    }
    let row = |letter, seen, next, then| {
        assert!(expected(case, fault).contains(letter), "{name}: {letter}, {seen}");
        Row { operation: case.operation, fault, letter, seen, next, then }
    };
    let (letter, page, next) = match seen {
        Seen::Done(page) => {
            assert_eq!(page.titles().len(), 1, "{name}: one title");
            return row('S', page.title(), String::new(), page.title());
        }
        Seen::Notice(page) => {
            assert_eq!(page.titles().len(), 1, "{name}: one title");
            assert_eq!(page.alerts().len(), 1, "{name}: one alert, {:?}", page.alerts());
            if let Some(typed) = &typed {
                assert_eq!(page.0["typed"], typed.0["typed"], "{name}: what was typed is kept");
                let emptied = is_refused(fault) && page.list("offers") != [RETRY];
                if !emptied {
                    assert_eq!(page.0["secrets"], typed.0["secrets"], "{name}: so are secrets");
                }
            }
            if form && !is_refused(fault) {
                assert!(page.words("text").contains(&plain(said(fault))), "{name}");
                let error = page.words("document").starts_with("Erreur : ");
                assert_eq!(error, fault != "maintenance", "{name}: the title says so");
            }
            goes_on_from_notice(visit, case, fault, page).await
        }
        Seen::Screen(page) => {
            assert_eq!(page.titles().len(), 1, "{name}: one title");
            goes_on_from_screen(visit, case, page).await
        }
    };
    let seen = if page.words("notice").is_empty() { page.title() } else { page.words("notice") };
    let calls = asked(visit, operation, before);
    let least = if fault == "offline" { 1 } else { 2 };
    assert!(
        calls.len() >= least || !"RCP".contains(letter),
        "{name}: {next} asks for another thing"
    );
    let keys: Vec<_> = calls.into_iter().filter_map(|call| call.idempotency_key).collect();
    if let [first, .., last] = &keys[..] {
        // A refusal is an outcome; anything else may have been done already.
        let refused = fault.starts_with('4');
        assert_eq!(first == last, !refused, "{name}: the key of a retry");
    }
    let then = Page::of(visit).await.unwrap();
    assert_eq!(then.titles().len(), 1, "{name}: one title at the end");
    assert_eq!(then.alerts(), Vec::<String>::new(), "{name}: calm at the end");
    row(letter, seen, next, then.title())
}

/// The first thing that the notice offers; else the same button once more.
async fn goes_on_from_notice(
    visit: &Visit,
    case: &Case,
    fault: &str,
    page: Page,
) -> (char, Page, String) {
    let beside = page.list("ways").into_iter().find(|way| way == RETRY);
    let Some(next) = page.list("offers").first().cloned().or(beside) else {
        types(visit, case).await;
        acts(visit, case).await;
        is_done(visit, case).await;
        let button = match case.act {
            Act::Submits(button) | Act::Presses(button) | Act::Stays(button) => button,
            Act::Loads | Act::Begins => "",
        };
        let corrected = is_refused(fault) && is_form(case) && page.words("notice") != TECHNICAL;
        let letter = if corrected { 'C' } else { 'R' };
        return (letter, page, plain(button));
    };
    visit.presses(&next).await;
    if next == RETRY {
        is_done(visit, case).await;
        return ('R', page, next);
    }
    let stood = calm(visit).await;
    if stood.title() == plain(case.title) {
        // Brought back to where one stands: here, with everything as it was.
        types(visit, case).await;
        acts(visit, case).await;
        is_done(visit, case).await;
    }
    ('G', page, next)
}

/// The first way on of a screen of its own.
async fn goes_on_from_screen(visit: &Visit, case: &Case, page: Page) -> (char, Page, String) {
    let title = page.title();
    let letter = match title.as_str() {
        "Votre session a pris fin" => 'E',
        "Trop d’essais : un peu de patience" => 'L',
        "Le service est fermé pour maintenance" => 'M',
        "Un problème technique est survenu" => 'P',
        other => panic!("{}: {other}", case.operation),
    };
    let next = page.list("ways").first().cloned();
    let next = next.unwrap_or_else(|| panic!("{}: no way on from {title}", case.operation));
    visit.presses(&next).await;
    if next == RETRY {
        is_done(visit, case).await;
    } else {
        visit
            .until("another screen", async || {
                let page = Page::of(visit).await?;
                (page.is_titled() && page.title() != title).then_some(())
            })
            .await;
    }
    (letter, page, next)
}
