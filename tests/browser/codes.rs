//! A new provisional code, and activation without one: S3's order, children, refusals, strangers.

use std::cell::RefCell;

use mon_espace_sante::sandbox::Limits;
use thirtyfour::Key;

use crate::keyboard::{press, tabs_to, types};
use crate::visit::{Visit, visit};

const NIR: &str = "Numéro de sécurité sociale";
const SERIAL: &str = "Numéro de série de carte Vitale";
const PHOTO: &str = "Carte Vitale avec photo";

async fn born(visit: &Visit, [day, month, year]: [&str; 3]) {
    visit.types("Jour", day).await;
    visit.types("Mois", month).await;
    visit.types("Année", year).await;
}

/// C1, with Martine's number and card.
pub async fn martine_asks(visit: &Visit, birth: [&str; 3]) {
    visit.open("/code").await;
    visit.arrives("Je génère un nouveau code provisoire").await;
    visit.types(NIR, "1 16 30 44 038 016 18").await;
    born(visit, birth).await;
    visit.chooses(PHOTO).await;
    visit.types(SERIAL, "01024576124").await;
    visit.fits().await;
    visit.presses("Continuer").await;
    visit.arrives("Envoi du code provisoire").await;
}

fn newest(visit: &Visit) -> mon_espace_sante::sandbox::Message {
    visit.host.sandbox().outbox()[0].clone()
}

/// The page is asked for again, and the same screen stands.
async fn reloads(visit: &Visit, title: &str) {
    visit.driver.refresh().await.unwrap();
    visit.arrives(title).await;
    visit.fits().await;
}

async fn martine_activates_from_her_birth_date(visit: &Visit) {
    visit.open("/activer").await;
    visit.arrives("Mon espace santé").await;
    visit.presses("Continuer sans code").await;
    visit.arrives("J’indique la date de naissance").await;
    born(visit, ["07", "03", "1970"]).await;
    visit.fits().await;
    visit.presses("Continuer").await;
    visit.arrives("J’indique le numéro et la carte Vitale").await;
    // The birth date is kept by the page alone: after a reload it is asked for again, and said so.
    visit.driver.refresh().await.unwrap();
    visit.arrives("J’indique la date de naissance").await;
    visit.sees("Vous aviez demandé une autre étape").await;
    born(visit, ["7", "3", "1970"]).await;
    visit.presses("Continuer").await;
    visit.arrives("J’indique le numéro et la carte Vitale").await;
    visit.types("Mon numéro de sécurité sociale", "116304403801618").await;
    visit.sees("15 / 15").await;
    visit.chooses(PHOTO).await;
    visit.types("Mon numéro de série", "0102457").await;
    visit.sees("7 / 11").await;
    let heard = "return [...document.querySelectorAll('[role=status]')].map(e => e.textContent)";
    visit
        .until("the counter heard after a pause", async || {
            let heard = visit.runs(heard).await.to_string();
            heard.contains("7 caractères saisis sur 11.").then_some(())
        })
        .await;
    // Back loses nothing.
    visit.presses("Retour").await;
    visit.arrives("J’indique la date de naissance").await;
    assert_eq!(visit.value("Année").await, "1970");
    visit.driver.forward().await.unwrap();
    visit.arrives("J’indique le numéro et la carte Vitale").await;
    assert_eq!(visit.value("Mon numéro de série").await, "0102457");
    visit.types("Mon numéro de série", "01024576124").await;
    visit.fits().await;
    visit.presses("Continuer").await;
    visit.arrives("Envoi du code provisoire").await;
    visit.sees("Je reçois mon code sur mar*****@exemple.fr").await;
    visit.fits().await;
    visit.presses("Valider").await;
    visit.sees("Choisissez une réponse.").await;
    visit.chooses("Par SMS").await;
    visit.presses("Valider").await;
    visit.arrives("Je saisis le code provisoire").await;
    assert_eq!(visit.path().await, "/activer/code");
    visit.sees("par SMS au ** * * * * 3 14. Il est valable 42 jours.").await;
    reloads(visit, "Je saisis le code provisoire").await;
    let message = newest(visit);
    assert_eq!(message.channel, "sms");
    let code = message.code.unwrap();
    visit
        .types("Saisir le code provisoire à 12 caractères", &format!("Votre code : {code}."))
        .await;
    visit.presses("Continuer").await;
    visit.arrives("Je prends ma décision").await;
    visit.sees("Vérifiez bien toutes vos informations personnelles.").await;
    visit.sees("Martine Julie Leguellec").await;
    visit.sees("1 16 30 ** *** *** **").await;
    reloads(visit, "Je prends ma décision").await;
    visit.chooses("J’active Mon espace santé").await;
    visit.chooses("J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.").await;
    visit.presses("Continuer").await;
    visit.arrives("Je vérifie mes coordonnées de contact").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_from_her_birth_date_at_360_px() {
    visit("without-code", Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 740).await;
        martine_activates_from_her_birth_date(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_asks_for_jean_jacques_code_and_decides_for_him() {
    visit("child-code", Limits::default(), async |visit: &Visit| {
        martine_asks(visit, ["03", "09", "2013"]).await;
        reloads(visit, "Envoi du code provisoire").await;
        visit.chooses("Par e-mail : mar*****@exemple.fr").await;
        visit.presses("Valider").await;
        visit.arrives("Le code provisoire a été envoyé").await;
        reloads(visit, "Le code provisoire a été envoyé").await;
        visit.presses("Saisir mon code provisoire").await;
        visit.arrives("Je saisis le code provisoire").await;
        let code = newest(visit).code.unwrap();
        visit.types("Saisir le code provisoire à 12 caractères", &code).await;
        visit.presses("Continuer").await;
        visit.arrives("Je prends ma décision pour Jean-Jacques").await;
        visit.chooses("Je m’oppose à la création de Mon espace santé pour Jean-Jacques").await;
        visit.presses("Continuer").await;
        visit.presses("Continuer").await;
        visit.arrives("Votre décision pour Jean-Jacques a bien été prise en compte").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_date_pasted_into_the_first_field_fills_all_three() {
    visit("paste-date", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/naissance").await;
        visit.arrives("J’indique la date de naissance").await;
        // Through the clipboard, as a person would: typed elsewhere, cut, pasted.
        visit.types("Année", "07/03/1970").await;
        let chord = |key: &str| Key::Control + key;
        let year = visit.field("Année").await;
        year.send_keys(chord("a")).await.unwrap();
        year.send_keys(chord("x")).await.unwrap();
        visit.field("Jour").await.send_keys(chord("v")).await.unwrap();
        visit
            .until("the date in three fields", async || {
                let day = visit.value("Jour").await == "07";
                (day && visit.value("Mois").await == "03" && visit.value("Année").await == "1970")
                    .then_some(())
            })
            .await;
        // What may be a child's is not for the browser to fill in.
        let day = visit.field("Jour").await;
        assert_eq!(day.attr("autocomplete").await.unwrap().as_deref(), Some("off"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_error_of_a_date_stands_at_the_right_part() {
    visit("date-errors", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/naissance").await;
        visit.arrives("J’indique la date de naissance").await;
        visit.presses("Continuer").await;
        assert_eq!(visit.error("Jour").await, "Le champ est obligatoire.");
        let cases = [
            (["31", "02", "1970"], "Jour", "Cette date n’existe pas."),
            (["07", "13", "1970"], "Mois", "Cette date n’existe pas."),
            (["07", "03", "70"], "Année", "L’année comporte 4 chiffres."),
            (["07", "", "1970"], "Mois", "Indiquez le mois."),
        ];
        for (date, part, sentence) in cases {
            born(visit, date).await;
            visit.presses("Continuer").await;
            visit.sees(sentence).await;
            assert_eq!(visit.error(part).await, sentence);
            assert!(visit.title().await.starts_with("Erreur : "));
        }
        // What the clock of the backend alone can say.
        visit.open("/code").await;
        visit.arrives("Je génère un nouveau code provisoire").await;
        visit.types(NIR, "1 16 30 44 038 016 18").await;
        born(visit, ["01", "01", "2999"]).await;
        visit.chooses(PHOTO).await;
        visit.types(SERIAL, "01024576124").await;
        visit.presses("Continuer").await;
        visit.sees("La date est dans le futur.").await;
        assert_eq!(visit.error("Année").await, "La date est dans le futur.");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_code_three_times_locks_and_coming_back_says_so() {
    visit("wrong-code", Limits::default(), async |visit: &Visit| {
        martine_asks(visit, ["07", "03", "1970"]).await;
        visit.chooses("Par SMS : ** * * * * 3 14").await;
        visit.presses("Valider").await;
        visit.presses("Saisir mon code provisoire").await;
        visit.arrives("Je saisis le code provisoire").await;
        for left in ["Il vous reste 2 essais", "Il vous reste 1 essai"] {
            visit.types("Saisir le code provisoire à 12 caractères", "AbcdefGhij12").await;
            visit.presses("Continuer").await;
            visit.sees(left).await;
        }
        visit.presses("Continuer").await;
        visit.arrives("Trop d’essais : un peu de patience").await;
        visit.sees("14 minutes").await;
        visit.host.sandbox().advance(600);
        visit.driver.refresh().await.unwrap();
        visit.arrives("Trop d’essais : un peu de patience").await;
        visit.sees("4 minutes").await;
        visit.open("/code").await;
        visit.arrives("Trop d’essais : un peu de patience").await;
        visit.host.sandbox().advance(300);
        visit.open("/code").await;
        visit.arrives("Je génère un nouveau code provisoire").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_sent_again_and_by_the_other_way_and_details_are_corrected() {
    visit("resend-code", Limits::default(), async |visit: &Visit| {
        martine_asks(visit, ["07", "03", "1970"]).await;
        visit.chooses("Par SMS : ** * * * * 3 14").await;
        visit.presses("Valider").await;
        visit.arrives("Le code provisoire a été envoyé").await;
        // Back and on again does not ask for another sending, nor meets its cool-down.
        visit.presses("Retour").await;
        visit.arrives("Envoi du code provisoire").await;
        visit.presses("Valider").await;
        visit.arrives("Le code provisoire a été envoyé").await;
        visit.host.sandbox().advance(30);
        visit.driver.refresh().await.unwrap();
        visit.arrives("Le code provisoire a été envoyé").await;
        visit.presses("Je n’ai pas reçu le code").await;
        visit.presses("Envoyer à nouveau le code").await;
        visit.sees("Le code vous a été envoyé à nouveau.").await;
        visit.host.sandbox().advance(30);
        visit.driver.refresh().await.unwrap();
        visit.arrives("Le code provisoire a été envoyé").await;
        visit.presses("Je n’ai pas reçu le code").await;
        visit.presses("envoyer le code par e-mail").await;
        visit.sees("à l’adresse mar*****@exemple.fr").await;
        assert_eq!(newest(visit).channel, "email");
        visit.presses("Je n’ai pas reçu le code").await;
        visit.presses("Choisir un autre mode de réception").await;
        visit.arrives("Envoi du code provisoire").await;
        visit.presses("Mes coordonnées sont incorrectes ?").await;
        visit.arrives("Mes coordonnées sont incorrectes").await;
        visit.presses("Modifier mon numéro de mobile").await;
        visit.arrives("Je renseigne mon numéro de téléphone mobile").await;
        visit.types("Numéro de téléphone mobile", "06 98 76 54 32").await;
        visit.presses("Valider").await;
        visit.arrives("Je valide mon numéro de téléphone mobile").await;
        visit.types("Code à usage unique", "034567").await;
        visit.presses("Valider").await;
        visit.arrives("Envoi du code provisoire").await;
        visit.chooses("Par SMS : ** * * * * 4 32").await;
        visit.presses("Valider").await;
        visit.arrives("Le code provisoire a été envoyé").await;
        assert_eq!(newest(visit).to.replace('\u{a0}', " "), "06 98 76 54 32");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn odile_and_pierrette_are_told_what_to_do() {
    visit("no-contact", Limits::default(), async |visit: &Visit| {
        let asks = async |nir: &str, birth, serial: &str| {
            visit.open("/code").await;
            visit.arrives("Je génère un nouveau code provisoire").await;
            visit.types(NIR, nir).await;
            born(visit, birth).await;
            visit.chooses("Carte Vitale sans photo").await;
            visit.types(SERIAL, serial).await;
            visit.presses("Continuer").await;
        };
        asks("2 39 11 31 555 076 02", ["05", "11", "1939"], "123456789012").await;
        visit.sees("Nous n’avons aucune coordonnée pour vous écrire").await;
        assert_eq!(visit.value(SERIAL).await, "123456789012");
        asks("2 48 09 69 266 041 30", ["21", "09", "1948"], "802500002").await;
        visit.arrives("Envoi du code provisoire").await;
        visit.sees("Par SMS : ** * * * * 3 77").await;
        visit.presses("Mes coordonnées sont incorrectes ?").await;
        visit.sees("c’est elle qui peut les corriger").await;
        visit.presses("Revenir au choix du mode de réception").await;
        visit.arrives("Envoi du code provisoire").await;
        visit.presses("Valider").await;
        visit.arrives("Le code provisoire a été envoyé").await;
    })
    .await;
}

/// The screens that follow C1, the masks taken away.
async fn screens_of(name: &str, nir: &str, birth: [&str; 3], serial: &str) -> Vec<String> {
    let mut seen = Vec::new();
    visit(name, Limits { resend_after_s: 0, ..Limits::default() }, async |visit: &Visit| {
        visit.open("/code").await;
        visit.arrives("Je génère un nouveau code provisoire").await;
        visit.types(NIR, nir).await;
        born(visit, birth).await;
        visit.chooses(PHOTO).await;
        visit.types(SERIAL, serial).await;
        visit.presses("Continuer").await;
        visit.arrives("Envoi du code provisoire").await;
        let tree = "return document.title + document.querySelector('#app').innerHTML\
            .replaceAll('&nbsp;', ' ')\
            .replace(/[\\w.]+\\*{5}@[\\w.]+|\\*\\*(.\\*){4}.\\d.\\d\\d/g, '…')\
            .replace(/MES-\\d+/g, 'MES-…')";
        // What is said aloud comes a moment after what is seen: kept once it no longer changes.
        let mut keep = async || {
            let before = RefCell::new(String::new());
            let at_rest = async || {
                let now = visit.runs(tree).await.to_string();
                (before.replace(now.clone()) == now).then_some(now)
            };
            seen.push(visit.until("a page at rest", at_rest).await);
        };
        keep().await;
        visit.runs("document.querySelector('input[value=sms] + label').click()").await;
        visit.presses("Valider").await;
        visit.arrives("Le code provisoire a été envoyé").await;
        keep().await;
        visit.presses("Saisir mon code provisoire").await;
        visit.arrives("Je saisis le code provisoire").await;
        keep().await;
        visit.types("Saisir le code provisoire à 12 caractères", "AbcdefGhij12").await;
        visit.presses("Continuer").await;
        visit.sees("Il vous reste 2 essais").await;
        keep().await;
    })
    .await;
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_sees_what_anybody_sees_but_for_the_mask() {
    let (nir, serial) = ("1 16 30 44 038 016 18", "01024576124");
    let known = screens_of("known", nir, ["07", "03", "1970"], serial).await;
    assert!(known.iter().all(|screen| !screen.contains("mar*****")), "the masks are taken away");
    let other_day = screens_of("other-day", nir, ["08", "03", "1970"], serial).await;
    let nobody = screens_of("nobody", "2 55 08 14 168 025 38", ["07", "03", "1970"], serial).await;
    for stranger in [other_day, nobody] {
        for (theirs, known) in stranger.iter().zip(&known) {
            assert_eq!(theirs, known);
        }
        assert_eq!(stranger.len(), known.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_gets_a_new_code_with_the_keyboard_alone() {
    visit("keyboard-code", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        let space = Key::Space.value().to_string();
        visit.open("/activer/naissance").await;
        visit.arrives("J’indique la date de naissance").await;
        types(visit, "Jour", "07").await;
        types(visit, "Mois", "03").await;
        types(visit, "Année", "1970").await;
        press(visit, &enter).await;
        visit.arrives("J’indique le numéro et la carte Vitale").await;
        types(visit, "Mon numéro de sécurité sociale", "116304403801618").await;
        tabs_to(visit, "Carte Vitale sans photo").await;
        press(visit, &Key::Down.value().to_string()).await;
        types(visit, "Mon numéro de série", "01024576124").await;
        tabs_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.arrives("Envoi du code provisoire").await;
        tabs_to(visit, "Par e-mail").await;
        press(visit, &space).await;
        tabs_to(visit, "Valider").await;
        press(visit, &enter).await;
        visit.arrives("Je saisis le code provisoire").await;
        tabs_to(visit, "Je n’ai pas reçu le code").await;
        let code = newest(visit).code.unwrap();
        visit.open("/activer/code").await;
        visit.arrives("Je saisis le code provisoire").await;
        types(visit, "Saisir le code provisoire à 12 caractères", &code).await;
        press(visit, &enter).await;
        visit.arrives("Je prends ma décision").await;
    })
    .await;
}
