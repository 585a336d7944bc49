//! Recovery: the identifier sent again, the password reset by the code and by the link.

use mon_espace_sante::sandbox::{Limits, Message};
use thirtyfour::Key;

use crate::keyboard::{press, tabs_to, types};
use crate::sign_in::identifies;
use crate::visit::{Visit, visit};

const NIR: &str = "Numéro de sécurité sociale";
const SERIAL: &str = "Numéro de série de carte Vitale";
const PHOTO: &str = "Carte Vitale avec photo";
const INAYA: &str = "2 88 02 75 115 042 94";
const NEW: &str = "Printemps-2026!";

fn newest(visit: &Visit) -> Message {
    visit.host.sandbox().outbox()[0].clone()
}

async fn born(visit: &Visit, [day, month, year]: [&str; 3]) {
    visit.types("Jour", day).await;
    visit.types("Mois", month).await;
    visit.types("Année", year).await;
}

/// G3.
async fn asks(visit: &Visit, nir: &str, birth: [&str; 3], serial: &str) {
    visit.open("/mot-de-passe-oublie").await;
    visit.arrives("Je m’identifie").await;
    visit.types(NIR, nir).await;
    born(visit, birth).await;
    visit.chooses(PHOTO).await;
    visit.types(SERIAL, serial).await;
    visit.fits().await;
    visit.presses("Continuer").await;
    visit.arrives("Je saisis le code d’accès que j’ai reçu").await;
}

async fn inaya_asks(visit: &Visit) {
    asks(visit, INAYA, ["14", "02", "1988"], "03100012345").await;
}

async fn chooses_a_new_password(visit: &Visit) {
    visit.types("Nouveau mot de passe", NEW).await;
    visit.types("Confirmer le mot de passe", NEW).await;
    visit.presses("Valider").await;
    visit.arrives("Votre mot de passe a bien été modifié").await;
}

async fn signs_in(visit: &Visit, password: &str) {
    visit.arrives("Je m’identifie").await;
    identifies(visit, "inaya.m1988", password).await;
    visit.arrives("Je saisis le code d’accès").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_forgets_both_and_signs_in_with_the_new_one() {
    visit("recovery", Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 740).await;
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        visit.presses("Identifiant oublié ?").await;
        visit.arrives("Je m’identifie").await;
        assert_eq!(visit.path().await, "/identifiant-oublie");
        visit.fits().await;
        visit.types(NIR, INAYA).await;
        born(visit, ["14", "02", "1988"]).await;
        // One's own birth date, which the browser may fill in.
        let year = visit.field("Année").await.attr("autocomplete").await.unwrap();
        assert_eq!(year.as_deref(), Some("bday-year"));
        visit.presses("Continuer").await;
        visit.arrives("Votre identifiant vous a été envoyé").await;
        visit.sees("Un email m’a été envoyé à i.m*****@mes.fr avec mon identifiant.").await;
        visit.fits().await;
        assert!(newest(visit).text.contains("inaya.m1988"));
        visit.presses("Se connecter").await;
        visit.arrives("Je m’identifie").await;
        visit.presses("Mot de passe oublié ?").await;
        visit.arrives("Je m’identifie").await;
        // What was given once is not asked again.
        assert_eq!(visit.value("Année").await, "1988");
        visit.chooses(PHOTO).await;
        visit.types(SERIAL, "03100012345").await;
        visit.presses("Continuer").await;
        visit.arrives("Je saisis le code d’accès que j’ai reçu").await;
        visit.sees("envoyé à l’adresse email i.m*****@mes.fr.").await;
        visit.fits().await;
        visit.driver.refresh().await.unwrap();
        visit.arrives("Je saisis le code d’accès que j’ai reçu").await;
        visit.types("Code d’accès", &newest(visit).code.unwrap()).await;
        visit.presses("Continuer").await;
        visit.arrives("Réinitialisation du mot de passe").await;
        visit.driver.refresh().await.unwrap();
        visit.arrives("Réinitialisation du mot de passe").await;
        visit.fits().await;
        visit.sees("9 caractères minimum").await;
        visit.types("Nouveau mot de passe", NEW).await;
        visit.types("Confirmer le mot de passe", "Printemps-2025!").await;
        visit.presses("Valider").await;
        let different = "Les deux mots de passe sont différents.";
        visit.sees(different).await;
        assert_eq!(visit.error("Nouveau mot de passe").await, different);
        assert_eq!(visit.error("Confirmer le mot de passe").await, different);
        chooses_a_new_password(visit).await;
        visit.presses("Se connecter").await;
        signs_in(visit, NEW).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_once_and_leaves_the_address_at_once() {
    visit("link", Limits::default(), async |visit: &Visit| {
        inaya_asks(visit).await;
        let link = newest(visit).link.unwrap();
        // In another tab, as from an e-mail.
        let tab = visit.another_tab().await;
        visit.driver.switch_to_window(tab).await.unwrap();
        visit.open(&link).await;
        visit.arrives("Réinitialisation du mot de passe").await;
        let url = visit.driver.current_url().await.unwrap();
        assert_eq!((url.path(), url.fragment()), ("/mot-de-passe-oublie/nouveau", None));
        chooses_a_new_password(visit).await;
        // Used twice, then mangled, then typed in the address of a page that runs.
        let gone = "Ce lien n’est plus valable";
        visit.open(&link).await;
        visit.sees(gone).await;
        visit.open("/mot-de-passe-oublie#jeton=").await;
        visit.sees(gone).await;
        visit.open("/mot-de-passe-oublie").await;
        visit.arrives("Je m’identifie").await;
        visit.runs(&format!("location.href = '{link}'")).await;
        visit.sees(gone).await;
        assert_eq!(visit.driver.current_url().await.unwrap().fragment(), None);
        visit.presses("Demander un nouveau lien").await;
        visit.arrives("Je m’identifie").await;
        visit.open("/connexion").await;
        signs_in(visit, NEW).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_meets_a_failure_is_tried_again_with_the_same_key() {
    use mon_espace_sante::sandbox::host::Fault;
    visit("link-retry", Limits::default(), async |visit: &Visit| {
        inaya_asks(visit).await;
        let link = newest(visit).link.unwrap();
        visit.host.fault("/recovery/password/link", Fault::bad_gateway());
        visit.open(&link).await;
        visit.sees("Un problème technique est survenu").await;
        visit.presses("Réessayer").await;
        visit.arrives("Réinitialisation du mot de passe").await;
        let calls = visit.host.calls();
        let keys: Vec<_> = calls
            .iter()
            .filter(|call| call.path == "/recovery/password/link")
            .map(|call| call.idempotency_key.clone().unwrap())
            .collect();
        assert_eq!(keys.len(), 2);
        assert_eq!(keys[0], keys[1]);
    })
    .await;
}

/// The screens that follow G1 and G3, the masks taken away.
async fn screens_of(nir: &str, birth: [&str; 3], serial: &str) -> Vec<String> {
    let mut seen = Vec::new();
    visit("strangers", Limits::default(), async |visit: &Visit| {
        let tree = "return document.title + document.querySelector('#app').innerHTML\
            .replaceAll('&nbsp;', ' ').replace(/[\\w.]+\\*{5}@[\\w.]+/g, '…')\
            .replace(/MES-\\d+/g, 'MES-…').replace(/(\\d+ minutes? et )?\\d+ secondes?/g, '…')";
        visit.open("/identifiant-oublie").await;
        visit.arrives("Je m’identifie").await;
        visit.types(NIR, nir).await;
        born(visit, birth).await;
        visit.presses("Continuer").await;
        visit.arrives("Votre identifiant vous a été envoyé").await;
        seen.push(visit.runs(tree).await.to_string());
        asks(visit, nir, birth, serial).await;
        seen.push(visit.runs(tree).await.to_string());
        visit.types("Code d’accès", "111111").await;
        visit.presses("Continuer").await;
        visit.sees("Il vous reste 2 essais").await;
        seen.push(visit.runs(tree).await.to_string());
    })
    .await;
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_revealed() {
    let known = screens_of(INAYA, ["14", "02", "1988"], "03100012345").await;
    assert!(known.iter().all(|screen| screen.contains('…') && !screen.contains("i.m*****")));
    for (nir, birth, serial) in [
        (INAYA, ["15", "02", "1988"], "03100012345"),
        (INAYA, ["14", "02", "1988"], "03100012346"),
        ("2 55 08 14 168 025 38", ["14", "02", "1988"], "03100012345"),
    ] {
        let stranger = screens_of(nir, birth, serial).await;
        assert!(known == stranger, "{nir} {serial}: {stranger:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_resets_her_password_with_the_keyboard_alone() {
    visit("keyboard-recovery", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.open("/mot-de-passe-oublie").await;
        visit.arrives("Je m’identifie").await;
        types(visit, NIR, "288027511504294").await;
        types(visit, "Jour", "14").await;
        types(visit, "Mois", "02").await;
        types(visit, "Année", "1988").await;
        tabs_to(visit, "Carte Vitale sans photo").await;
        press(visit, &Key::Down.value().to_string()).await;
        types(visit, SERIAL, "03100012345").await;
        press(visit, &enter).await;
        visit.arrives("Je saisis le code d’accès que j’ai reçu").await;
        types(visit, "Code d’accès", "034567").await;
        press(visit, &enter).await;
        visit.arrives("Réinitialisation du mot de passe").await;
        types(visit, "Nouveau mot de passe", NEW).await;
        types(visit, "Confirmer le mot de passe", NEW).await;
        press(visit, &enter).await;
        visit.arrives("Votre mot de passe a bien été modifié").await;
        tabs_to(visit, "Se connecter").await;
        press(visit, &enter).await;
        visit.arrives("Je m’identifie").await;
    })
    .await;
}
