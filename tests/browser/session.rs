//! The session's warning, renewal and end; slow and offline backends; failed identifications, which must be
//! indistinguishable.

use mon_espace_sante::sandbox::Limits;
use serde_json::json;

use crate::activation::NIR;
use crate::activation::{PHOTO, TERMS, identify, identify_as_martine};
use crate::visit::{Visit, visit};

#[tokio::test(flavor = "multi_thread")]
async fn session_can_be_renewed_before_its_end_and_the_end_is_shown() {
    let limits = Limits { session_s: 12, warn_before_s: 10, ..Limits::default() };
    visit("session", limits, async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify_as_martine(visit).await;
        visit.click_label("J’active Mon espace santé").await;
        visit.wait_for_text("Êtes-vous toujours là ?").await;
        assert_eq!(
            visit.run_script("return document.querySelector('dialog').matches(':modal')").await,
            true
        );
        visit.click("Rester connecté").await;
        visit
            .wait_until("the dialog to close", async || {
                (visit.run_script("return document.querySelector('dialog') === null").await == true)
                    .then_some(())
            })
            .await;
        let renewed =
            visit.host.calls().iter().filter(|call| call.path == "/session/renewal").count();
        assert_eq!(renewed, 1);
        visit.wait_for_text("J’accepte les Conditions").await;
        visit.wait_for_title("Votre session a pris fin").await;
        assert_eq!(visit.path().await, "/activer/decision");
        visit.click("M’identifier à nouveau").await;
        visit.wait_for_screen("Mon espace santé").await;
        visit.click("Commencer").await;
        visit.wait_for_screen("Je m’identifie").await;
        // On a shared computer, the next person must not find what identifies.
        for label in ["Code provisoire composé de 12 caractères", NIR] {
            assert_eq!(visit.value(label).await, "");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn session_that_ends_in_any_case_is_not_offered_a_renewal() {
    let limits =
        Limits { session_s: 40, session_max_s: 40, warn_before_s: 35, ..Limits::default() };
    visit("session-max", limits, async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify_as_martine(visit).await;
        visit.wait_for_text("Cette session ne peut pas être prolongée.").await;
        // The person may finish: the warning does not come back.
        visit.click("Continuer ma démarche").await;
        visit.click_label("J’active Mon espace santé").await;
        visit.click_label(TERMS).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        let closed = visit.run_script("return document.querySelector('dialog') === null").await;
        assert_eq!(closed, true);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn request_after_the_end_of_the_session_shows_that_it_ended() {
    visit("ended", Limits::default(), async |visit: &Visit| {
        visit.at_decision().await;
        visit.host.sandbox().advance(1_000);
        visit.click_label("J’active Mon espace santé").await;
        visit.click_label(TERMS).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Votre session a pris fin").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn failed_identifications_are_indistinguishable() {
    let cases = [
        ("code of another person", "JulesPetit12", "1 16 30 44 038 016 18", "01024576124"),
        ("unknown number", "HuqZF3KXCz8k", "1 55 12 55 555 555 97", "01024576124"),
        ("card of another person", "HuqZF3KXCz8k", "1 16 30 44 038 016 18", "05500011122"),
        ("all wrong", "AbcdefGhij12", "1 55 12 55 555 555 97", "00000000000"),
    ];
    let mut first = None;
    for (name, code, nir, serial) in cases {
        visit("identification-refused", Limits::default(), async |visit: &Visit| {
            visit.open("/activer/identification").await;
            visit.wait_for_screen("Je m’identifie").await;
            identify(visit, code, nir, PHOTO, serial).await;
            visit.wait_for_text("Nous ne vous avons pas reconnu").await;
            let tree = visit.run_script("return document.querySelector('#app').innerHTML").await;
            let title = visit.title().await;
            let screen = (tree, title);
            match &first {
                None => first = Some(screen),
                Some(first) => assert_eq!(*first, screen, "{name}"),
            }
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_device_shows_a_notice_keeps_text_and_can_retry_in_chromium() {
    visit("offline", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        let network = |offline| {
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 })
        };
        visit.send_cdp("Network.enable", json!({})).await;
        visit.send_cdp("Network.emulateNetworkConditions", network(true)).await;
        identify(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        visit.wait_for_text("Votre appareil ne semble pas connecté à internet.").await;
        assert_eq!(visit.value("Code provisoire composé de 12 caractères").await, "HuqZF3KXCz8k");
        visit.send_cdp("Network.emulateNetworkConditions", network(false)).await;
        visit.click("Réessayer").await;
        visit.wait_for_screen("Je prends ma décision").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_response_shows_a_notice_after_three_seconds() {
    visit("slow", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        // The sandbox delays every response to Samir by four seconds.
        identify(visit, "SamirHaddad1", "1 83 08 13 055 000 24", PHOTO, "08800044455").await;
        visit.wait_for_text("Cela prend plus de temps que d’habitude.").await;
        visit.wait_for_title("Je prends ma décision").await;
        visit.wait_for_text("Bonjour Samir !").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn password_is_masked_after_bfcache_and_cleared_after_a_refusal() {
    visit("password", Limits::default(), async |visit: &Visit| {
        visit.at_credentials().await;
        visit.fill("Identifiant", "inaya.m1988").await;
        visit.fill("Mot de passe", "breizh1970").await;
        visit.wait_for_text("Il reste 2 critères à remplir").await;
        visit.fill("Mot de passe", "Breizh-1970!").await;
        visit.fill("Confirmer le mot de passe", "Breizh-1970!").await;
        let kind = "return document.querySelector('#mot-de-passe').type";
        visit.run_script("document.querySelector('.password__toggle').click()").await;
        visit
            .wait_until("a visible password", async || {
                (visit.run_script(kind).await == "text").then_some(())
            })
            .await;
        // The event that the browser sends when it restores the page from the back-forward cache.
        visit
            .run_script("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
            .await;
        visit
            .wait_until("a masked password", async || {
                (visit.run_script(kind).await == "password").then_some(())
            })
            .await;
        visit.click("Valider").await;
        visit.wait_for_text("Cet identifiant est déjà utilisé : choisissez-en un autre.").await;
        assert_eq!(visit.value("Identifiant").await, "inaya.m1988");
        visit.wait_for_value("Mot de passe", "").await;
        visit.fill("Identifiant", "martine.l1970").await;
        visit.fill("Mot de passe", "Breizh-1970!").await;
        visit.fill("Confirmer le mot de passe", "Breizh-1970!").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Mon espace santé a bien été activé !").await;
    })
    .await;
}
