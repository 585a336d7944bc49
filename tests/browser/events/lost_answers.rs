//! The backend acts, and its answer is lost on the way.

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Operation;

use crate::matrix::page::{Page, acts, asked, is_done, is_ready, stands, types};
use crate::matrix::{Case, case};
use crate::visit::{Visit, visit};

/// What cannot be undone, or writes to somebody.
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

fn messages(visit: &Visit) -> usize {
    visit.host.sandbox().outbox().len()
}

/// How many messages the act sends when all goes well.
async fn usual(visit: &Visit, case: &Case) -> usize {
    stands(visit, case).await;
    is_ready(visit, case).await;
    let before = messages(visit);
    acts(visit, case).await;
    is_done(visit, case).await;
    messages(visit) - before
}

/// The act is done, and its answer lost; how many messages there were before.
async fn loses(visit: &Visit, case: &Case) -> usize {
    stands(visit, case).await;
    is_ready(visit, case).await;
    let before = messages(visit);
    // A browser sends again by itself what a kept-alive connection lost, for each that it keeps.
    assert!(visit.host.spoils(case.operation, "lost", 100));
    acts(visit, case).await;
    visit
        .until("the notice", async || (Page::of(visit).await?.alerts().len() == 1).then_some(()))
        .await;
    visit.host.forgives();
    before
}

/// « Un problème technique est survenu », what was typed still there; « Réessayer » sends the same under the
/// same key, the next screen stands, and it was done once: no second message left.
#[tokio::test(flavor = "multi_thread")]
async fn an_act_whose_answer_is_lost_is_done_once_when_it_is_tried_again() {
    visit("lost-answers", Limits::default(), async |visit: &Visit| {
        for case in IRREVERSIBLE.map(case) {
            let usual = usual(visit, &case).await;
            let calls = visit.host.calls().len();
            let before = loses(visit, &case).await;
            visit.presses("Réessayer").await;
            is_done(visit, &case).await;
            assert_eq!(messages(visit) - before, usual, "{}: done once", case.operation);
            let operation = Operation::find(case.operation).unwrap();
            let asked = asked(visit, operation, calls);
            let keys: Vec<_> = asked.into_iter().filter_map(|call| call.idempotency_key).collect();
            assert!(keys.len() > 1, "{}", case.operation);
            assert!(keys.iter().all(|key| *key == keys[0]), "{}: {keys:?}", case.operation);
        }
    })
    .await;
}

/// The page is loaded again instead: it shows that the act is done, and nothing is sent again.
#[tokio::test(flavor = "multi_thread")]
async fn an_act_whose_answer_is_lost_is_told_as_done_after_a_reload() {
    visit("lost-and-reloaded", Limits::default(), async |visit: &Visit| {
        for case in IRREVERSIBLE.map(case) {
            let usual = usual(visit, &case).await;
            let before = loses(visit, &case).await;
            visit.driver.refresh().await.unwrap();
            match case.operation {
                // The choice of a way belongs to the step that follows too, and asks for nothing again.
                "DeliverCode" => {
                    visit.arrives(case.title).await;
                    types(visit, &case).await;
                    acts(visit, &case).await;
                    is_done(visit, &case).await;
                }
                // A child’s page says what was decided, and what can be done next.
                "ActivateProfile" => visit.sees("Profil activé le").await,
                _ => is_done(visit, &case).await,
            }
            assert_eq!(messages(visit) - before, usual, "{}", case.operation);
        }
    })
    .await;
}
