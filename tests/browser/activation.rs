//! Activation with a provisional code, from the home page to the confirmation.

use std::time::Duration;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use thirtyfour::By;

use crate::matrix::case;
use crate::matrix::page::fill_fields;
use crate::visit::{Visit, normalize_spaces, visit};

pub const NIR: &str = "Numéro de sécurité sociale";
pub const CODE: &str = "Code provisoire composé de 12 caractères";
pub const SERIAL: &str = "Numéro de série de carte Vitale";
pub const PHOTO: &str = "Carte Vitale avec photo";
/// The checkbox of the terms of use.
pub const TERMS: &str = "J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.";

pub async fn identify(visit: &Visit, code: &str, nir: &str, card: &str, serial: &str) {
    visit.fill(CODE, code).await;
    visit.fill(NIR, nir).await;
    visit.click_label(card).await;
    visit.fill(SERIAL, serial).await;
    visit.click("Continuer").await;
}

pub async fn identify_as_martine(visit: &Visit) {
    identify(visit, "HuqZF3KXCz8k", "1 16 30 44 038 016 18", PHOTO, "0102457612 4").await;
    visit.wait_for_screen("Je prends ma décision").await;
}

pub async fn activate(visit: &Visit) {
    visit.open("/").await;
    visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
    activate_from_home(visit).await;
}

pub async fn activate_from_home(visit: &Visit) {
    visit.click("Activer Mon espace santé").await;
    visit.wait_for_screen("Mon espace santé").await;
    visit.click("Commencer").await;
    visit.wait_for_screen("Je m’identifie").await;
    identify_as_martine(visit).await;
    visit.wait_for_text("Bonjour Martine !").await;
    visit.wait_for_text("Étape 2 sur 5").await;
    visit.click_label("J’active Mon espace santé").await;
    visit.click_label(TERMS).await;
    visit.assert_fits_width().await;
    visit.click("Continuer").await;
    visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
    visit.wait_for_text("martine.leguellec@exemple.fr").await;
    visit.wait_for_text("06 11 12 13 14").await;
    visit.assert_fits_width().await;
    visit.click("Continuer").await;
    visit.wait_for_screen("Je choisis mon identifiant et mon mot de passe").await;
    visit.fill("Identifiant", "martine.l1970").await;
    visit.fill("Mot de passe", "Breizh-1970!").await;
    visit.fill("Confirmer le mot de passe", "Breizh-1970!").await;
    visit.assert_fits_width().await;
    visit.click("Valider").await;
    visit.wait_for_screen("Mon espace santé a bien été activé !").await;
    assert_eq!(visit.path().await, "/activer/confirmation");
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_from_the_home_page() {
    visit("activation", Limits::default(), activate).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_on_a_phone() {
    visit("activation-360", Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 640).await;
        activate(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_with_reloads_and_browser_history() {
    visit("reload-and-back", Limits::default(), async |visit: &Visit| {
        visit.at_decision().await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Je prends ma décision").await;
        visit.wait_for_text("Bonjour Martine !").await;
        visit.click_label("J’active Mon espace santé").await;
        visit.click_label(TERMS).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je choisis mon identifiant et mon mot de passe").await;
        visit.driver.back().await.unwrap();
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        assert_eq!(visit.path().await, "/activer/coordonnees");
        visit.driver.forward().await.unwrap();
        visit.wait_for_screen("Je choisis mon identifiant et mon mot de passe").await;
        // The address of another step redirects to the current step, with a notice.
        visit.open("/activer/decision").await;
        visit.wait_for_screen("Je choisis mon identifiant et mon mot de passe").await;
        assert_eq!(visit.path().await, "/activer/identifiants");
        visit.wait_for_text("Vous aviez demandé une autre étape").await;
        visit.fill("Identifiant", "martine.l1970").await;
        visit.fill("Mot de passe", "Breizh-1970!").await;
        visit.fill("Confirmer le mot de passe", "Breizh-1970!").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Mon espace santé a bien été activé !").await;
        visit.driver.back().await.unwrap();
        visit.wait_for_screen("Mon espace santé a bien été activé !").await;
        assert_eq!(visit.path().await, "/activer/confirmation");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_show_errors_and_accept_other_notations() {
    visit("fields", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.click("Continuer").await;
        visit.wait_for_text("4 réponses sont à corriger").await;
        assert!(visit.title().await.starts_with("Erreur : Je m’identifie"));
        assert_eq!(visit.error(CODE).await, "Le champ est obligatoire.");
        // A link of the error summary focuses its field.
        let link = visit.driver.find(By::Css(".summary a[href='#numero']")).await.unwrap();
        link.click().await.unwrap();
        let focus = visit.driver.active_element().await.unwrap();
        assert_eq!(focus.id().await.unwrap().as_deref(), Some("numero"));
        let cases = [
            ("1 55 12 55 555 555 55", "La clé (les 2 derniers chiffres) ne correspond pas au numéro : vérifiez chaque chiffre."),
            ("1 16 30 44 038 016", "Il manque 2 chiffres : le numéro de sécurité sociale en comporte 15, clé comprise."),
            ("1 16 3O 44 038 016 18", "Le 5e caractère n’est pas un chiffre."),
        ];
        for (typed, sentence) in cases {
            visit.fill(NIR, typed).await;
            visit.blur().await;
            assert_eq!(visit.error(NIR).await, sentence);
        }
        // A Corsican number typed in lower case without spaces is formatted in groups on blur.
        visit.fill(NIR, "185122a00400097").await;
        visit.fill(CODE, "  HuqZF3KXCz8k ").await;
        assert_eq!(normalize_spaces(&visit.value(NIR).await), "1 85 12 2A 004 000 97");
        visit.click_label(PHOTO).await;
        visit.fill(SERIAL, "8025 0000 0001 0245 7612 4").await;
        visit.wait_for_text("nous gardons les 11 derniers").await;
        visit.click("Continuer").await;
        visit.wait_for_text("Nous ne vous avons pas reconnu").await;
        visit.wait_for_text("Il vous reste 2 essais").await;
        assert_eq!(normalize_spaces(&visit.value(NIR).await), "1 85 12 2A 004 000 97");
        assert_eq!(visit.value(CODE).await, "  HuqZF3KXCz8k ");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_clicks_send_one_request() {
    visit("five-clicks", Limits::default(), async |visit: &Visit| {
        visit.start_at("Identify").await;
        fill_fields(visit, &case("Identify")).await;
        let slow = Fault::Slow(Duration::from_millis(800));
        visit.host.inject_fault("/activation/identification", slow);
        visit
            .run_script("const b = document.querySelector('form [type=submit]'); for (let i = 0; i < 5; i++) b.click();")
            .await;
        visit.wait_for_text("Envoi en cours…").await;
        visit.wait_for_screen("Je prends ma décision").await;
        let calls = visit.host.calls();
        let sent = calls.iter().filter(|call| call.path == "/activation/identification").count();
        assert_eq!(sent, 1);
    })
    .await;
}
