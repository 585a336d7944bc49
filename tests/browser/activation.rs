//! Activation by code, from the welcome to the end, as Martine would.

use mon_espace_sante::sandbox::Limits;

use thirtyfour::By;

use crate::visit::{Visit, visit};

const NIR: &str = "Numéro de sécurité sociale";
const CODE: &str = "Code provisoire composé de 12 caractères";
const SERIAL: &str = "Numéro de série de carte Vitale";

pub async fn identifies(visit: &Visit, code: &str, nir: &str, card: &str, serial: &str) {
    visit.types(CODE, code).await;
    visit.types(NIR, nir).await;
    visit.chooses(card).await;
    visit.types(SERIAL, serial).await;
    visit.presses("Continuer").await;
}

pub async fn martine_identifies(visit: &Visit) {
    let photo = "Carte Vitale avec photo";
    identifies(visit, "HuqZF3KXCz8k", "1 16 30 44 038 016 18", photo, "0102457612 4").await;
    visit.arrives("Je prends ma décision").await;
}

pub async fn activates(visit: &Visit) {
    visit.open("/").await;
    visit.arrives("Mon espace santé, votre carnet de santé numérique").await;
    visit.presses("Activer Mon espace santé").await;
    visit.arrives("Mon espace santé").await;
    visit.fits().await;
    visit.presses("Commencer").await;
    visit.arrives("Je m’identifie").await;
    visit.fits().await;
    martine_identifies(visit).await;
    visit.sees("Bonjour Martine !").await;
    visit.sees("Étape 2 sur 5").await;
    visit.chooses("J’active Mon espace santé").await;
    visit.chooses("J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.").await;
    visit.fits().await;
    visit.presses("Continuer").await;
    visit.arrives("Je vérifie mes coordonnées de contact").await;
    visit.sees("martine.leguellec@exemple.fr").await;
    visit.sees("06 11 12 13 14").await;
    visit.fits().await;
    visit.presses("Continuer").await;
    visit.arrives("Je choisis mon identifiant et mon mot de passe").await;
    visit.types("Identifiant", "martine.l1970").await;
    visit.types("Mot de passe", "Breizh-1970!").await;
    visit.types("Confirmer le mot de passe", "Breizh-1970!").await;
    visit.fits().await;
    visit.presses("Valider").await;
    visit.arrives("Mon espace santé a bien été activé !").await;
    visit.fits().await;
    assert_eq!(visit.path().await, "/activer/confirmation");
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_from_the_welcome() {
    visit("activation", Limits::default(), activates).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_on_a_phone() {
    visit("activation-360", Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 640).await;
        activates(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn reload_resumes_back_rewinds_and_the_end_cuts_the_trail() {
    visit("reload-and-back", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        martine_identifies(visit).await;
        visit.driver.refresh().await.unwrap();
        visit.arrives("Je prends ma décision").await;
        visit.sees("Bonjour Martine !").await;
        visit.chooses("J’active Mon espace santé").await;
        visit.chooses("J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.").await;
        visit.presses("Continuer").await;
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        visit.driver.refresh().await.unwrap();
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        visit.presses("Continuer").await;
        visit.arrives("Je choisis mon identifiant et mon mot de passe").await;
        visit.driver.back().await.unwrap();
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        assert_eq!(visit.path().await, "/activer/coordonnees");
        visit.driver.forward().await.unwrap();
        visit.arrives("Je choisis mon identifiant et mon mot de passe").await;
        // An address further on belongs to another step: brought back, and told.
        visit.open("/activer/decision").await;
        visit.arrives("Je choisis mon identifiant et mon mot de passe").await;
        assert_eq!(visit.path().await, "/activer/identifiants");
        visit.sees("Vous aviez demandé une autre étape").await;
        visit.types("Identifiant", "martine.l1970").await;
        visit.types("Mot de passe", "Breizh-1970!").await;
        visit.types("Confirmer le mot de passe", "Breizh-1970!").await;
        visit.presses("Valider").await;
        visit.arrives("Mon espace santé a bien été activé !").await;
        visit.driver.back().await.unwrap();
        visit.arrives("Mon espace santé a bien été activé !").await;
        assert_eq!(visit.path().await, "/activer/confirmation");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_say_what_is_wrong_and_tolerate_what_is_not() {
    visit("fields", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        visit.presses("Continuer").await;
        visit.sees("4 réponses sont à corriger").await;
        assert!(visit.title().await.starts_with("Erreur : Je m’identifie"));
        assert_eq!(visit.error(CODE).await, "Le champ est obligatoire.");
        // A link of the summary lands on its field.
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
            visit.types(NIR, typed).await;
            assert_eq!(visit.error(NIR).await, sentence);
        }
        // Corsica, in lower case and without spaces, is shown in groups on leaving the field.
        visit.types(NIR, "185122a00405839").await;
        visit.types(CODE, "  HuqZF3KXCz8k ").await;
        assert_eq!(crate::visit::plain(&visit.value(NIR).await), "1 85 12 2A 004 058 39");
        visit.chooses("Carte Vitale avec photo").await;
        visit.types(SERIAL, "8025 0000 0001 0245 7612 4").await;
        visit.sees("nous gardons les 11 derniers").await;
        visit.presses("Continuer").await;
        visit.sees("Nous ne vous avons pas reconnu").await;
        visit.sees("Il vous reste 2 essais").await;
        assert_eq!(crate::visit::plain(&visit.value(NIR).await), "1 85 12 2A 004 058 39");
        assert_eq!(visit.value(CODE).await, "  HuqZF3KXCz8k ");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pressed_five_times_is_sent_once() {
    visit("five-presses", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        let slow = mon_espace_sante::sandbox::host::Fault::Slow(std::time::Duration::from_millis(800));
        visit.host.fault("/activation/identification", slow);
        visit.types(CODE, "HuqZF3KXCz8k").await;
        visit.types(NIR, "116304403801618").await;
        visit.chooses("Carte Vitale avec photo").await;
        visit.types(SERIAL, "01024576124").await;
        visit
            .runs("const b = document.querySelector('form [type=submit]'); for (let i = 0; i < 5; i++) b.click();")
            .await;
        visit.sees("Envoi en cours…").await;
        visit.arrives("Je prends ma décision").await;
        let calls = visit.host.calls();
        let sent = calls.iter().filter(|call| call.path == "/activation/identification").count();
        assert_eq!(sent, 1);
    })
    .await;
}
