//! The ways to receive a provisional code of people whom few of them reach.

use mon_espace_sante::sandbox::Limits;

use crate::activation::{NIR, SERIAL};
use crate::codes::fill_birth_date;
use crate::visit::{Visit, visit};

#[tokio::test(flavor = "multi_thread")]
async fn odile_and_pierrette_see_how_to_get_a_code() {
    let limits = Limits { no_letters: true, ..Limits::default() };
    visit("no-contact", limits, async |visit: &Visit| {
        let request = async |nir: &str, birth, serial: &str| {
            visit.open("/code").await;
            visit.wait_for_screen("Je génère un nouveau code provisoire").await;
            visit.fill(NIR, nir).await;
            fill_birth_date(visit, birth).await;
            visit.click_label("Carte Vitale sans photo").await;
            visit.fill(SERIAL, serial).await;
            visit.click("Continuer").await;
        };
        request("2 39 11 31 555 000 78", ["05", "11", "1939"], "123456789012").await;
        visit.wait_for_text("Nous n’avons aucune coordonnée pour vous écrire").await;
        assert_eq!(visit.value(SERIAL).await, "123456789012");
        request("2 48 09 69 266 000 71", ["21", "09", "1948"], "802500002").await;
        visit.wait_for_screen("Envoi du code provisoire").await;
        visit.wait_for_text("Par SMS : ** * * * * 3 77").await;
        visit.click("Mes coordonnées sont incorrectes ?").await;
        visit.wait_for_text("Recevoir un code au ** * * * * 3 77").await;
        visit.click("Aucune ne me permet de recevoir un message").await;
        visit.wait_for_text("La mise à jour peut prendre quelques jours").await;
        visit.click("Revenir au choix du mode de réception").await;
        visit.wait_for_screen("Envoi du code provisoire").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Le code provisoire a été envoyé").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn odile_receives_her_code_by_letter() {
    visit("letter", Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        visit.open("/code").await;
        visit.wait_for_screen("Je génère un nouveau code provisoire").await;
        visit.fill(NIR, "2 39 11 31 555 000 78").await;
        fill_birth_date(visit, ["05", "11", "1939"]).await;
        visit.click_label("Carte Vitale sans photo").await;
        visit.fill(SERIAL, "123456789012").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Envoi du code provisoire").await;
        visit.wait_for_text("Par courrier : 31*** *****").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Le code provisoire a été envoyé").await;
        visit.wait_for_text("Il arrive dans 5 jours environ.").await;
        visit.assert_fits_width().await;
        let letter = visit.host.sandbox().outbox()[0].clone();
        assert_eq!((letter.channel, letter.to.as_str()), ("letter", "Odile Garnier"));
    })
    .await;
}
