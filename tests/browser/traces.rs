//! What was typed leaves no trace: unique values in every field of every journey are looked for in
//! address, title, history, storage, caches, console and Referer, and found in request bodies alone.

use std::cell::RefCell;

use mon_espace_sante::sandbox::Limits;
use serde_json::json;
use thirtyfour::By;

use crate::visit::{Visit, visit};

const NIR: &str = "2 55 08 14 168 025 38";
const CODE: &str = "Zq7Zq7Zq7Zq7";
const SERIAL: &str = "98765432101";
const BIRTH: [&str; 3] = ["17", "11", "1961"];
const EMAIL: &str = "zebre.raye77@exemple.fr";
const MOBILE: &str = "06 77 88 99 11";
const ONE_TIME: &str = "918273";
const IDENTIFIER: &str = "zebre.raye77x";
const PASSWORD: &str = "Zebre-Raye-77!";
const NEW_PASSWORD: &str = "Girafe-Rousse-88!";
const TOKEN: &str = "jeton-zebre-raye-77";

/// As they may be written anywhere, without spaces.
const NEEDLES: [&str; 13] = [
    "255081416802538",
    CODE,
    SERIAL,
    "1961-11-17",
    "17/11/1961",
    EMAIL,
    "0677889911",
    ONE_TIME,
    IDENTIFIER,
    PASSWORD,
    NEW_PASSWORD,
    TOKEN,
    "zebre",
];

/// Everything that a script can read of what the page keeps.
const PLACES: &str = "const done = arguments[0]; (async () => { \
    const kept = [location.href, document.title, document.referrer, document.cookie, window.name, \
        JSON.stringify(history.state), JSON.stringify(localStorage), JSON.stringify(sessionStorage)]; \
    for (const entry of performance.getEntriesByType('resource')) kept.push(entry.name); \
    for (const base of await indexedDB.databases()) kept.push(base.name); \
    for (const name of await caches.keys()) { \
        kept.push(name); \
        for (const request of await (await caches.open(name)).keys()) kept.push(request.url); } \
    done(kept.join('\\n')); })()";

struct Places<'a> {
    visit: &'a Visit,
    found: RefCell<Vec<String>>,
}

fn needles(place: &str, text: &str) -> Vec<String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let escaped = plain.replace("%20", "").replace("%2F", "/");
    let seen = NEEDLES.iter().filter(|needle| escaped.contains(*needle));
    seen.map(|needle| format!("{needle} in {place}")).collect()
}

impl Places<'_> {
    /// Looks now, on this screen.
    async fn look(&self) {
        let told = self.visit.driver.execute_async(PLACES, Vec::new()).await.unwrap();
        let path = self.visit.path().await;
        self.found.borrow_mut().extend(needles(&path, told.json().as_str().unwrap()));
    }

    async fn submits(&self, button: &str, seen: &str) {
        self.look().await;
        self.visit.presses(button).await;
        self.visit.sees(seen).await;
        self.look().await;
    }

    async fn born(&self) {
        for (label, part) in ["Jour", "Mois", "Année"].into_iter().zip(BIRTH) {
            self.visit.types(label, part).await;
        }
    }

    async fn card(&self, label: &str) {
        self.visit.chooses("Carte Vitale avec photo").await;
        self.visit.types(label, SERIAL).await;
    }
}

async fn opens(visit: &Visit, path: &str, title: &str) {
    visit.open(path).await;
    visit.arrives(title).await;
}

/// B1 to B4 and C, as a stranger.
async fn codes(places: &Places<'_>) {
    let visit = places.visit;
    opens(visit, "/activer/identification", "Je m’identifie").await;
    visit.types("Code provisoire composé de 12 caractères", CODE).await;
    visit.types("Numéro de sécurité sociale", NIR).await;
    places.card("Numéro de série de carte Vitale").await;
    places.submits("Continuer", "Nous ne vous avons pas reconnu").await;
    opens(visit, "/activer/naissance", "J’indique la date de naissance").await;
    places.born().await;
    places.submits("Continuer", "J’indique le numéro et la carte Vitale").await;
    visit.types("Mon numéro de sécurité sociale", NIR).await;
    places.card("Mon numéro de série").await;
    places.submits("Continuer", "Envoi du code provisoire").await;
    visit.presses("Mes coordonnées sont incorrectes ?").await;
    visit.presses("Modifier mon adresse e-mail").await;
    visit.arrives("Je modifie mon adresse e-mail").await;
    visit.types("Adresse e-mail", EMAIL).await;
    places.submits("Valider", "Je valide mon adresse e-mail").await;
    visit.types("Code à usage unique", ONE_TIME).await;
    places.submits("Valider", "Ce code n’est pas le bon").await;
    visit.presses("Annuler").await;
    visit.arrives("Envoi du code provisoire").await;
    let sms = visit.driver.find(By::Css("input[value=sms] + label")).await.unwrap();
    sms.click().await.unwrap();
    visit.presses("Valider").await;
    visit.presses("Saisir mon code provisoire").await;
    visit.arrives("Je saisis le code provisoire").await;
    visit.types("Saisir le code provisoire à 12 caractères", CODE).await;
    places.submits("Continuer", "Ce code provisoire n’est pas le bon").await;
}

/// F1, G1, G3, G7, as a stranger.
async fn doors(places: &Places<'_>) {
    let visit = places.visit;
    opens(visit, "/connexion", "Je m’identifie").await;
    visit.types("Mon identifiant", IDENTIFIER).await;
    visit.types("Mon mot de passe", PASSWORD).await;
    places.submits("Continuer", "L’identifiant ou le mot de passe n’est pas le bon.").await;
    opens(visit, "/identifiant-oublie", "Je m’identifie").await;
    visit.types("Numéro de sécurité sociale", NIR).await;
    places.born().await;
    places.submits("Continuer", "Votre identifiant vous a été envoyé").await;
    opens(visit, "/mot-de-passe-oublie", "Je m’identifie").await;
    visit.types("Numéro de sécurité sociale", NIR).await;
    places.born().await;
    places.card("Numéro de série de carte Vitale").await;
    places.submits("Continuer", "Je saisis le code d’accès que j’ai reçu").await;
    visit.types("Code d’accès", ONE_TIME).await;
    places.submits("Continuer", "Ce code n’est pas le bon").await;
    visit.open(&format!("/mot-de-passe-oublie#jeton={TOKEN}")).await;
    visit.sees("Ce lien n’est plus valable").await;
    places.look().await;
}

/// B6 to B12, F2 and F4, as Martine.
async fn spaces(places: &Places<'_>) {
    let visit = places.visit;
    opens(visit, "/activer/identification", "Je m’identifie").await;
    crate::activation::martine_identifies(visit).await;
    visit.chooses("J’active Mon espace santé").await;
    visit.chooses("J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.").await;
    visit.presses("Continuer").await;
    visit.arrives("Je vérifie mes coordonnées de contact").await;
    visit.presses("Modifier le numéro de mobile").await;
    visit.arrives("Je renseigne mon numéro de téléphone mobile").await;
    visit.types("Numéro de téléphone mobile", MOBILE).await;
    places.submits("Valider", "Je valide mon numéro de téléphone mobile").await;
    visit.types("Code à usage unique", "034567").await;
    places.submits("Valider", "Je vérifie mes coordonnées de contact").await;
    visit.presses("Continuer").await;
    visit.arrives("Je choisis mon identifiant et mon mot de passe").await;
    visit.types("Identifiant", IDENTIFIER).await;
    visit.types("Mot de passe", PASSWORD).await;
    visit.types("Confirmer le mot de passe", PASSWORD).await;
    places.submits("Valider", "Mon espace santé a bien été activé !").await;
    opens(visit, "/mot-de-passe-oublie", "Je m’identifie").await;
    visit.types("Numéro de sécurité sociale", "1 16 30 44 038 016 18").await;
    for (label, part) in [("Jour", "07"), ("Mois", "03"), ("Année", "1970")] {
        visit.types(label, part).await;
    }
    visit.chooses("Carte Vitale avec photo").await;
    visit.types("Numéro de série de carte Vitale", "01024576124").await;
    visit.presses("Continuer").await;
    visit.arrives("Je saisis le code d’accès que j’ai reçu").await;
    visit.types("Code d’accès", "034567").await;
    places.submits("Continuer", "Réinitialisation du mot de passe").await;
    visit.types("Nouveau mot de passe", NEW_PASSWORD).await;
    visit.types("Confirmer le mot de passe", NEW_PASSWORD).await;
    places.submits("Valider", "Votre mot de passe a bien été modifié").await;
    opens(visit, "/connexion", "Je m’identifie").await;
    visit.types("Mon identifiant", IDENTIFIER).await;
    visit.types("Mon mot de passe", NEW_PASSWORD).await;
    places.submits("Continuer", "Je saisis le code d’accès").await;
    visit.types("Code d’accès à usage unique", ONE_TIME).await;
    places.submits("Se connecter", "Ce code n’est pas le bon").await;
    visit.types("Code d’accès à usage unique", "034567").await;
    places.submits("Se connecter", "Bonjour Martine,").await;
    opens(visit, "/espace/compte/fermeture", "Je ferme Mon espace santé").await;
    visit.types("Mon mot de passe", NEW_PASSWORD).await;
    places.submits("Fermer Mon espace santé", "Mon espace santé est fermé").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_found_in_request_bodies_alone() {
    visit("traces", Limits::default(), async |visit: &Visit| {
        let places = Places { visit, found: RefCell::default() };
        codes(&places).await;
        doors(&places).await;
        spaces(&places).await;
        // What was typed in the address bar itself is the browser's own affair, not the page's.
        if visit.is_chromium() {
            let history = visit.chromium("Page.getNavigationHistory", json!({})).await;
            for entry in history["entries"].as_array().unwrap() {
                let kept = format!("{} {}", entry["url"], entry["title"]);
                places.found.borrow_mut().extend(needles("the history", &kept));
            }
        }
        let console = visit.console().await.concat();
        places.found.borrow_mut().extend(needles("the console", &console));
        let calls = visit.host.calls();
        for call in &calls {
            assert_eq!(call.referer, None, "{}", call.path);
            places.found.borrow_mut().extend(needles("an address of the API", &call.path));
        }
        assert_eq!(*places.found.borrow(), Vec::<String>::new());
        // All of it was really typed and sent: the walk is not in vain.
        let sent: String = calls.iter().map(|call| call.body.as_str()).collect();
        let sent = needles("bodies", &sent);
        let unsent: Vec<_> =
            NEEDLES.iter().filter(|n| !sent.contains(&format!("{n} in bodies"))).collect();
        assert_eq!(unsent, [&"17/11/1961"], "a form that no request has");
    })
    .await;
}
