//! Announcements other than the title of a screen, which every journey checks: the notice of a refused form, a failure
//! to load, silence otherwise.

use std::time::Duration;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;

use crate::announcements::Entry;
use crate::matrix::case;
use crate::matrix::page::fill_fields;
use crate::visit::{Visit, visit};

const TECHNICAL: &str = "Un problème technique est survenu";

/// Checks that nothing was announced before the click, nor since the last check.
async fn check_silence_and_click(visit: &Visit, button: &str) {
    let announced = visit.announcements().await;
    assert!(announced.is_empty(), "before « {button} »: {announced:?}");
    visit.click(button).await;
}

/// Clicks, waits until the notice with this id has the focus, and checks that only it was announced.
async fn click_to_notice(visit: &Visit, button: &str, id: &str, notice: &str) {
    check_silence_and_click(visit, button).await;
    visit.wait_for_focus(id).await;
    let announced = visit.announcements().await;
    assert!(
        matches!(&announced[..], [[cause, text]] if cause == "focus" && text.contains(notice)),
        "after « {button} »: {announced:?}"
    );
}

/// Clicks a button or link that leads to another screen, and checks that nothing was announced before.
async fn navigate(visit: &Visit, button: &str, title: &str) {
    check_silence_and_click(visit, button).await;
    visit.wait_for_screen(title).await;
}

fn fail(visit: &Visit, path: &str, times: usize) {
    for _ in 0..times {
        visit.host.inject_fault(path, Fault::problem(503, "unavailable"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn notices_are_announced_once() {
    visit("announced", Limits::default(), async |visit: &Visit| {
        visit.start_at("Identify").await;
        for _ in 0..2 {
            click_to_notice(visit, "Continuer", "erreurs", "4 réponses sont à corriger").await;
        }
        fill_fields(visit, &case("Identify")).await;
        fail(visit, "/activation/identification", 2);
        click_to_notice(visit, "Continuer", "incident", TECHNICAL).await;
        // « Réessayer » disappears with its notice while it has the focus: nothing more is announced.
        click_to_notice(visit, "Réessayer", "incident", TECHNICAL).await;
        navigate(visit, "Réessayer", "Je prends ma décision").await;
        visit.click_label("J’active Mon espace santé").await;
        click_to_notice(visit, "Continuer", "erreurs", "Cochez la case").await;
        visit.start_at("ConfirmChange").await;
        click_to_notice(visit, "Valider", "erreurs", "Le champ est obligatoire.").await;
        visit.start_at("RequestCode").await;
        fill_fields(visit, &case("RequestCode")).await;
        navigate(visit, "Continuer", "Envoi du code provisoire").await;
        visit.click_label("Par SMS : ** * * * * 3 14").await;
        navigate(visit, "Valider", "Le code provisoire a été envoyé").await;
        visit.host.sandbox().advance(30);
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Le code provisoire a été envoyé").await;
        visit.click("Je n’ai pas reçu le code").await;
        let sent = "Le code vous a été envoyé à nouveau.";
        click_to_notice(visit, "Envoyer à nouveau le code", "renvoye", sent).await;
        navigate(visit, "Retour", "Envoi du code provisoire").await;
        visit.start_at("EnterCode").await;
        click_to_notice(visit, "Continuer", "erreurs", "Le champ est obligatoire.").await;
        visit.start_at("SignIn").await;
        fill_fields(visit, &case("SignIn")).await;
        visit.fill("Mon mot de passe", "Faux-2022!").await;
        click_to_notice(visit, "Continuer", "incident", "Il vous reste 2 essais").await;
    })
    .await;
}

/// Waits for the failure of a list that loads without a click, and so is announced in a live region, after the title.
async fn expect_profiles_failure(visit: &Visit, title: Option<Vec<Entry>>) {
    visit.wait_for_text(TECHNICAL).await;
    let announced = [title.unwrap(), visit.announcements().await].concat();
    let [[first, title], [second, notice]] = &announced[..] else { panic!("{announced:?}") };
    assert_eq!([first, title, second], ["focus", "Mes profils rattachés", "live"]);
    assert!(notice.contains(TECHNICAL), "{notice}");
}

#[tokio::test(flavor = "multi_thread")]
async fn failure_to_load_is_announced_after_the_title() {
    visit("announced-failures", Limits::default(), async |visit: &Visit| {
        // The title contains the child's first name: it is announced once the profiles are loaded.
        let child_title = "Je prends ma décision pour Jean-Jacques";
        visit.start_at("ActivateProfile").await;
        visit.host.inject_fault("/profiles", Fault::Slow(Duration::from_secs(1)));
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen(child_title).await;
        fail(visit, "/profiles", 4);
        visit.driver.refresh().await.unwrap();
        let title = visit.wait_for_title("Mes profils rattachés").await;
        expect_profiles_failure(visit, title).await;
        visit.host.clear_faults();
        // « Réessayer » disappears: the current title gets the focus, then the new one.
        visit.click("Réessayer").await;
        visit.wait_for_title(child_title).await;
        fail(visit, "/profiles", 4);
        visit.open("/profils").await;
        let title = visit.wait_for_title("Mes profils rattachés").await;
        expect_profiles_failure(visit, title).await;
        // The notice of an invalid link has the focus.
        visit.open("/mot-de-passe-oublie#jeton=").await;
        visit.wait_for_focus("incident").await;
        let announced = visit.announcements().await;
        let [[cause, notice]] = &announced[..] else { panic!("{announced:?}") };
        assert_eq!(cause, "focus");
        assert!(notice.contains("Ce lien n’est plus valable"), "{notice}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn information_pages_and_sections_open_from_links() {
    visit("announced-links", Limits::default(), async |visit: &Visit| {
        visit.open("/").await;
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
        navigate(visit, "Besoin d’aide ?", "Aide").await;
        let terms = "Conditions Générales d’Utilisation";
        navigate(visit, terms, terms).await;
        navigate(visit, "Données personnelles", "Données personnelles").await;
        navigate(visit, "Mentions légales", "Mentions légales").await;
        navigate(visit, "Accessibilité : non conforme", "Déclaration d’accessibilité").await;
        visit.open("/activer/decision").await;
        visit.wait_for_screen("Reprenons depuis le début").await;
        visit.open("/espace").await;
        visit.wait_for_screen("Connectez-vous pour continuer").await;
        visit.start_at("ReadSession").await;
        for section in ["Profil Médical", "Documents", "Messages"] {
            navigate(visit, section, "Cette rubrique est un autre service").await;
        }
        navigate(visit, "Accueil", "Bonjour Inaya,").await;
        navigate(visit, "Voir mon compte", "Mon compte").await;
        visit.wait_for_text("inaya.m1988").await;
        visit.driver.back().await.unwrap();
        visit.wait_for_screen("Bonjour Inaya,").await;
        navigate(visit, "Se déconnecter", "Je suis déconnecté").await;
    })
    .await;
}
