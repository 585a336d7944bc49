//! Failures that only a browser can show: broken connections, locks, unknown addresses, an invalid
//! configuration, no JavaScript.

use std::fs;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use serde_json::json;

use crate::activation::{PHOTO, identify, identify_as_martine};
use crate::sites::copy_of_site;
use crate::visit::{Visit, normalize_spaces, visit, visit_site};

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_fault_keeps_typed_text_and_can_be_retried() {
    visit("faults", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        let faults = [
            Fault::Reset,
            Fault::Lost,
            Fault::Truncated,
            Fault::WrongContentType,
            Fault::bad_gateway(),
            Fault::empty(),
            Fault::garbage(),
            Fault::problem(503, "unavailable"),
            // The number and the card must not be sent on to another address.
            Fault::instead(307, "text/plain", "").with_header("location", "/api/v1/codes"),
        ];
        let number = faults.len();
        for fault in faults {
            visit.host.inject_fault("/activation/identification", fault);
        }
        identify(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        let mut notices = 0;
        loop {
            let active = visit
                .wait_until("the notice or the next screen, with the focus", async || {
                    let active = visit.driver.active_element().await.ok()?;
                    let tag = active.tag_name().await.ok()?;
                    let id = active.id().await.ok()?.unwrap_or_default();
                    (tag == "h1" || id == "incident").then_some((tag, active))
                })
                .await;
            let (tag, active) = active;
            if tag == "h1" {
                break;
            }
            notices += 1;
            let text = normalize_spaces(&active.text().await.unwrap());
            let expected = "Un problème technique est survenu. Veuillez réessayer ultérieurement.";
            assert!(text.contains(expected), "{text}");
            assert!(text.contains("34 22"), "{text}");
            assert_eq!(
                visit.value("Code provisoire composé de 12 caractères").await,
                "HuqZF3KXCz8k"
            );
            assert!(visit.title().await.starts_with("Erreur : "));
            visit.click("Réessayer").await;
        }
        // After a cut kept-alive connection the browser may repeat the request by itself, without a notice.
        assert!((number - 3..=number).contains(&notices), "{notices}");
        visit.wait_for_screen("Je prends ma décision").await;
        let calls = visit.host.calls();
        let keys: Vec<_> = calls
            .iter()
            .filter(|call| call.path == "/activation/identification")
            .map(|call| call.idempotency_key.clone())
            .collect();
        assert_eq!(keys.len(), number + 1);
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lock_counts_down_survives_a_reload_and_ends() {
    visit("lock", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify(visit, "RoseFontaine", "2 71 10 67 482 000 03", PHOTO, "07700033344").await;
        visit.wait_for_screen("Trop d’essais : un peu de patience").await;
        visit.wait_for_text("14 minutes et").await;
        visit.host.sandbox().advance(890);
        visit.driver.refresh().await.unwrap();
        // A public page is shown before the backend has answered.
        visit.wait_for_title("Trop d’essais : un peu de patience").await;
        visit.wait_for_text("Vous pouvez réessayer.").await;
        visit.click("Réessayer").await;
        visit.wait_for_screen("Je m’identifie").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn request_without_a_response_times_out() {
    visit("hang", Limits::default(), async |visit: &Visit| {
        visit.host.inject_fault("/activation/identification", Fault::Hang);
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        visit.wait_for_text("Cela prend plus de temps que d’habitude.").await;
        visit.wait_for_text("Le service met trop de temps à répondre.").await;
        visit.click("Réessayer").await;
        visit.wait_for_screen("Je prends ma décision").await;
        let calls = visit.host.calls();
        let keys: Vec<_> = calls.iter().filter_map(|call| call.idempotency_key.clone()).collect();
        assert_eq!(keys[0], keys[1], "the retry has the same idempotency key");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_person_can_identify_during_a_lock() {
    visit("lock-other", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        identify(visit, "RoseFontaine", "2 71 10 67 482 000 03", PHOTO, "07700033344").await;
        visit.wait_for_screen("Trop d’essais : un peu de patience").await;
        visit.wait_for_text("15 minutes").await;
        visit.click("Une autre personne souhaite s’identifier").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify_as_martine(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_and_unavailable_addresses_show_an_explanation() {
    visit("addresses", Limits::default(), async |visit: &Visit| {
        visit.open("/nulle-part").await;
        visit.wait_for_screen("Cette page n’existe pas").await;
        assert_eq!(visit.path().await, "/nulle-part");
        visit.open("/activer/coordonnees").await;
        visit.wait_for_screen("Reprenons depuis le début").await;
        visit.click("Commencer ou reprendre").await;
        visit.wait_for_screen("Mon espace santé").await;
        visit.driver.back().await.unwrap();
        visit.wait_for_screen("Reprenons depuis le début").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unreadable_session_at_startup_can_be_retried() {
    visit("start", Limits::default(), async |visit: &Visit| {
        visit.host.inject_fault("/session", Fault::garbage());
        visit.open("/activer/decision").await;
        visit.wait_for_screen("Un problème technique est survenu").await;
        visit.click("Réessayer").await;
        visit.wait_for_screen("Reprenons depuis le début").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn invalid_configuration_is_explained() {
    let cases = [
        (r#"{"api_bas":"/api/v1"}"#, "la clé « api_bas » n’est pas connue."),
        (r#"{"maintenance":"oui"}"#, "la valeur de « maintenance » n’est pas acceptée."),
        ("{", "le fichier config.json n’est pas un objet JSON."),
    ];
    for (index, (config, sentence)) in cases.into_iter().enumerate() {
        let site = copy_of_site(&format!("config-{index}"));
        fs::write(site.join("config.json"), config).unwrap();
        visit_site("configuration", Limits::default(), site, async |visit: &Visit| {
            visit.open("/").await;
            visit.wait_for_screen("Le service est mal configuré").await;
            visit.wait_for_text(sentence).await;
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn page_without_javascript_explains_what_to_do_in_chromium() {
    visit("no-script", Limits::default(), async |visit: &Visit| {
        visit.send_cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        visit.open("/activer/identification").await;
        visit.wait_for_text("JavaScript est désactivé").await;
        visit.wait_for_text("34 22").await;
        assert!(!visit.text().await.contains("Numéro de série"), "no form that does nothing");
        // What can be read without the program stays: the page of a question, links, disclosures.
        visit.open("/aide").await;
        visit.click("Conditions Générales d’Utilisation").await;
        visit.wait_for_text("À quoi sert le service").await;
        assert!(!visit.text().await.contains("JavaScript"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn information_pages_open_at_a_section_and_can_be_reloaded() {
    visit("reading", Limits::default(), async |visit: &Visit| {
        visit.open("/aide#carte").await;
        visit
            .wait_until("focus on the questions about the card", async || {
                let active = visit.driver.active_element().await.ok()?;
                (active.id().await.ok()?? == "carte").then_some(())
            })
            .await;
        visit.open("/mentions-legales").await;
        visit.wait_for_text("Éditeur").await;
    })
    .await;
    let site = copy_of_site("no-texts");
    let texts = site.join("pages.fr.json");
    let content = fs::read(&texts).unwrap();
    for ending in ["", ".br", ".gz"] {
        let _ = fs::remove_file(site.join(format!("pages.fr.json{ending}")));
    }
    visit_site("no-texts", Limits::default(), site, async |visit: &Visit| {
        // The page of the server has its texts; a page opened inside the program loads them.
        visit.open("/donnees-personnelles").await;
        visit.wait_for_title("Données personnelles").await;
        visit.wait_for_text("Qui est responsable").await;
        visit.open("/").await;
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
        visit.click("Données personnelles").await;
        visit.wait_for_title("Données personnelles").await;
        visit.wait_for_text("Un problème technique est survenu.").await;
        fs::write(&texts, &content).unwrap();
        visit.click("Réessayer").await;
        visit.wait_for_text("Qui est responsable").await;
    })
    .await;
}
