//! One fault of each kind in a real browser, requested over HTTP as testers do: its screen, the typed text
//! that is kept, and the next step. Every operation × every fault is tested natively
//! (`tests/native/faults.rs`), a request without a response in `failures`, an offline device in `session`.

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::KINDS;
use thirtyfour::By;

use crate::activation::{PHOTO, identify};
use crate::matrix::case;
use crate::matrix::page::fill_fields;
use crate::visit::{Visit, normalize_spaces, visit};

const CODE: &str = "Code provisoire composé de 12 caractères";
const TECHNICAL: &str = "Un problème technique est survenu.";
const LOCKED: &str = "Trop d’essais : un peu de patience";

/// Sends a request to the sandbox from a page of its origin and returns the status.
async fn send_to_sandbox(visit: &Visit, method: &str, path: &str, body: &str) -> i64 {
    let script = "const [method, path, body, done] = arguments; \
        fetch(path, { method, body, headers: { 'Content-Type': 'application/json' } }) \
            .then(answer => done(answer.status), error => done(String(error)));";
    let arguments = vec![method.into(), path.into(), body.into()];
    let answer = visit.driver.execute_async(script, arguments).await.unwrap();
    answer.json().as_i64().unwrap_or_else(|| panic!("{path}: {}", answer.json()))
}

/// Waits until a notice, or the title of another screen, has the focus. Returns its tag name and text.
async fn wait_for_result(visit: &Visit) -> (String, String) {
    visit
        .wait_until("a focused notice or another screen", async || {
            let active = visit.driver.active_element().await.ok()?;
            let tag = active.tag_name().await.ok()?;
            let text = normalize_spaces(&active.text().await.ok()?);
            let notice = active.attr("data-testid").await.ok()?.as_deref() == Some("trouble");
            (notice || (tag == "h1" && text != "Je m’identifie")).then_some((tag, text))
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_fault_requested_over_http_shows_its_screen_and_a_next_step() {
    visit("kinds", Limits::default(), async |visit: &Visit| {
        for kind in KINDS.iter().map(|kind| kind.fault).filter(|kind| *kind != "hang") {
            visit.open("/activer/identification").await;
            visit.wait_for_screen("Je m’identifie").await;
            assert_eq!(send_to_sandbox(visit, "POST", "/sandbox/reset", "").await, 204);
            // A browser repeats a request by itself on each kept-alive connection that is cut.
            let times = if matches!(kind, "reset" | "lost" | "truncated") { 100 } else { 1 };
            let body = format!(r#"{{"operation":"Identify","fault":"{kind}","times":{times}}}"#);
            assert_eq!(
                send_to_sandbox(visit, "POST", "/sandbox/faults", &body).await,
                204,
                "{kind}"
            );
            fill_fields(visit, &case("Identify")).await;
            visit.click("Continuer").await;
            let (tag, text) = wait_for_result(visit).await;
            assert_eq!(send_to_sandbox(visit, "DELETE", "/sandbox/faults", "").await, 204);
            assert_eq!(visit.driver.find_all(By::Tag("h1")).await.unwrap().len(), 1, "{kind}");
            let expected = match kind {
                "slow" => "Je prends ma décision",
                "401" => "Votre session a pris fin",
                "403" => "Nous ne vous avons pas reconnu",
                "409" => "Ce code provisoire a déjà été utilisé",
                "410" => "Ce code provisoire a expiré",
                "422" => "Cette réponse n’est pas acceptée",
                "423" | "429" | "429_retry_after" => LOCKED,
                "maintenance" => "Le service est fermé pour maintenance",
                _ => TECHNICAL,
            };
            assert!(text.contains(&normalize_spaces(expected)), "{kind}: {text}");
            let is_screen = matches!(kind, "slow" | "401" | "423" | "429" | "429_retry_after");
            assert_eq!(tag == "h1", is_screen, "{kind}");
            match kind {
                "slow" => {}
                "401" => {
                    visit.click("M’identifier à nouveau").await;
                    visit.wait_for_screen("Mon espace santé").await;
                }
                "423" | "429" | "429_retry_after" => {
                    visit.driver.find(By::Css("[data-testid=countdown]")).await.unwrap();
                    visit.click("Une autre personne souhaite s’identifier").await;
                    visit.wait_for_screen("Je m’identifie").await;
                }
                _ => {
                    assert_eq!(visit.value(CODE).await, "HuqZF3KXCz8k", "{kind}");
                    // Maintenance is not an error of the person: the title has no « Erreur ».
                    let error = visit.title().await.starts_with("Erreur : ");
                    assert_eq!(error, kind != "maintenance", "{kind}");
                    submit_again(visit, kind).await;
                }
            }
        }
    })
    .await;
}

/// Sends the same form again, which succeeds.
async fn submit_again(visit: &Visit, kind: &str) {
    // After a refusal the person corrects the form and uses its own button.
    let refused = matches!(kind, "403" | "409" | "410" | "422");
    visit.click(if refused { "Continuer" } else { "Réessayer" }).await;
    visit.wait_for_screen("Je prends ma décision").await;
}

async fn wait_for_test_id(visit: &Visit, id: &str) {
    let selector = format!("[data-testid={id}]");
    visit.wait_until(id, async || visit.driver.find(By::Css(&selector)).await.ok()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn documented_test_ids_exist() {
    visit("test-ids", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.click("Continuer").await;
        wait_for_test_id(visit, "error-summary").await;
        let body = r#"{"operation":"Identify","fault":"503"}"#;
        assert_eq!(send_to_sandbox(visit, "POST", "/sandbox/faults", body).await, 204);
        let body = r#"{"operation":"Identify","fault":"423","times":2}"#;
        assert_eq!(send_to_sandbox(visit, "POST", "/sandbox/faults", body).await, 204);
        visit.open("/sandbox").await;
        for id in ["pending-fault", "message", "message-code"] {
            wait_for_test_id(visit, id).await;
        }
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        wait_for_test_id(visit, "trouble").await;
        wait_for_test_id(visit, "reference").await;
        visit.click("Réessayer").await;
        visit.wait_for_screen(LOCKED).await;
        wait_for_test_id(visit, "countdown").await;
        // The response to the preset sets the session cookie of this browser.
        let preset = r#"{"preset":"martine-decided"}"#;
        assert_eq!(send_to_sandbox(visit, "POST", "/sandbox/reset", preset).await, 204);
        visit.open("/activer/coordonnees").await;
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        visit.start_at("OppositionReceipt").await;
        wait_for_test_id(visit, "receipt").await;
        assert_eq!(send_to_sandbox(visit, "POST", "/sandbox/reset", "").await, 204);
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.fill("Mon identifiant", "inaya.m1988").await;
        visit.fill("Mon mot de passe", "Sante-2022!").await;
        visit.click_label("Par email").await;
        visit.click("Continuer").await;
        wait_for_test_id(visit, "masked").await;
    })
    .await;
    let limits = Limits { session_s: 60, warn_before_s: 58, ..Limits::default() };
    visit("test-ids-session", limits, async |visit: &Visit| {
        visit.open("/sandbox").await;
        let preset = r#"{"preset":"martine-decided"}"#;
        assert_eq!(send_to_sandbox(visit, "POST", "/sandbox/reset", preset).await, 204);
        visit.open("/activer/coordonnees").await;
        wait_for_test_id(visit, "session-dialog").await;
    })
    .await;
}
