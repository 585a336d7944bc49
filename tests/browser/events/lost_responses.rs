//! The backend performs an operation, and its response is lost.

use mon_espace_sante::contract::OperationEntry;
use mon_espace_sante::sandbox::Limits;

use crate::matrix::page::{
    PageState, calls_of, fill_fields, open_and_fill, set_up, trigger, wait_for_success,
};
use crate::matrix::{Case, case};
use crate::visit::{Visit, visit};

/// Operations that cannot be undone or that send a message.
const IRREVERSIBLE: [&str; 9] = [
    "DeliverCode",
    "Consent",
    "ChooseCredentials",
    "Oppose",
    "ActivateProfile",
    "OpposeProfile",
    "CloseProfile",
    "ResetPassword",
    "CloseAccount",
];

fn message_count(visit: &Visit) -> usize {
    visit.host.sandbox().outbox().len()
}

/// Number of messages that the operation sends when it succeeds: the code; or what tells of the change, by e-mail and by
/// text message.
fn expected_messages(case: &Case) -> usize {
    match case.operation {
        "DeliverCode" => 1,
        "Consent" => 0,
        _ => 2,
    }
}

/// Performs the operation and loses its response. Returns the number of messages before.
async fn lose_response(visit: &Visit, case: &Case) -> usize {
    set_up(visit, case).await;
    open_and_fill(visit, case).await;
    let before = message_count(visit);
    // A browser repeats the request by itself on each kept-alive connection that is cut.
    assert!(visit.host.inject_named_fault(case.operation, "lost", 100));
    trigger(visit, case).await;
    visit
        .wait_until("the notice", async || {
            (PageState::read(visit).await?.alerts().len() == 1).then_some(())
        })
        .await;
    visit.host.clear_faults();
    before
}

/// « Un problème technique est survenu », typed text is kept; « Réessayer » repeats the request with the same key and
/// shows the next screen. The operation is performed once: no second message is sent.
#[tokio::test(flavor = "multi_thread")]
async fn retry_after_a_lost_response_performs_the_operation_once() {
    visit("lost-response", Limits::default(), async |visit: &Visit| {
        for case in IRREVERSIBLE.map(case) {
            let expected = expected_messages(&case);
            let calls_before = visit.host.calls().len();
            let before = lose_response(visit, &case).await;
            visit.click("Réessayer").await;
            wait_for_success(visit, &case).await;
            assert_eq!(message_count(visit) - before, expected, "{}: messages", case.operation);
            let operation = OperationEntry::find(case.operation).unwrap();
            let calls = calls_of(visit, operation, calls_before);
            let keys: Vec<_> = calls.into_iter().filter_map(|call| call.idempotency_key).collect();
            assert!(keys.len() > 1, "{}", case.operation);
            assert!(keys.iter().all(|key| *key == keys[0]), "{}: {keys:?}", case.operation);
        }
    })
    .await;
}

/// A reload instead of a retry shows that the operation was performed; nothing is sent again. Only after the choice of
/// credentials the person has no session, because the lost response had it, and is told that the choice is stored.
#[tokio::test(flavor = "multi_thread")]
async fn reload_after_a_lost_response_shows_the_performed_operation() {
    visit("lost-response-reload", Limits::default(), async |visit: &Visit| {
        for case in IRREVERSIBLE.map(case) {
            let expected = expected_messages(&case);
            let before = lose_response(visit, &case).await;
            visit.driver.refresh().await.unwrap();
            match case.operation {
                // The next step still allows the choice of a channel; submitting it sends nothing again.
                "DeliverCode" => {
                    visit.wait_for_screen(case.title).await;
                    fill_fields(visit, &case).await;
                    trigger(visit, &case).await;
                    wait_for_success(visit, &case).await;
                }
                // A child's page shows the decision and what can be done next.
                "ActivateProfile" => visit.wait_for_text("Profil activé le").await,
                // The lost response had the new session: the person begins again, and is told to sign in.
                "ChooseCredentials" => visit.wait_for_screen("Reprenons depuis le début").await,
                _ => wait_for_success(visit, &case).await,
            }
            assert_eq!(message_count(visit) - before, expected, "{}", case.operation);
        }
    })
    .await;
}
