//! Typed text occurs in request bodies only: each field of each journey gets a unique value, which must not occur in
//! the address, title, history, storage, caches, console or `Referer`.

use std::cell::RefCell;

use mon_espace_sante::sandbox::Limits;
use serde_json::json;
use thirtyfour::By;

use crate::visit::{Visit, visit};

const NIR: &str = "2 55 08 14 168 000 63";
const CODE: &str = "Zq7Zq7Zq7Zq7";
const SERIAL: &str = "98765432101";
const BIRTH_DATE: [&str; 3] = ["17", "11", "1961"];
const EMAIL: &str = "zebre.raye77@exemple.fr";
const MOBILE: &str = "06 77 88 99 11";
const ONE_TIME_CODE: &str = "918273";
const IDENTIFIER: &str = "zebre.raye77x";
const PASSWORD: &str = "Zebre-Raye-77!";
const NEW_PASSWORD: &str = "Girafe-Rousse-88!";
const TOKEN: &str = "jeton-zebre-raye-77";

/// The searched values, without spaces, in each notation.
const NEEDLES: [&str; 13] = [
    "255081416800063",
    CODE,
    SERIAL,
    "1961-11-17",
    "17/11/1961",
    EMAIL,
    "0677889911",
    ONE_TIME_CODE,
    IDENTIFIER,
    PASSWORD,
    NEW_PASSWORD,
    TOKEN,
    "zebre",
];

/// Returns everything that the page stores and a script can read.
const STORED: &str = "const done = arguments[0]; (async () => { \
    const stored = [location.href, document.title, document.referrer, document.cookie, window.name, \
        JSON.stringify(history.state), JSON.stringify(localStorage), JSON.stringify(sessionStorage)]; \
    for (const entry of performance.getEntriesByType('resource')) stored.push(entry.name); \
    for (const base of await indexedDB.databases()) stored.push(base.name); \
    for (const name of await caches.keys()) { \
        stored.push(name); \
        for (const request of await (await caches.open(name)).keys()) stored.push(request.url); } \
    done(stored.join('\\n')); })()";

/// The search for [`NEEDLES`] in what the pages of a visit store. `found` has one entry per needle and place.
struct Search<'a> {
    visit: &'a Visit,
    found: RefCell<Vec<String>>,
}

/// The needles that occur in a text, each as `{needle} in {place}`.
fn needles_in(place: &str, text: &str) -> Vec<String> {
    let without_spaces: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let unescaped = without_spaces.replace("%20", "").replace("%2F", "/");
    let found = NEEDLES.iter().filter(|needle| unescaped.contains(*needle));
    found.map(|needle| format!("{needle} in {place}")).collect()
}

impl Search<'_> {
    /// Searches what the current page stores.
    async fn run(&self) {
        let stored = self.visit.driver.execute_async(STORED, Vec::new()).await.unwrap();
        let path = self.visit.path().await;
        self.found.borrow_mut().extend(needles_in(&path, stored.json().as_str().unwrap()));
    }

    /// Submits a form, and searches before and after.
    async fn submit(&self, button: &str, expected: &str) {
        self.run().await;
        self.visit.click(button).await;
        self.visit.wait_for_text(expected).await;
        self.run().await;
    }

    async fn fill_birth_date(&self) {
        for (label, part) in ["Jour", "Mois", "Année"].into_iter().zip(BIRTH_DATE) {
            self.visit.fill(label, part).await;
        }
    }

    async fn fill_card(&self, label: &str) {
        self.visit.click_label("Carte Vitale avec photo").await;
        self.visit.fill(label, SERIAL).await;
    }
}

async fn open_screen(visit: &Visit, path: &str, title: &str) {
    visit.open(path).await;
    visit.wait_for_screen(title).await;
}

/// Fills and submits the forms of `/activer` up to `/activer/code`, and of `/code`, as a person who is not recognised.
async fn codes(search: &Search<'_>) {
    let visit = search.visit;
    open_screen(visit, "/activer/identification", "Je m’identifie").await;
    visit.fill("Code provisoire composé de 12 caractères", CODE).await;
    visit.fill("Numéro de sécurité sociale", NIR).await;
    search.fill_card("Numéro de série de carte Vitale").await;
    search.submit("Continuer", "Nous ne vous avons pas reconnu").await;
    open_screen(visit, "/activer/naissance", "J’indique la date de naissance").await;
    search.fill_birth_date().await;
    search.submit("Continuer", "J’indique le numéro et la carte Vitale").await;
    visit.fill("Mon numéro de sécurité sociale", NIR).await;
    search.fill_card("Mon numéro de série").await;
    search.submit("Continuer", "Envoi du code provisoire").await;
    let sms = visit.driver.find(By::Css("input[value=sms] + label")).await.unwrap();
    sms.click().await.unwrap();
    visit.click("Valider").await;
    visit.wait_for_screen("Je saisis le code provisoire").await;
    visit.fill("Saisir le code provisoire à 12 caractères", CODE).await;
    search.submit("Continuer", "Ce code provisoire n’est pas le bon").await;
}

/// Fills and submits the forms of `/connexion`, `/identifiant-oublie` and `/mot-de-passe-oublie`, and opens a reset
/// link, as a person who is not recognised.
async fn sign_in_and_recovery(search: &Search<'_>) {
    let visit = search.visit;
    open_screen(visit, "/connexion", "Je m’identifie").await;
    visit.fill("Mon identifiant", IDENTIFIER).await;
    visit.fill("Mon mot de passe", PASSWORD).await;
    search.submit("Continuer", "L’identifiant ou le mot de passe n’est pas le bon.").await;
    open_screen(visit, "/identifiant-oublie", "Je m’identifie").await;
    visit.fill("Numéro de sécurité sociale", NIR).await;
    search.fill_birth_date().await;
    search.submit("Continuer", "Votre identifiant vous a été envoyé").await;
    open_screen(visit, "/mot-de-passe-oublie", "Je m’identifie").await;
    visit.fill("Numéro de sécurité sociale", NIR).await;
    search.fill_birth_date().await;
    search.fill_card("Numéro de série de carte Vitale").await;
    search.submit("Continuer", "Je saisis le code d’accès que j’ai reçu").await;
    visit.fill("Code d’accès", ONE_TIME_CODE).await;
    search.submit("Continuer", "Ce code n’est pas le bon").await;
    visit.open(&format!("/mot-de-passe-oublie#jeton={TOKEN}")).await;
    visit.wait_for_text("Ce lien n’est plus valable").await;
    search.run().await;
}

/// Fills and submits the forms from `/activer/coordonnees` to `/activer/identifiants`, then `/mot-de-passe-oublie`,
/// `/connexion/code` and `/espace/compte/fermeture`, as Martine.
async fn activation_and_account(search: &Search<'_>) {
    let visit = search.visit;
    visit.at_contact().await;
    visit.click("Modifier l’adresse e-mail").await;
    visit.wait_for_screen("Je modifie mon adresse e-mail").await;
    visit.fill("Adresse e-mail", EMAIL).await;
    search.submit("Valider", "Je valide mon adresse e-mail").await;
    visit.fill("Code à usage unique", ONE_TIME_CODE).await;
    search.submit("Valider", "Ce code n’est pas le bon").await;
    visit.click("Annuler").await;
    visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
    visit.click("Modifier le numéro de mobile").await;
    visit.wait_for_screen("Je renseigne mon numéro de téléphone mobile").await;
    visit.fill("Numéro de téléphone mobile", MOBILE).await;
    search.submit("Valider", "Je valide mon numéro de téléphone mobile").await;
    visit.fill("Code à usage unique", "034567").await;
    search.submit("Valider", "Je vérifie mes coordonnées de contact").await;
    visit.click("Continuer").await;
    visit.wait_for_screen("Je choisis mon identifiant et mon mot de passe").await;
    visit.fill("Identifiant", IDENTIFIER).await;
    visit.fill("Mot de passe", PASSWORD).await;
    visit.fill("Confirmer le mot de passe", PASSWORD).await;
    search.submit("Valider", "Mon espace santé a bien été activé !").await;
    open_screen(visit, "/mot-de-passe-oublie", "Je m’identifie").await;
    visit.fill("Numéro de sécurité sociale", "1 16 30 44 038 016 18").await;
    for (label, part) in [("Jour", "07"), ("Mois", "03"), ("Année", "1970")] {
        visit.fill(label, part).await;
    }
    visit.click_label("Carte Vitale avec photo").await;
    visit.fill("Numéro de série de carte Vitale", "01024576124").await;
    visit.click("Continuer").await;
    visit.wait_for_screen("Je saisis le code d’accès que j’ai reçu").await;
    visit.fill("Code d’accès", "034567").await;
    search.submit("Continuer", "Réinitialisation du mot de passe").await;
    visit.fill("Nouveau mot de passe", NEW_PASSWORD).await;
    visit.fill("Confirmer le mot de passe", NEW_PASSWORD).await;
    search.submit("Valider", "Votre mot de passe a bien été modifié").await;
    open_screen(visit, "/connexion", "Je m’identifie").await;
    visit.fill("Mon identifiant", IDENTIFIER).await;
    visit.fill("Mon mot de passe", NEW_PASSWORD).await;
    search.submit("Continuer", "Je saisis le code d’accès").await;
    visit.fill("Code d’accès à usage unique", ONE_TIME_CODE).await;
    search.submit("Se connecter", "Ce code n’est pas le bon").await;
    visit.fill("Code d’accès à usage unique", "034567").await;
    search.submit("Se connecter", "Bonjour Martine,").await;
    open_screen(visit, "/espace/compte/fermeture", "Je ferme Mon espace santé").await;
    visit.fill("Mot de passe actuel", NEW_PASSWORD).await;
    search.submit("Fermer Mon espace santé", "Mon espace santé est fermé").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn typed_values_occur_only_in_request_bodies() {
    visit("traces", Limits::default(), async |visit: &Visit| {
        let search = Search { visit, found: RefCell::default() };
        codes(&search).await;
        sign_in_and_recovery(&search).await;
        activation_and_account(&search).await;
        // The history of the tab. The browser's list of visited addresses is not searched: a page cannot clear it.
        if visit.is_chromium() {
            let history = visit.send_cdp("Page.getNavigationHistory", json!({})).await;
            for entry in history["entries"].as_array().unwrap() {
                let entry = format!("{} {}", entry["url"], entry["title"]);
                search.found.borrow_mut().extend(needles_in("the history", &entry));
            }
        }
        let console = visit.console().await.concat();
        search.found.borrow_mut().extend(needles_in("the console", &console));
        let calls = visit.host.calls();
        for call in &calls {
            assert_eq!(call.referer, None, "{}", call.path);
            search.found.borrow_mut().extend(needles_in("an address of the API", &call.path));
        }
        assert_eq!(*search.found.borrow(), Vec::<String>::new());
        // The search finds the values in the request bodies, so it would have found them elsewhere too.
        let sent: String = calls.iter().map(|call| call.body.as_str()).collect();
        let sent = needles_in("bodies", &sent);
        let unsent: Vec<_> =
            NEEDLES.iter().filter(|n| !sent.contains(&format!("{n} in bodies"))).collect();
        assert_eq!(unsent, [&"17/11/1961"], "a notation that no request uses");
    })
    .await;
}
