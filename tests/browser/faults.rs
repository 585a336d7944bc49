//! One fault of each kind in a real browser, asked for over HTTP as testers do: its screen, what was
//! typed kept, and the way on. Every operation × every fault is native (`tests/native/faults.rs`); an
//! answer that never comes is in `failures`, a device that is offline in `session`.

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::KINDS;
use thirtyfour::By;

use crate::activation::{identifies, martine_identifies};
use crate::visit::{Visit, plain, visit};

const PHOTO: &str = "Carte Vitale avec photo";
const CODE: &str = "Code provisoire composé de 12 caractères";
const TECHNICAL: &str = "Un problème technique est survenu.";
const LOCKED: &str = "Trop d’essais : un peu de patience";

/// What is asked of the sandbox, from a page of its own origin; the status.
async fn asks(visit: &Visit, method: &str, path: &str, body: &str) -> i64 {
    let script = "const [method, path, body, done] = arguments; \
        fetch(path, { method, body, headers: { 'Content-Type': 'application/json' } }) \
            .then(answer => done(answer.status), error => done(String(error)));";
    let arguments = vec![method.into(), path.into(), body.into()];
    let answer = visit.driver.execute_async(script, arguments).await.unwrap();
    answer.json().as_i64().unwrap_or_else(|| panic!("{path}: {}", answer.json()))
}

/// The notice or the title that has the focus.
async fn stands(visit: &Visit) -> (String, String) {
    visit
        .until("a notice or another screen, with the focus", async || {
            let active = visit.driver.active_element().await.ok()?;
            let tag = active.tag_name().await.ok()?;
            let words = plain(&active.text().await.ok()?);
            let notice = active.attr("data-testid").await.ok()?.as_deref() == Some("trouble");
            (notice || (tag == "h1" && words != "Je m’identifie")).then_some((tag, words))
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_of_fault_asked_for_over_http_has_its_screen_and_a_way_on() {
    visit("kinds", Limits::default(), async |visit: &Visit| {
        for kind in KINDS.iter().map(|kind| kind.fault).filter(|kind| *kind != "hang") {
            visit.open("/activer/identification").await;
            visit.arrives("Je m’identifie").await;
            assert_eq!(asks(visit, "POST", "/sandbox/reset", "").await, 204);
            // A browser sends again by itself what a kept-alive connection lost, for each that it keeps.
            let times = if matches!(kind, "reset" | "lost" | "truncated") { 100 } else { 1 };
            let body = format!(r#"{{"operation":"Identify","fault":"{kind}","times":{times}}}"#);
            assert_eq!(asks(visit, "POST", "/sandbox/faults", &body).await, 204, "{kind}");
            identifies(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
            let (tag, words) = stands(visit).await;
            assert_eq!(asks(visit, "DELETE", "/sandbox/faults", "").await, 204);
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
            assert!(words.contains(&plain(expected)), "{kind}: {words}");
            let whole = matches!(kind, "slow" | "401" | "423" | "429" | "429_retry_after");
            assert_eq!(tag == "h1", whole, "{kind}");
            match kind {
                "slow" => {}
                "401" => {
                    visit.presses("M’identifier à nouveau").await;
                    visit.arrives("Mon espace santé").await;
                }
                "423" | "429" | "429_retry_after" => {
                    visit.driver.find(By::Css("[data-testid=countdown]")).await.unwrap();
                    visit.presses("Une autre personne souhaite s’identifier").await;
                    visit.arrives("Je m’identifie").await;
                }
                _ => {
                    assert_eq!(visit.value(CODE).await, "HuqZF3KXCz8k", "{kind}");
                    // Closed for maintenance is nobody’s error.
                    let error = visit.title().await.starts_with("Erreur : ");
                    assert_eq!(error, kind != "maintenance", "{kind}");
                    goes_on(visit, kind).await;
                }
            }
        }
    })
    .await;
}

/// The same again goes through.
async fn goes_on(visit: &Visit, kind: &str) {
    // What is to be corrected is sent by the form’s own button.
    let corrects = matches!(kind, "403" | "409" | "410" | "422");
    visit.presses(if corrects { "Continuer" } else { "Réessayer" }).await;
    visit.arrives("Je prends ma décision").await;
}

/// Waits for what has a test id.
async fn has(visit: &Visit, id: &str) {
    let selector = format!("[data-testid={id}]");
    visit.until(id, async || visit.driver.find(By::Css(&selector)).await.ok()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_testers_hold_on_to_is_there() {
    visit("test-ids", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        visit.presses("Continuer").await;
        has(visit, "error-summary").await;
        let body = r#"{"operation":"Identify","fault":"503"}"#;
        assert_eq!(asks(visit, "POST", "/sandbox/faults", body).await, 204);
        let body = r#"{"operation":"Identify","fault":"423","times":2}"#;
        assert_eq!(asks(visit, "POST", "/sandbox/faults", body).await, 204);
        visit.open("/sandbox").await;
        for id in ["pending-fault", "message", "message-code"] {
            has(visit, id).await;
        }
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        identifies(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        has(visit, "trouble").await;
        has(visit, "reference").await;
        visit.presses("Réessayer").await;
        visit.arrives(LOCKED).await;
        has(visit, "countdown").await;
        // The preset hands its session over to the browser that asks.
        let preset = r#"{"preset":"martine-decided"}"#;
        assert_eq!(asks(visit, "POST", "/sandbox/reset", preset).await, 204);
        visit.open("/activer/coordonnees").await;
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        martine_identifies(visit).await;
        visit.chooses("Je m’oppose à la création de Mon espace santé").await;
        visit.presses("Continuer").await;
        visit.arrives("Je valide l’opposition à la création de Mon espace santé").await;
        visit.presses("Continuer").await;
        visit.arrives("Ma décision a bien été prise en compte").await;
        has(visit, "receipt").await;
        assert_eq!(asks(visit, "POST", "/sandbox/reset", "").await, 204);
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        visit.types("Mon identifiant", "inaya.m1988").await;
        visit.types("Mon mot de passe", "Sante-2022!").await;
        visit.chooses("Par email").await;
        visit.presses("Continuer").await;
        has(visit, "masked").await;
    })
    .await;
    let limits = Limits { session_s: 60, warn_before_s: 58, ..Limits::default() };
    visit("test-ids-session", limits, async |visit: &Visit| {
        visit.open("/sandbox").await;
        let preset = r#"{"preset":"martine-decided"}"#;
        assert_eq!(asks(visit, "POST", "/sandbox/reset", preset).await, 204);
        visit.open("/activer/coordonnees").await;
        has(visit, "session-dialog").await;
    })
    .await;
}
