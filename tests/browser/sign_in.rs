//! Signing in and out, in one tab and in several.

use std::fs;

use mon_espace_sante::sandbox::{Limits, Message};
use thirtyfour::Key;

use crate::keyboard::{press, tab_to, type_into};
use crate::sites::copy_of_site;
use crate::visit::{Visit, visit, visit_site};

const IDENTIFIER: &str = "Mon identifiant";
pub const PASSWORD: &str = "Mon mot de passe";
const CODE: &str = "Code d’accès à usage unique";

/// Fills and sends the form at `/connexion`.
pub async fn submit_credentials(visit: &Visit, identifier: &str, password: &str) {
    visit.fill(IDENTIFIER, identifier).await;
    visit.fill(PASSWORD, password).await;
    visit.click("Continuer").await;
}

pub fn latest_message(visit: &Visit) -> Message {
    visit.host.sandbox().outbox()[0].clone()
}

/// Signs in as Inaya with a code by SMS, up to `/espace`.
pub async fn sign_in_as_inaya(visit: &Visit) {
    visit.open("/connexion").await;
    visit.wait_for_screen("Je m’identifie").await;
    visit.click_label("Par SMS").await;
    submit_credentials(visit, "inaya.m1988", "Sante-2022!").await;
    visit.wait_for_screen("Je saisis le code d’accès").await;
    visit.wait_for_text("Un code à usage unique a été envoyé au +33 6 ** ** * 15.").await;
    visit.assert_fits_width().await;
    assert_eq!(latest_message(visit).channel, "sms");
    visit.fill(CODE, "Votre code est 034 567.").await;
    visit.click("Se connecter").await;
    visit.wait_for_screen("Bonjour Inaya,").await;
    assert_eq!(visit.path().await, "/espace");
}

/// Checks that the page contains no data of Inaya.
pub async fn assert_no_personal_data(visit: &Visit) {
    let page = "return document.documentElement.innerHTML + document.title";
    let page = visit.run_script(page).await.to_string();
    for data in ["Inaya", "Martin", "inaya.m1988", "i.martin@mes.fr", "06 98 76 54 32", "Lina"] {
        assert!(!page.contains(data), "{data} at {}", visit.path().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn page_from_bfcache_is_shown_only_while_signed_in() {
    visit("bfcache", Limits::default(), async |visit: &Visit| {
        visit.at_space().await;
        let leave_and_return = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); \
                       dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
        // The events that the browser sends around a stay in the back-forward cache.
        visit.run_script(leave_and_return).await;
        visit.wait_for_text("Vous avez la main sur votre santé").await;
        // The session has expired meanwhile.
        visit.host.sandbox().advance(901);
        visit.run_script(leave_and_return).await;
        visit
            .wait_until("a page without personal data", async || {
                let page = visit.run_script("return document.body.innerText").await.to_string();
                (!page.contains("Inaya") && page.contains("Se connecter")
                    || page.contains("Je suis déconnecté"))
                .then_some(())
            })
            .await;
        assert_no_personal_data(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn renewing_the_session_in_one_tab_updates_the_warning_in_another() {
    let limits = Limits { session_s: 40, warn_before_s: 38, ..Limits::default() };
    visit("tabs", limits, async |visit: &Visit| {
        visit.at_space().await;
        let first = visit.driver.window().await.unwrap();
        visit.wait_for_text("Êtes-vous toujours là ?").await;
        let second = visit.open_tab().await;
        visit.driver.switch_to_window(second).await.unwrap();
        visit.open("/espace/compte").await;
        visit.wait_for_text("Êtes-vous toujours là ?").await;
        let left = "return document.querySelector('dialog .countdown').innerText";
        visit
            .wait_until("less than 34 seconds", async || {
                let left = visit.run_script(left).await.to_string();
                let seconds: String = left.chars().filter(char::is_ascii_digit).collect();
                (seconds.parse::<u32>().ok()? < 34).then_some(())
            })
            .await;
        visit.click("Rester connecté").await;
        visit.driver.switch_to_window(first).await.unwrap();
        visit
            .wait_until("34 seconds or more in the first tab", async || {
                let left = visit
                    .run_script(
                        "return document.querySelector('dialog .countdown')?.innerText ?? '40'",
                    )
                    .await
                    .to_string();
                let seconds: String = left.chars().filter(char::is_ascii_digit).collect();
                (seconds.parse::<u32>().ok()? >= 34).then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sign_in_code_can_expire_be_resent_and_be_locked() {
    visit("sign-in-code", Limits::default(), async |visit: &Visit| {
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        submit_credentials(visit, "inaya.m1988", "Sante-2022!").await;
        visit.wait_for_screen("Je saisis le code d’accès").await;
        visit.wait_for_text("envoyé à l’adresse email i.m*****@mes.fr.").await;
        visit.wait_for_text("vérifiez les autres endroits où il pourrait être").await;
        visit.host.sandbox().advance(600);
        visit.fill(CODE, "034567").await;
        visit.click("Se connecter").await;
        visit.wait_for_text("Ce code n’est plus valable").await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Je saisis le code d’accès").await;
        visit.click("Envoyer à nouveau le code").await;
        visit.wait_for_text("Un nouveau code vous a été envoyé.").await;
        visit.host.sandbox().advance(30);
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Je saisis le code d’accès").await;
        visit.click("envoyer le code par SMS").await;
        visit.wait_for_text("envoyé au +33 6 ** ** * 15.").await;
        for left in ["Il vous reste 2 essais", "Il vous reste 1 essai"] {
            visit.fill(CODE, "111111").await;
            visit.click("Se connecter").await;
            visit.wait_for_text(left).await;
            // The same code typed before it is cleared would be cleared too.
            visit.wait_for_value(CODE, "").await;
        }
        visit.fill(CODE, "111111").await;
        visit.click("Se connecter").await;
        visit.wait_for_screen("Trop d’essais : un peu de patience").await;
        visit.wait_for_text("14 minutes").await;
        visit.open("/connexion").await;
        // A public page is shown before the backend has answered.
        visit.wait_for_title("Trop d’essais : un peu de patience").await;
        // Recovery, which ends the lock, remains available.
        visit.open("/mot-de-passe-oublie").await;
        visit.wait_for_screen("Je m’identifie").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_identifier_and_wrong_password_are_indistinguishable() {
    let mut first = None;
    for (identifier, password) in [("inaya.m1988", "Faux-2022!"), ("personne.1234", "Sante-2022!")]
    {
        visit("wrong", Limits::default(), async |visit: &Visit| {
            visit.open("/connexion").await;
            visit.wait_for_screen("Je m’identifie").await;
            submit_credentials(visit, identifier, password).await;
            visit.wait_for_text("L’identifiant ou le mot de passe n’est pas le bon.").await;
            visit.wait_for_text("Il vous reste 2 essais").await;
            assert_eq!(visit.value(IDENTIFIER).await, identifier, "the identifier is kept");
            visit.wait_for_value(PASSWORD, "").await;
            let tree = visit
                .run_script("return document.title + document.querySelector('#app').innerHTML")
                .await;
            match &first {
                None => first = Some(tree),
                Some(first) => assert!(*first == tree, "{identifier}"),
            }
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn france_connect_returns_signed_in_or_refused() {
    let site = copy_of_site("france-connect");
    fs::write(site.join("config.json"), r#"{ "france_connect": true }"#).unwrap();
    visit_site("france-connect", Limits::default(), site, async |visit: &Visit| {
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.click("Qu’est-ce que FranceConnect ?").await;
        visit.click("S’identifier avec FranceConnect").await;
        visit.wait_for_text("Fournisseur d’identité du bac à sable").await;
        visit.click("Annuler").await;
        visit.wait_for_screen("La connexion avec FranceConnect n’a pas abouti").await;
        visit.click("Réessayer avec FranceConnect").await;
        // A person without a space is not signed in.
        visit.click("Martine Julie Leguellec").await;
        visit.wait_for_screen("La connexion avec FranceConnect n’a pas abouti").await;
        visit.click("Réessayer avec FranceConnect").await;
        visit.click("Inaya Martin").await;
        visit.wait_for_screen("Bonjour Inaya,").await;
        assert_eq!(visit.path().await, "/espace");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_signs_in_and_out_with_the_keyboard_alone() {
    visit("keyboard-sign-in", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.open("/").await;
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
        tab_to(visit, "Connexion").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je m’identifie").await;
        type_into(visit, IDENTIFIER, "inaya.m1988").await;
        type_into(visit, PASSWORD, "Sante-2022!").await;
        tab_to(visit, "Par email").await;
        press(visit, &Key::Down.value().to_string()).await;
        tab_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je saisis le code d’accès").await;
        type_into(visit, CODE, "034567").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Bonjour Inaya,").await;
        tab_to(visit, "Se déconnecter").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je suis déconnecté").await;
    })
    .await;
}
