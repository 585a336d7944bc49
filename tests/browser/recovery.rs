//! Recovery: resending the identifier, and resetting the password with the code or the link.

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use thirtyfour::Key;

use crate::activation::PHOTO;
use crate::activation::{NIR, SERIAL};
use crate::codes::fill_birth_date;
use crate::keyboard::{press, tab_to, type_into};
use crate::sign_in::{latest_message, submit_credentials};
use crate::visit::{Visit, visit};

const INAYA: &str = "2 88 02 75 115 000 39";
const NEW_PASSWORD: &str = "Printemps-2026!";

/// Fills and sends the form at `/mot-de-passe-oublie`.
async fn request_reset(visit: &Visit, nir: &str, birth: [&str; 3], serial: &str) {
    visit.open("/mot-de-passe-oublie").await;
    visit.wait_for_screen("Je m’identifie").await;
    visit.fill(NIR, nir).await;
    fill_birth_date(visit, birth).await;
    visit.click_label(PHOTO).await;
    visit.fill(SERIAL, serial).await;
    visit.assert_fits_width().await;
    visit.click("Continuer").await;
    visit.wait_for_screen("Je saisis le code d’accès que j’ai reçu").await;
}

async fn choose_new_password(visit: &Visit) {
    visit.fill("Nouveau mot de passe", NEW_PASSWORD).await;
    visit.fill("Confirmer le mot de passe", NEW_PASSWORD).await;
    visit.click("Valider").await;
    visit.wait_for_screen("Votre mot de passe a bien été modifié").await;
}

async fn sign_in(visit: &Visit, password: &str) {
    visit.wait_for_screen("Je m’identifie").await;
    submit_credentials(visit, "inaya.m1988", password).await;
    visit.wait_for_screen("Je saisis le code d’accès").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_recovers_identifier_and_password_then_signs_in() {
    visit("recovery", Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.click("Identifiant oublié ?").await;
        visit.wait_for_screen("Je m’identifie").await;
        assert_eq!(visit.path().await, "/identifiant-oublie");
        visit.assert_fits_width().await;
        visit.fill(NIR, INAYA).await;
        fill_birth_date(visit, ["14", "02", "1988"]).await;
        // Autofill is allowed: the birth date is the person's own.
        let year = visit.field("Année").await.attr("autocomplete").await.unwrap();
        assert_eq!(year.as_deref(), Some("bday-year"));
        // A look at the help page loses nothing.
        visit.click("Aide").await;
        visit.wait_for_screen("Aide").await;
        visit.driver.back().await.unwrap();
        visit.wait_for_screen("Je m’identifie").await;
        assert_eq!(visit.value("Année").await, "1988");
        visit.click("Continuer").await;
        visit.wait_for_screen("Votre identifiant vous a été envoyé").await;
        visit
            .wait_for_text("Un email m’a été envoyé à i.m*****@mes.fr avec mon identifiant.")
            .await;
        visit.assert_fits_width().await;
        assert!(latest_message(visit).text.contains("inaya.m1988"));
        visit.click("Se connecter").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.click("Mot de passe oublié ?").await;
        visit.wait_for_screen("Je m’identifie").await;
        // In production this form is in another program than the sign-in form, and is empty.
        visit.fill(NIR, INAYA).await;
        fill_birth_date(visit, ["14", "02", "1988"]).await;
        visit.click_label(PHOTO).await;
        visit.fill(SERIAL, "03100012345").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je saisis le code d’accès que j’ai reçu").await;
        visit.wait_for_text("envoyé à l’adresse email i.m*****@mes.fr.").await;
        visit.assert_fits_width().await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Je saisis le code d’accès que j’ai reçu").await;
        visit.fill("Code d’accès", &latest_message(visit).code.unwrap()).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Réinitialisation du mot de passe").await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Réinitialisation du mot de passe").await;
        visit.wait_for_text("9 caractères minimum").await;
        visit.fill("Nouveau mot de passe", NEW_PASSWORD).await;
        visit.fill("Confirmer le mot de passe", "Printemps-2025!").await;
        visit.click("Valider").await;
        let different = "Les deux mots de passe sont différents.";
        visit.wait_for_text(different).await;
        assert_eq!(visit.error("Nouveau mot de passe").await, different);
        assert_eq!(visit.error("Confirmer le mot de passe").await, different);
        choose_new_password(visit).await;
        visit.click("Se connecter").await;
        sign_in(visit, NEW_PASSWORD).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reset_link_works_once_and_its_token_is_removed_from_the_address() {
    visit("link", Limits::default(), async |visit: &Visit| {
        visit.start_at("ConfirmReset").await;
        let link = latest_message(visit).link.unwrap();
        // In another tab, as a mail program opens a link.
        let tab = visit.open_tab().await;
        visit.driver.switch_to_window(tab).await.unwrap();
        visit.open(&link).await;
        // Not `wait_for_screen`: « Ouverture de votre lien », the screen that checks the link, is announced before this one.
        visit.wait_for_title("Réinitialisation du mot de passe").await;
        let url = visit.driver.current_url().await.unwrap();
        assert_eq!((url.path(), url.fragment()), ("/mot-de-passe-oublie/nouveau", None));
        choose_new_password(visit).await;
        // The link is opened again; then with an empty token; then as if typed in the address bar of an open page.
        let invalid = "Ce lien n’est plus valable";
        visit.open(&link).await;
        visit.wait_for_text(invalid).await;
        visit.open("/mot-de-passe-oublie#jeton=").await;
        visit.wait_for_text(invalid).await;
        visit.open("/mot-de-passe-oublie").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.run_script(&format!("location.href = '{link}'")).await;
        visit.wait_for_text(invalid).await;
        assert_eq!(visit.driver.current_url().await.unwrap().fragment(), None);
        visit.click("Demander un nouveau lien").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.open("/connexion").await;
        sign_in(visit, NEW_PASSWORD).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reset_link_is_retried_with_the_same_idempotency_key() {
    visit("link-retry", Limits::default(), async |visit: &Visit| {
        visit.start_at("ConfirmReset").await;
        let link = latest_message(visit).link.unwrap();
        visit.host.inject_fault("/recovery/password/link", Fault::bad_gateway());
        visit.open(&link).await;
        visit.wait_for_text("Un problème technique est survenu").await;
        visit.click("Réessayer").await;
        // Not `wait_for_screen`: « Ouverture de votre lien », the screen that checks the link, is announced before this one.
        visit.wait_for_title("Réinitialisation du mot de passe").await;
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

/// The content of the screens after `/identifiant-oublie` and `/mot-de-passe-oublie`, without masked contact
/// details.
async fn recorded_screens(nir: &str, birth: [&str; 3], serial: &str) -> Vec<String> {
    let mut screens = Vec::new();
    visit("not-recognised", Limits::default(), async |visit: &Visit| {
        let tree = "return document.title + document.querySelector('#app').innerHTML\
            .replaceAll('&nbsp;', ' ').replace(/[\\w.]+\\*{5}@[\\w.]+/g, '…')\
            .replace(/MES-\\d+/g, 'MES-…').replace(/(\\d+ minutes? et )?\\d+ secondes?/g, '…')";
        visit.open("/identifiant-oublie").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.fill(NIR, nir).await;
        fill_birth_date(visit, birth).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Votre identifiant vous a été envoyé").await;
        screens.push(visit.run_script(tree).await.to_string());
        request_reset(visit, nir, birth, serial).await;
        screens.push(visit.run_script(tree).await.to_string());
        visit.fill("Code d’accès", "111111").await;
        visit.click("Continuer").await;
        visit.wait_for_text("Il vous reste 2 essais").await;
        screens.push(visit.run_script(tree).await.to_string());
    })
    .await;
    screens
}

#[tokio::test(flavor = "multi_thread")]
async fn recovery_screens_do_not_reveal_whether_a_person_exists() {
    let known = recorded_screens(INAYA, ["14", "02", "1988"], "03100012345").await;
    assert!(known.iter().all(|screen| screen.contains('…') && !screen.contains("i.m*****")));
    for (nir, birth, serial) in [
        (INAYA, ["15", "02", "1988"], "03100012345"),
        (INAYA, ["14", "02", "1988"], "03100012346"),
        ("2 55 08 14 168 000 63", ["14", "02", "1988"], "03100012345"),
    ] {
        let unknown = recorded_screens(nir, birth, serial).await;
        assert!(known == unknown, "{nir} {serial}: {unknown:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_resets_her_password_with_the_keyboard_alone() {
    visit("keyboard-recovery", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.open("/mot-de-passe-oublie").await;
        visit.wait_for_screen("Je m’identifie").await;
        type_into(visit, NIR, "288027511500039").await;
        type_into(visit, "Jour", "14").await;
        type_into(visit, "Mois", "02").await;
        type_into(visit, "Année", "1988").await;
        tab_to(visit, "Carte Vitale sans photo").await;
        press(visit, &Key::Down.value().to_string()).await;
        type_into(visit, SERIAL, "03100012345").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je saisis le code d’accès que j’ai reçu").await;
        type_into(visit, "Code d’accès", "034567").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Réinitialisation du mot de passe").await;
        type_into(visit, "Nouveau mot de passe", NEW_PASSWORD).await;
        type_into(visit, "Confirmer le mot de passe", NEW_PASSWORD).await;
        press(visit, &enter).await;
        visit.wait_for_screen("Votre mot de passe a bien été modifié").await;
        tab_to(visit, "Se connecter").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je m’identifie").await;
    })
    .await;
}
