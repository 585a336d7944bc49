//! The life of the session, and what must not be told apart.

use mon_espace_sante::sandbox::Limits;
use serde_json::json;

use crate::activation::{identifies, martine_identifies};
use crate::visit::{Visit, visit};

const PHOTO: &str = "Carte Vitale avec photo";

#[tokio::test(flavor = "multi_thread")]
async fn a_session_about_to_end_can_be_kept_and_its_end_is_told() {
    let limits = Limits { session_s: 12, warn_before_s: 10, ..Limits::default() };
    visit("session", limits, async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        martine_identifies(visit).await;
        visit.chooses("J’active Mon espace santé").await;
        visit.sees("Êtes-vous toujours là ?").await;
        assert_eq!(
            visit.runs("return document.querySelector('dialog').matches(':modal')").await,
            true
        );
        visit.presses("Rester connecté").await;
        visit
            .until("the dialog closed", async || {
                (visit.runs("return document.querySelector('dialog') === null").await == true)
                    .then_some(())
            })
            .await;
        let renewed =
            visit.host.calls().iter().filter(|call| call.path == "/session/renewal").count();
        assert_eq!(renewed, 1);
        visit.sees("J’accepte les Conditions").await;
        visit.arrives("Votre session a pris fin").await;
        assert_eq!(visit.path().await, "/activer/decision");
        visit.presses("M’identifier à nouveau").await;
        visit.arrives("Mon espace santé").await;
        visit.presses("Commencer").await;
        visit.arrives("Je m’identifie").await;
        assert_eq!(visit.value("Code provisoire composé de 12 caractères").await, "HuqZF3KXCz8k");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_after_the_end_says_the_same() {
    visit("ended", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        martine_identifies(visit).await;
        visit.host.sandbox().advance(1_000);
        visit.chooses("J’active Mon espace santé").await;
        visit.chooses("J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.").await;
        visit.presses("Continuer").await;
        visit.arrives("Votre session a pris fin").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_fails_in_identification_looks_the_same() {
    let cases = [
        ("a code that is another's", "JulesPetit12", "1 16 30 44 038 016 18", "01024576124"),
        ("a number that nobody has", "HuqZF3KXCz8k", "1 55 12 55 555 555 97", "01024576124"),
        ("a card that is another's", "HuqZF3KXCz8k", "1 16 30 44 038 016 18", "05500011122"),
        ("nothing of it right", "AbcdefGhij12", "1 55 12 55 555 555 97", "00000000000"),
    ];
    let mut first = None;
    for (what, code, nir, serial) in cases {
        visit("same", Limits::default(), async |visit: &Visit| {
            visit.open("/activer/identification").await;
            visit.arrives("Je m’identifie").await;
            identifies(visit, code, nir, PHOTO, serial).await;
            visit.sees("Nous ne vous avons pas reconnu").await;
            let tree = visit.runs("return document.querySelector('#app').innerHTML").await;
            let title = visit.title().await;
            let seen = (tree, title);
            match &first {
                None => first = Some(seen),
                Some(first) => assert_eq!(*first, seen, "{what}"),
            }
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_says_so_keeps_everything_and_goes_on_in_chromium() {
    visit("offline", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        let network = |offline| {
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 })
        };
        visit.chromium("Network.enable", json!({})).await;
        visit.chromium("Network.emulateNetworkConditions", network(true)).await;
        identifies(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        visit.sees("Votre appareil ne semble pas connecté à internet.").await;
        assert_eq!(visit.value("Code provisoire composé de 12 caractères").await, "HuqZF3KXCz8k");
        visit.chromium("Network.emulateNetworkConditions", network(false)).await;
        visit.presses("Réessayer").await;
        visit.arrives("Je prends ma décision").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_backend_is_spoken_of_after_three_seconds() {
    visit("slow", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        identifies(visit, "SamirHaddad1", "1 83 08 13 055 301 14", PHOTO, "08800044455").await;
        visit.sees("Cela prend plus de temps que d’habitude.").await;
        visit.arrives("Je prends ma décision").await;
        visit.sees("Bonjour Samir !").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_masked_again_and_not_kept_after_a_refusal() {
    visit("password", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        martine_identifies(visit).await;
        visit.chooses("J’active Mon espace santé").await;
        visit.chooses("J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.").await;
        visit.presses("Continuer").await;
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        visit.presses("Continuer").await;
        visit.arrives("Je choisis mon identifiant et mon mot de passe").await;
        visit.types("Identifiant", "inaya.m1988").await;
        visit.types("Mot de passe", "breizh1970").await;
        visit.sees("Il reste 2 critères à remplir").await;
        visit.types("Mot de passe", "Breizh-1970!").await;
        visit.types("Confirmer le mot de passe", "Breizh-1970!").await;
        let kind = "return document.querySelector('#mot-de-passe').type";
        visit.runs("document.querySelector('.password__toggle').click()").await;
        visit
            .until("the password shown", async || (visit.runs(kind).await == "text").then_some(()))
            .await;
        // As the browser does when the page comes back from the back-forward cache.
        visit.runs("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await;
        visit
            .until("the password masked", async || {
                (visit.runs(kind).await == "password").then_some(())
            })
            .await;
        visit.presses("Valider").await;
        visit.sees("Cet identifiant est déjà utilisé : choisissez-en un autre.").await;
        assert_eq!(visit.value("Identifiant").await, "inaya.m1988");
        assert_eq!(visit.value("Mot de passe").await, "");
        visit.types("Identifiant", "martine.l1970").await;
        visit.types("Mot de passe", "Breizh-1970!").await;
        visit.types("Confirmer le mot de passe", "Breizh-1970!").await;
        visit.presses("Valider").await;
        visit.arrives("Mon espace santé a bien été activé !").await;
    })
    .await;
}
