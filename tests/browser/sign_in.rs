//! Signing in, the space, the account, and the end of a session in every tab.

use std::fs;

use mon_espace_sante::sandbox::{Limits, Message};
use thirtyfour::{By, Key};

use crate::failures::copy_of_site;
use crate::keyboard::{press, tabs_to, types};
use crate::visit::{Visit, visit, visit_site};

const IDENTIFIER: &str = "Mon identifiant";
const PASSWORD: &str = "Mon mot de passe";
const CODE: &str = "Code d’accès à usage unique";

/// F1.
pub async fn identifies(visit: &Visit, identifier: &str, password: &str) {
    visit.types(IDENTIFIER, identifier).await;
    visit.types(PASSWORD, password).await;
    visit.presses("Continuer").await;
}

fn newest(visit: &Visit) -> Message {
    visit.host.sandbox().outbox()[0].clone()
}

/// As far as F3, by SMS.
async fn inaya_signs_in(visit: &Visit) {
    visit.open("/connexion").await;
    visit.arrives("Je m’identifie").await;
    visit.fits().await;
    visit.chooses("Par SMS").await;
    identifies(visit, "inaya.m1988", "Sante-2022!").await;
    visit.arrives("Je saisis le code d’accès").await;
    visit.sees("Un code à usage unique a été envoyé au +33 6 ** ** * 15.").await;
    visit.fits().await;
    assert_eq!(newest(visit).channel, "sms");
    visit.types(CODE, "Votre code est 034 567.").await;
    visit.presses("Se connecter").await;
    visit.arrives("Bonjour Inaya,").await;
    assert_eq!(visit.path().await, "/espace");
}

async fn nothing_of_hers(visit: &Visit) {
    let page = "return document.documentElement.innerHTML + document.title";
    let page = visit.runs(page).await.to_string();
    for hers in ["Inaya", "Martin", "inaya.m1988", "i.martin@mes.fr", "06 98 76 54 32", "Lina"] {
        assert!(!page.contains(hers), "{hers} at {}", visit.path().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_signs_in_changes_her_mobile_and_truly_leaves() {
    visit("space", Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 740).await;
        inaya_signs_in(visit).await;
        visit.fits().await;
        visit.sees("Inaya M.").await;
        visit.sees("Vous avez la main sur votre santé").await;
        visit.presses("Compléter mon profil médical").await;
        visit.arrives("Cette rubrique est un autre service").await;
        visit.driver.back().await.unwrap();
        visit.arrives("Bonjour Inaya,").await;
        visit.open("/profils").await;
        visit.arrives("Mes profils rattachés").await;
        visit.sees("Lina Martin").await;
        visit.sees("Adam Martin").await;
        visit.open("/espace/compte").await;
        visit.arrives("Mon compte").await;
        visit.sees("inaya.m1988").await;
        visit.sees("06 12 34 56 15").await;
        visit.fits().await;
        visit.presses("Modifier le numéro de mobile").await;
        visit.arrives("Je renseigne mon numéro de téléphone mobile").await;
        assert_eq!(visit.path().await, "/espace/compte/mobile");
        visit.types("Numéro de téléphone mobile", "06 98 76 54 32").await;
        visit.presses("Valider").await;
        visit.arrives("Je valide mon numéro de téléphone mobile").await;
        visit.driver.refresh().await.unwrap();
        visit.arrives("Je valide mon numéro de téléphone mobile").await;
        visit.types("Code à usage unique", newest(visit).text.lines().next().unwrap()).await;
        visit.presses("Valider").await;
        visit.arrives("Mon compte").await;
        visit.sees("Vos coordonnées ont été mises à jour.").await;
        visit.sees("06 98 76 54 32").await;
        // A second tab, where her children are read.
        let first = visit.driver.window().await.unwrap();
        let second = visit.another_tab().await;
        visit.driver.switch_to_window(second.clone()).await.unwrap();
        visit.open("/profils").await;
        visit.arrives("Mes profils rattachés").await;
        visit.sees("Lina Martin").await;
        visit.driver.switch_to_window(first).await.unwrap();
        visit.presses("Se déconnecter").await;
        visit.arrives("Je suis déconnecté").await;
        assert_eq!(visit.path().await, "/deconnexion");
        nothing_of_hers(visit).await;
        // Back, as far as it goes, shows nothing of hers.
        for _ in 0..5 {
            visit.driver.back().await.unwrap();
            visit.until("a title", async || visit.driver.find(By::Tag("h1")).await.ok()).await;
            nothing_of_hers(visit).await;
        }
        visit.driver.switch_to_window(second).await.unwrap();
        visit.sees("Je suis déconnecté").await;
        nothing_of_hers(visit).await;
        visit.driver.back().await.unwrap();
        nothing_of_hers(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_comes_back_is_shown_only_to_whoever_is_still_signed_in() {
    visit("returns", Limits::default(), async |visit: &Visit| {
        inaya_signs_in(visit).await;
        let returns = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); \
                       dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
        // As the browser does when the page comes back from the back-forward cache.
        visit.runs(returns).await;
        visit.sees("Vous avez la main sur votre santé").await;
        // The session has ended elsewhere meanwhile.
        visit.host.sandbox().advance(901);
        visit.runs(returns).await;
        visit
            .until("the page gone", async || {
                let page = visit.runs("return document.body.innerText").await.to_string();
                (!page.contains("Inaya") && page.contains("Se connecter")
                    || page.contains("Je suis déconnecté"))
                .then_some(())
            })
            .await;
        nothing_of_hers(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staying_in_one_tab_closes_the_warning_of_another() {
    let limits = Limits { session_s: 40, warn_before_s: 38, ..Limits::default() };
    visit("tabs", limits, async |visit: &Visit| {
        inaya_signs_in(visit).await;
        let first = visit.driver.window().await.unwrap();
        visit.sees("Êtes-vous toujours là ?").await;
        let second = visit.another_tab().await;
        visit.driver.switch_to_window(second).await.unwrap();
        visit.open("/espace/compte").await;
        visit.sees("Êtes-vous toujours là ?").await;
        let left = "return document.querySelector('dialog .countdown').innerText";
        visit
            .until("less than half a minute", async || {
                let left = visit.runs(left).await.to_string();
                let seconds: String = left.chars().filter(char::is_ascii_digit).collect();
                (seconds.parse::<u32>().ok()? < 34).then_some(())
            })
            .await;
        visit.presses("Rester connecté").await;
        visit.driver.switch_to_window(first).await.unwrap();
        visit
            .until("more than half a minute in the first", async || {
                let left = visit
                    .runs("return document.querySelector('dialog .countdown')?.innerText ?? '40'")
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
async fn three_wrong_codes_lock_an_expired_one_says_so_and_another_comes() {
    visit("sign-in-code", Limits::default(), async |visit: &Visit| {
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        identifies(visit, "inaya.m1988", "Sante-2022!").await;
        visit.arrives("Je saisis le code d’accès").await;
        visit.sees("envoyé à l’adresse email i.m*****@mes.fr.").await;
        visit.sees("vérifiez les autres endroits où il pourrait être").await;
        visit.host.sandbox().advance(600);
        visit.types(CODE, "034567").await;
        visit.presses("Se connecter").await;
        visit.sees("Ce code n’est plus valable").await;
        visit.driver.refresh().await.unwrap();
        visit.arrives("Je saisis le code d’accès").await;
        visit.presses("Envoyer à nouveau le code").await;
        visit.sees("Un nouveau code vous a été envoyé.").await;
        visit.host.sandbox().advance(30);
        visit.driver.refresh().await.unwrap();
        visit.arrives("Je saisis le code d’accès").await;
        visit.presses("envoyer le code par SMS").await;
        visit.sees("envoyé au +33 6 ** ** * 15.").await;
        for left in ["Il vous reste 2 essais", "Il vous reste 1 essai"] {
            visit.types(CODE, "111111").await;
            visit.presses("Se connecter").await;
            visit.sees(left).await;
        }
        visit.types(CODE, "111111").await;
        visit.presses("Se connecter").await;
        visit.arrives("Trop d’essais : un peu de patience").await;
        visit.sees("14 minutes").await;
        visit.open("/connexion").await;
        visit.arrives("Trop d’essais : un peu de patience").await;
        // What lifts the lock stays open.
        visit.open("/mot-de-passe-oublie").await;
        visit.arrives("Je m’identifie").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_identifier_and_a_wrong_password_are_one_screen() {
    let mut first = None;
    for (identifier, password) in [("inaya.m1988", "Faux-2022!"), ("personne.1234", "Sante-2022!")]
    {
        visit("wrong", Limits::default(), async |visit: &Visit| {
            visit.open("/connexion").await;
            visit.arrives("Je m’identifie").await;
            identifies(visit, identifier, password).await;
            visit.sees("L’identifiant ou le mot de passe n’est pas le bon.").await;
            visit.sees("Il vous reste 2 essais").await;
            assert_eq!(visit.value(IDENTIFIER).await, identifier, "what was typed is kept");
            assert_eq!(visit.value(PASSWORD).await, "", "but no password");
            let tree = visit
                .runs("return document.title + document.querySelector('#app').innerHTML")
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
async fn inaya_closes_her_space_with_a_receipt() {
    visit("closure", Limits::default(), async |visit: &Visit| {
        inaya_signs_in(visit).await;
        visit.open("/espace/compte/fermeture").await;
        visit.arrives("Je ferme Mon espace santé").await;
        visit.sees("archivées pendant dix ans").await;
        visit.fits().await;
        visit.types(PASSWORD, "Faux-2022!").await;
        visit.presses("Fermer Mon espace santé").await;
        visit.sees("rien n’a été fermé").await;
        visit.types(PASSWORD, "Sante-2022!").await;
        visit.presses("Fermer Mon espace santé").await;
        visit.arrives("Mon espace santé est fermé").await;
        visit.driver.refresh().await.unwrap();
        visit.arrives("Mon espace santé est fermé").await;
        visit.presses("Télécharger le justificatif (format .pdf)").await;
        visit.sees("Le justificatif a été téléchargé").await;
        visit.presses("Terminer").await;
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        identifies(visit, "inaya.m1988", "Sante-2022!").await;
        visit.sees("L’identifiant ou le mot de passe n’est pas le bon.").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn france_connect_leads_back_signed_in_or_refused() {
    let site = copy_of_site("france-connect");
    fs::write(site.join("config.json"), r#"{ "france_connect": true }"#).unwrap();
    visit_site("france-connect", Limits::default(), site, async |visit: &Visit| {
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        visit.presses("Qu’est-ce que FranceConnect ?").await;
        visit.presses("S’identifier avec FranceConnect").await;
        visit.sees("Fournisseur d’identité du bac à sable").await;
        visit.presses("Annuler").await;
        visit.arrives("La connexion avec FranceConnect n’a pas abouti").await;
        visit.presses("Réessayer avec FranceConnect").await;
        // Somebody without a space comes back as they went.
        visit.presses("Martine Julie Leguellec").await;
        visit.arrives("La connexion avec FranceConnect n’a pas abouti").await;
        visit.presses("Réessayer avec FranceConnect").await;
        visit.presses("Inaya Martin").await;
        visit.arrives("Bonjour Inaya,").await;
        assert_eq!(visit.path().await, "/espace");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_signs_in_and_out_with_the_keyboard_alone() {
    visit("keyboard-sign-in", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.open("/").await;
        visit.arrives("Mon espace santé, votre carnet de santé numérique").await;
        tabs_to(visit, "Connexion").await;
        press(visit, &enter).await;
        visit.arrives("Je m’identifie").await;
        types(visit, IDENTIFIER, "inaya.m1988").await;
        types(visit, PASSWORD, "Sante-2022!").await;
        tabs_to(visit, "Par email").await;
        press(visit, &Key::Down.value().to_string()).await;
        tabs_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.arrives("Je saisis le code d’accès").await;
        types(visit, CODE, "034567").await;
        press(visit, &enter).await;
        visit.arrives("Bonjour Inaya,").await;
        tabs_to(visit, "Se déconnecter").await;
        press(visit, &enter).await;
        visit.arrives("Je suis déconnecté").await;
    })
    .await;
}
