//! Requesting a new provisional code, and activation without a code, in the order of the guide for activation
//! without a code: adults, children, refusals, people who are not recognised.

use std::cell::RefCell;

use mon_espace_sante::sandbox::Limits;
use thirtyfour::Key;

use crate::activation::{NIR, PHOTO, SERIAL, TERMS};
use crate::keyboard::{press, tab_to, type_into};
use crate::sign_in::latest_message;
use crate::visit::{Visit, visit};

/// Fills in the three fields of a birth date.
pub async fn fill_birth_date(visit: &Visit, [day, month, year]: [&str; 3]) {
    visit.fill("Jour", day).await;
    visit.fill("Mois", month).await;
    visit.fill("Année", year).await;
}

/// Reloads the page and waits for the same screen.
async fn reload(visit: &Visit, title: &str) {
    visit.driver.refresh().await.unwrap();
    visit.wait_for_screen(title).await;
}

async fn martine_activates_from_her_birth_date(visit: &Visit) {
    visit.open("/activer").await;
    visit.wait_for_screen("Mon espace santé").await;
    visit.click("Continuer sans code").await;
    visit.wait_for_screen("J’indique la date de naissance").await;
    fill_birth_date(visit, ["07", "03", "1970"]).await;
    visit.assert_fits_width().await;
    visit.click("Continuer").await;
    visit.wait_for_screen("J’indique le numéro et la carte Vitale").await;
    // Only the page stores the birth date: after a reload it is requested again, with a notice.
    visit.driver.refresh().await.unwrap();
    visit.wait_for_screen("J’indique la date de naissance").await;
    visit.wait_for_text("Vous aviez demandé une autre étape").await;
    fill_birth_date(visit, ["7", "3", "1970"]).await;
    visit.click("Continuer").await;
    visit.wait_for_screen("J’indique le numéro et la carte Vitale").await;
    visit.fill("Mon numéro de sécurité sociale", "116304403801618").await;
    visit.wait_for_text("15 / 15").await;
    visit.click_label(PHOTO).await;
    visit.fill("Mon numéro de série", "0102457").await;
    visit.wait_for_text("7 / 11").await;
    let status =
        "return [...document.querySelectorAll('[aria-live=polite]')].map(e => e.textContent)";
    visit
        .wait_until("the announcement of the counter", async || {
            let status = visit.run_script(status).await.to_string();
            status.contains("7 caractères saisis sur 11.").then_some(())
        })
        .await;
    // Going back keeps the typed text.
    visit.click("Retour").await;
    visit.wait_for_screen("J’indique la date de naissance").await;
    assert_eq!(visit.value("Année").await, "1970");
    visit.driver.forward().await.unwrap();
    visit.wait_for_screen("J’indique le numéro et la carte Vitale").await;
    assert_eq!(visit.value("Mon numéro de série").await, "0102457");
    visit.fill("Mon numéro de série", "01024576124").await;
    visit.assert_fits_width().await;
    visit.click("Continuer").await;
    visit.wait_for_screen("Envoi du code provisoire").await;
    visit.wait_for_text("Je reçois mon code sur mar*****@exemple.fr").await;
    visit.assert_fits_width().await;
    visit.click("Valider").await;
    visit.wait_for_text("Choisissez une réponse.").await;
    visit.click_label("Par SMS").await;
    visit.click("Valider").await;
    visit.wait_for_screen("Je saisis le code provisoire").await;
    assert_eq!(visit.path().await, "/activer/code");
    visit.wait_for_text("par SMS au ** * * * * 3 14. Il est valable 42 jours.").await;
    reload(visit, "Je saisis le code provisoire").await;
    let message = latest_message(visit);
    assert_eq!(message.channel, "sms");
    let code = message.code.unwrap();
    visit.fill("Saisir le code provisoire à 12 caractères", &format!("Votre code : {code}.")).await;
    visit.click("Continuer").await;
    visit.wait_for_screen("Je prends ma décision").await;
    visit.wait_for_text("Vérifiez bien toutes vos informations personnelles.").await;
    visit.wait_for_text("Martine Julie Leguellec").await;
    visit.wait_for_text("1 16 30 ** *** *** **").await;
    reload(visit, "Je prends ma décision").await;
    visit.click_label("J’active Mon espace santé").await;
    visit.click_label(TERMS).await;
    visit.click("Continuer").await;
    visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_from_her_birth_date_at_360_px() {
    visit("without-code", Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        martine_activates_from_her_birth_date(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_requests_a_code_for_jean_jacques_and_opposes() {
    visit("child-code", Limits::default(), async |visit: &Visit| {
        visit.open("/code").await;
        visit.wait_for_screen("Je génère un nouveau code provisoire").await;
        visit.fill(NIR, "1 16 30 44 038 016 18").await;
        fill_birth_date(visit, ["03", "09", "2013"]).await;
        visit.click_label(PHOTO).await;
        visit.fill(SERIAL, "01024576124").await;
        visit.assert_fits_width().await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Envoi du code provisoire").await;
        reload(visit, "Envoi du code provisoire").await;
        visit.click_label("Par e-mail : mar*****@exemple.fr").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Le code provisoire a été envoyé").await;
        reload(visit, "Le code provisoire a été envoyé").await;
        visit.click("Saisir mon code provisoire").await;
        visit.wait_for_screen("Je saisis le code provisoire").await;
        let code = latest_message(visit).code.unwrap();
        visit.fill("Saisir le code provisoire à 12 caractères", &code).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je prends ma décision pour Jean-Jacques").await;
        visit.click_label("Je m’oppose à la création de Mon espace santé pour Jean-Jacques").await;
        visit.click("Continuer").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Votre décision pour Jean-Jacques a bien été prise en compte").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pasting_a_date_into_the_first_field_fills_all_three() {
    visit("paste-date", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/naissance").await;
        visit.wait_for_screen("J’indique la date de naissance").await;
        // Through the clipboard: typed in another field, cut and pasted.
        visit.fill("Année", "07/03/1970").await;
        let chord = |key: &str| Key::Control + key;
        let year = visit.field("Année").await;
        year.send_keys(chord("a")).await.unwrap();
        year.send_keys(chord("x")).await.unwrap();
        visit.field("Jour").await.send_keys(chord("v")).await.unwrap();
        visit
            .wait_until("the date in three fields", async || {
                let day = visit.value("Jour").await == "07";
                (day && visit.value("Mois").await == "03" && visit.value("Année").await == "1970")
                    .then_some(())
            })
            .await;
        // No autofill: the date may be that of a child.
        let day = visit.field("Jour").await;
        assert_eq!(day.attr("autocomplete").await.unwrap().as_deref(), Some("off"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn date_errors_are_shown_at_the_right_part() {
    visit("date-errors", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/naissance").await;
        visit.wait_for_screen("J’indique la date de naissance").await;
        visit.click("Continuer").await;
        assert_eq!(visit.error("Jour").await, "Le champ est obligatoire.");
        let cases = [
            (["31", "02", "1970"], "Jour", "Cette date n’existe pas."),
            (["07", "13", "1970"], "Mois", "Le mois est un nombre de 1 à 12."),
            (["07", "03", "70"], "Année", "L’année comporte 4 chiffres."),
            (["07", "", "1970"], "Mois", "Indiquez le mois."),
        ];
        for (date, part, sentence) in cases {
            fill_birth_date(visit, date).await;
            visit.click("Continuer").await;
            visit.wait_for_text(sentence).await;
            assert_eq!(visit.error(part).await, sentence);
            assert!(visit.title().await.starts_with("Erreur : "));
        }
        // Only the backend compares the date with its clock.
        visit.open("/code").await;
        visit.wait_for_screen("Je génère un nouveau code provisoire").await;
        visit.fill(NIR, "1 16 30 44 038 016 18").await;
        fill_birth_date(visit, ["01", "01", "2999"]).await;
        visit.click_label(PHOTO).await;
        visit.fill(SERIAL, "01024576124").await;
        visit.click("Continuer").await;
        visit.wait_for_text("La date est dans le futur.").await;
        assert_eq!(visit.error("Année").await, "La date est dans le futur.");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_wrong_codes_lock_and_the_lock_survives_a_reload() {
    visit("wrong-code", Limits::default(), async |visit: &Visit| {
        visit.start_at("EnterCode").await;
        for left in ["Il vous reste 2 essais", "Il vous reste 1 essai"] {
            visit.fill("Saisir le code provisoire à 12 caractères", "AbcdefGhij12").await;
            visit.click("Continuer").await;
            visit.wait_for_text(left).await;
        }
        visit.click("Continuer").await;
        visit.wait_for_screen("Trop d’essais : un peu de patience").await;
        visit.wait_for_text("14 minutes").await;
        visit.host.sandbox().advance(600);
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Trop d’essais : un peu de patience").await;
        visit.wait_for_text("4 minutes").await;
        visit.open("/code").await;
        // A public page is shown before the backend has answered.
        visit.wait_for_title("Trop d’essais : un peu de patience").await;
        visit.host.sandbox().advance(300);
        visit.open("/code").await;
        visit.wait_for_screen("Je génère un nouveau code provisoire").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn code_is_resent_by_another_channel_and_details_change_after_a_proof() {
    visit("resend-code", Limits::default(), async |visit: &Visit| {
        visit.start_at("DeliverCode").await;
        visit.click_label("Par SMS : ** * * * * 3 14").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Le code provisoire a été envoyé").await;
        // Submitting the same choice again sends no other message, so the resend delay does not apply.
        visit.click("Retour").await;
        visit.wait_for_screen("Envoi du code provisoire").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Le code provisoire a été envoyé").await;
        visit.host.sandbox().advance(30);
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Le code provisoire a été envoyé").await;
        visit.click("Je n’ai pas reçu le code").await;
        visit.click("Envoyer à nouveau le code").await;
        visit.wait_for_text("Le code vous a été envoyé à nouveau.").await;
        visit.host.sandbox().advance(30);
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Le code provisoire a été envoyé").await;
        visit.click("Je n’ai pas reçu le code").await;
        visit.click("envoyer le code par e-mail").await;
        visit.wait_for_text("à l’adresse mar*****@exemple.fr").await;
        assert_eq!(latest_message(visit).channel, "email");
        visit.click("Je n’ai pas reçu le code").await;
        visit.click("Choisir un autre mode de réception").await;
        visit.wait_for_screen("Envoi du code provisoire").await;
        visit.click("Mes coordonnées sont incorrectes ?").await;
        visit.wait_for_screen("Mes coordonnées sont incorrectes").await;
        // Nothing is proved yet. A one-time code to the address that still works allows a new number.
        visit.assert_fits_width().await;
        visit.click("Recevoir un code à l’adresse mar*****@exemple.fr").await;
        visit.wait_for_text("envoyé à : mar*****@exemple.fr").await;
        visit.fill("Code à usage unique", "111111").await;
        visit.click("Valider").await;
        visit.wait_for_text("Ce code n’est pas le bon").await;
        visit.fill("Code à usage unique", "034567").await;
        visit.click("Valider").await;
        visit.click("Modifier mon numéro de mobile").await;
        visit.wait_for_screen("Je renseigne mon numéro de téléphone mobile").await;
        visit.fill("Numéro de téléphone mobile", "06 98 76 54 32").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Je valide mon numéro de téléphone mobile").await;
        visit.fill("Code à usage unique", "034567").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Envoi du code provisoire").await;
    })
    .await;
}

/// The content of the screens after `/code`, without masked contact details.
async fn recorded_screens(name: &str, nir: &str, birth: [&str; 3], serial: &str) -> Vec<String> {
    let mut screens = Vec::new();
    visit(name, Limits { resend_after_s: 0, ..Limits::default() }, async |visit: &Visit| {
        visit.open("/code").await;
        visit.wait_for_screen("Je génère un nouveau code provisoire").await;
        visit.fill(NIR, nir).await;
        fill_birth_date(visit, birth).await;
        visit.click_label(PHOTO).await;
        visit.fill(SERIAL, serial).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Envoi du code provisoire").await;
        let tree = "return document.title + document.querySelector('#app').innerHTML\
            .replaceAll('&nbsp;', ' ')\
            .replace(/[\\w.]+\\*{5}@[\\w.]+|\\*\\*(.\\*){4}.\\d.\\d\\d|\\d\\d\\*{3}.\\*{5}/g, '…')\
            .replace(/MES-\\d+/g, 'MES-…')";
        // Live regions change a moment after the visible text: wait until nothing changes.
        let mut record = async || {
            let before = RefCell::new(String::new());
            let unchanged = async || {
                let now = visit.run_script(tree).await.to_string();
                (before.replace(now.clone()) == now).then_some(now)
            };
            screens.push(visit.wait_until("an unchanged page", unchanged).await);
        };
        record().await;
        visit.run_script("document.querySelector('input[value=sms] + label').click()").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Le code provisoire a été envoyé").await;
        record().await;
        visit.click("Saisir mon code provisoire").await;
        visit.wait_for_screen("Je saisis le code provisoire").await;
        record().await;
        visit.fill("Saisir le code provisoire à 12 caractères", "AbcdefGhij12").await;
        visit.click("Continuer").await;
        visit.wait_for_text("Il vous reste 2 essais").await;
        record().await;
    })
    .await;
    screens
}

#[tokio::test(flavor = "multi_thread")]
async fn code_screens_do_not_reveal_whether_a_person_exists() {
    let (nir, serial) = ("1 16 30 44 038 016 18", "01024576124");
    let birth = ["07", "03", "1970"];
    let known = recorded_screens("known", nir, birth, serial).await;
    assert!(known.iter().all(|screen| !screen.contains("mar*****")), "masks are removed");
    let wrong_date = recorded_screens("wrong-date", nir, ["08", "03", "1970"], serial).await;
    let unknown_nir = "2 55 08 14 168 000 63";
    let wrong_nir = recorded_screens("wrong-nir", unknown_nir, birth, serial).await;
    for screens in [wrong_date, wrong_nir] {
        for (screen, known) in screens.iter().zip(&known) {
            assert_eq!(screen, known);
        }
        assert_eq!(screens.len(), known.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_gets_a_new_code_with_the_keyboard_alone() {
    visit("keyboard-code", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        let space = Key::Space.value().to_string();
        visit.open("/activer/naissance").await;
        visit.wait_for_screen("J’indique la date de naissance").await;
        type_into(visit, "Jour", "07").await;
        type_into(visit, "Mois", "03").await;
        type_into(visit, "Année", "1970").await;
        press(visit, &enter).await;
        visit.wait_for_screen("J’indique le numéro et la carte Vitale").await;
        type_into(visit, "Mon numéro de sécurité sociale", "116304403801618").await;
        tab_to(visit, "Carte Vitale sans photo").await;
        press(visit, &Key::Down.value().to_string()).await;
        type_into(visit, "Mon numéro de série", "01024576124").await;
        tab_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Envoi du code provisoire").await;
        tab_to(visit, "Par e-mail").await;
        press(visit, &space).await;
        tab_to(visit, "Valider").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je saisis le code provisoire").await;
        tab_to(visit, "Je n’ai pas reçu le code").await;
        let code = latest_message(visit).code.unwrap();
        visit.open("/activer/code").await;
        visit.wait_for_screen("Je saisis le code provisoire").await;
        type_into(visit, "Saisir le code provisoire à 12 caractères", &code).await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je prends ma décision").await;
    })
    .await;
}
