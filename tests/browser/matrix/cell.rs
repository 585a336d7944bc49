//! One cell of the matrix: an operation under a fault, in the page. Checks what the page shows, that typed text
//! is kept, and that the next step succeeds.

use mon_espace_sante::contract::OperationEntry;
use thirtyfour::{By, Key};

use super::cases::{Case, Trigger};
use super::page::{
    PageState, calls_of, fill_fields, open_and_fill, open_screen, set_up, trigger,
    wait_for_settled_screen, wait_for_success,
};
use crate::visit::{Visit, normalize_spaces};

/// The result of a cell.
pub struct Row {
    pub operation: &'static str,
    pub fault: &'static str,
    /// The class of the outcome; `docs/faults.md` defines the letters.
    pub letter: char,
    /// The title of the notice or of the screen.
    pub shown: String,
    /// The button or link that was clicked next.
    pub next: String,
    /// The title of the last screen.
    pub last: String,
}

const RETRY: &str = "Réessayer";
/// The message of failures that the person cannot correct.
const TECHNICAL: &str = "Un problème technique est survenu. Veuillez réessayer ultérieurement.";

/// What the page shows after the trigger.
enum CellOutcome {
    Success(PageState),
    Notice(PageState),
    Screen(PageState),
}

async fn wait_for_outcome(visit: &Visit, case: &Case) -> CellOutcome {
    visit
        .wait_until("an outcome", async || {
            let page = PageState::read(visit).await?;
            if page.shows_success(case) {
                return Some(CellOutcome::Success(page));
            }
            if !page.alerts().is_empty() {
                // The notice of a form is complete once it has the focus.
                let form = matches!(case.trigger, Trigger::Submit(_));
                let complete = page.0["alertFocused"] == true || !form;
                return complete.then_some(CellOutcome::Notice(page));
            }
            let other_title = page.title() != normalize_spaces(case.title);
            let failed = other_title || case.trigger == Trigger::PageLoad;
            (failed && page.has_settled()).then_some(CellOutcome::Screen(page))
        })
        .await
}

/// Clicks five times and presses Enter in a field, as an impatient person would.
async fn trigger_repeatedly(visit: &Visit, case: &Case) {
    let (Trigger::Submit(button) | Trigger::Button(button) | Trigger::SessionDialog(button)) =
        case.trigger
    else {
        return;
    };
    let button = visit.button(button).await.to_json().unwrap();
    let five_clicks = "for (let i = 0; i < 5; i++) arguments[0].click();";
    visit.driver.execute(five_clicks, vec![button]).await.unwrap();
    let field = By::Css("main form input:not([type=radio], [type=checkbox], [hidden])");
    if let (Ok(field), Trigger::Submit(_)) = (visit.driver.find(field).await, case.trigger) {
        field.send_keys(Key::Enter.value().to_string()).await.unwrap();
    }
}

/// Whether a fault cuts the connection. A browser then repeats the request by itself, once for each
/// kept-alive connection.
pub fn cuts_connection(fault: &str) -> bool {
    matches!(fault, "reset" | "lost" | "truncated")
}

/// Whether a fault is a refusal of the operation itself.
fn is_refusal(fault: &str) -> bool {
    matches!(fault, "403" | "404" | "409" | "410" | "422")
}

/// Whether failures are handled as those of a form: a notice in the form, or another screen.
fn fails_like_form(case: &Case) -> bool {
    let special_case = matches!(
        case.operation,
        "OpenResetLink" | "CancelChange" | "EndOtherSessions" | "ProveContact"
    );
    special_case
        || matches!(case.trigger, Trigger::Submit(_))
        || case.operation.starts_with("Resend")
}

/// The letters of the outcomes that are correct.
fn expected_letters(case: &Case, fault: &str) -> &'static str {
    let form = fails_like_form(case);
    match (case.trigger, fault) {
        (_, "slow") => "S",
        (Trigger::PageLoad, "maintenance") => "M",
        (Trigger::PageLoad, _) => "P",
        // The session has ended already, so signing out succeeds.
        _ if case.operation == "EndSession" && fault == "401" => "S",
        (_, "401") => "E",
        (_, "423" | "429" | "429_retry_after") if form => "L",
        (_, refusal) if form && is_refusal(refusal) => "RCG",
        _ => "R",
    }
}

/// Text that the page of a form must show.
fn expected_text(fault: &str) -> &'static str {
    match fault {
        "offline" => "Votre appareil ne semble pas connecté à internet.",
        "hang" => "Le service met trop de temps à répondre.",
        "maintenance" => "Le service est fermé pour maintenance",
        _ => "Un problème technique est survenu.",
    }
}

/// Runs a cell; panics when a check fails. `set_fault` starts the fault with `true` and ends it with `false`.
pub async fn run_cell(
    visit: &Visit,
    case: &Case,
    fault: &'static str,
    set_fault: impl AsyncFn(bool),
) -> Row {
    let name = format!("{} × {fault}", case.operation);
    let operation = OperationEntry::find(case.operation).unwrap();
    set_up(visit, case).await;
    let calls_before;
    let mut filled = None;
    if matches!(case.trigger, Trigger::ScreenLoad | Trigger::PageLoad) {
        calls_before = visit.host.calls().len();
        set_fault(true).await;
        open_screen(visit, case).await;
    } else {
        open_and_fill(visit, case).await;
        filled = PageState::read(visit).await;
        calls_before = visit.host.calls().len();
        set_fault(true).await;
        if fault == "slow" {
            trigger_repeatedly(visit, case).await;
        } else {
            trigger(visit, case).await;
        }
    }
    let form = matches!(case.trigger, Trigger::Submit(_));
    let shows_delay = form || matches!(case.trigger, Trigger::SessionDialog(_));
    if shows_delay && matches!(fault, "slow" | "hang") {
        visit.wait_for_text("Cela prend plus de temps que d’habitude.").await;
    }
    let outcome = wait_for_outcome(visit, case).await;
    set_fault(false).await;
    if !cuts_connection(fault) && fault != "offline" {
        let sent = calls_of(visit, operation, calls_before).len();
        assert_eq!(sent, 1, "{name}: number of requests");
    }
    let row = |letter, shown, next, last| {
        assert!(expected_letters(case, fault).contains(letter), "{name}: {letter}, {shown}");
        Row { operation: case.operation, fault, letter, shown, next, last }
    };
    let (letter, page, next) = match outcome {
        CellOutcome::Success(page) => {
            assert_eq!(page.titles().len(), 1, "{name}: one title");
            return row('S', page.title(), String::new(), page.title());
        }
        CellOutcome::Notice(page) => {
            assert_eq!(page.titles().len(), 1, "{name}: one title");
            assert_eq!(page.alerts().len(), 1, "{name}: one alert, {:?}", page.alerts());
            if let Some(filled) = &filled {
                assert_eq!(page.0["values"], filled.0["values"], "{name}: typed text is kept");
                let cleared = is_refusal(fault) && page.list("alertActions") != [RETRY];
                if !cleared {
                    assert_eq!(page.0["secrets"], filled.0["secrets"], "{name}: secrets are kept");
                }
            }
            if form && !is_refusal(fault) {
                let expected = normalize_spaces(expected_text(fault));
                assert!(page.string("text").contains(&expected), "{name}");
                let error = page.string("documentTitle").starts_with("Erreur : ");
                assert_eq!(error, fault != "maintenance", "{name}: « Erreur » in the title");
            }
            continue_from_notice(visit, case, fault, page).await
        }
        CellOutcome::Screen(page) => {
            assert_eq!(page.titles().len(), 1, "{name}: one title");
            continue_from_screen(visit, case, page).await
        }
    };
    let notice = page.string("firstAlertTitle");
    let shown = if notice.is_empty() { page.title() } else { notice };
    let calls = calls_of(visit, operation, calls_before);
    let minimum = if fault == "offline" { 1 } else { 2 };
    assert!(
        calls.len() >= minimum || !"RCP".contains(letter),
        "{name}: « {next} » did not send the operation again"
    );
    let keys: Vec<_> = calls.into_iter().filter_map(|call| call.idempotency_key).collect();
    if let [first, .., last] = &keys[..] {
        // A refusal is a definite result; after any other fault the operation may have been performed.
        let refused = fault.starts_with('4');
        assert_eq!(first == last, !refused, "{name}: whether the retry keeps the idempotency key");
    }
    let last = PageState::read(visit).await.unwrap();
    assert_eq!(last.titles().len(), 1, "{name}: one title at the end");
    assert_eq!(last.alerts(), Vec::<String>::new(), "{name}: no notice at the end");
    row(letter, shown, next, last.title())
}

/// Clicks the first action of the notice; without one, clicks the same button again. Returns the letter of the
/// outcome, the page and what was clicked.
async fn continue_from_notice(
    visit: &Visit,
    case: &Case,
    fault: &str,
    page: PageState,
) -> (char, PageState, String) {
    let retry = page.list("mainActions").into_iter().find(|action| action == RETRY);
    let Some(next) = page.list("alertActions").first().cloned().or(retry) else {
        // Such a form keeps what was typed, and asks for the password.
        let asks_for_proof = visit.run_script("return !!document.querySelector('#preuve')").await;
        let asks_for_proof = asks_for_proof == true && case.operation != "CloseAccount";
        if is_refusal(fault) && matches!(case.trigger, Trigger::Submit(_)) && !asks_for_proof {
            // A refused code or password is cleared after its notice; typed again before, it would be cleared too.
            let cleared = async || {
                let secrets = PageState::read(visit).await?.0["secrets"].clone();
                secrets.as_object()?.values().all(|text| text == "").then_some(())
            };
            visit.wait_until("cleared secrets", cleared).await;
        }
        fill_fields(visit, case).await;
        if asks_for_proof {
            visit.fill("Mot de passe actuel", "Sante-2022!").await;
        }
        trigger(visit, case).await;
        wait_for_success(visit, case).await;
        let button = match case.trigger {
            Trigger::Submit(button) | Trigger::Button(button) | Trigger::SessionDialog(button) => {
                button
            }
            Trigger::ScreenLoad | Trigger::PageLoad => "",
        };
        let correctable = page.string("firstAlertTitle") != TECHNICAL;
        let corrected = is_refusal(fault) && fails_like_form(case) && correctable;
        let letter = if corrected { 'C' } else { 'R' };
        return (letter, page, normalize_spaces(button));
    };
    visit.click(&next).await;
    if next == RETRY {
        wait_for_success(visit, case).await;
        return ('R', page, next);
    }
    let current = wait_for_settled_screen(visit).await;
    if current.title() == normalize_spaces(case.title) {
        // The current step has the same screen: the form can be submitted again.
        fill_fields(visit, case).await;
        trigger(visit, case).await;
        wait_for_success(visit, case).await;
    }
    ('G', page, next)
}

/// Clicks the first action of a failure screen.
async fn continue_from_screen(
    visit: &Visit,
    case: &Case,
    page: PageState,
) -> (char, PageState, String) {
    let title = page.title();
    let letter = match title.as_str() {
        "Votre session a pris fin" => 'E',
        "Trop d’essais : un peu de patience" => 'L',
        "Le service est fermé pour maintenance" => 'M',
        "Un problème technique est survenu" => 'P',
        other => panic!("{}: {other}", case.operation),
    };
    let next = page.list("mainActions").first().cloned();
    let next = next.unwrap_or_else(|| panic!("{}: no action on « {title} »", case.operation));
    visit.click(&next).await;
    if next == RETRY {
        wait_for_success(visit, case).await;
    } else {
        visit
            .wait_until("another screen", async || {
                let page = PageState::read(visit).await?;
                (page.has_settled() && page.title() != title).then_some(())
            })
            .await;
    }
    (letter, page, next)
}
