//! The signed-in pages, the account, and the closure of the space.

use mon_espace_sante::sandbox::Limits;
use thirtyfour::By;

use crate::sign_in::{
    PASSWORD, assert_no_personal_data, latest_message, sign_in_as_inaya, submit_credentials,
};
use crate::visit::{Visit, visit};

#[tokio::test(flavor = "multi_thread")]
async fn inaya_changes_her_mobile_and_signs_out_in_every_tab() {
    visit("account", Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        sign_in_as_inaya(visit).await;
        visit.assert_fits_width().await;
        visit.wait_for_text("Inaya M.").await;
        visit.wait_for_text("Vous avez la main sur votre santé").await;
        visit.click("Compléter mon profil médical").await;
        visit.wait_for_screen("Cette rubrique est un autre service").await;
        visit.driver.back().await.unwrap();
        visit.wait_for_screen("Bonjour Inaya,").await;
        visit.open("/profils").await;
        visit.wait_for_screen("Mes profils rattachés").await;
        visit.wait_for_text("Lina Martin").await;
        visit.wait_for_text("Adam Martin").await;
        visit.open("/espace/compte").await;
        visit.wait_for_screen("Mon compte").await;
        visit.wait_for_text("inaya.m1988").await;
        visit.wait_for_text("06 12 34 56 15").await;
        visit.assert_fits_width().await;
        visit.click("Modifier le numéro de mobile").await;
        visit.wait_for_screen("Je renseigne mon numéro de téléphone mobile").await;
        assert_eq!(visit.path().await, "/espace/compte/mobile");
        visit.fill("Numéro de téléphone mobile", "06 98 76 54 32").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Je valide mon numéro de téléphone mobile").await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Je valide mon numéro de téléphone mobile").await;
        visit.fill("Code à usage unique", latest_message(visit).text.lines().next().unwrap()).await;
        visit.click("Valider").await;
        visit.wait_for_screen("Mon compte").await;
        visit.wait_for_text("Vos coordonnées ont été mises à jour.").await;
        visit.wait_for_text("06 98 76 54 32").await;
        // A second tab shows the profiles of her children.
        let first = visit.driver.window().await.unwrap();
        let second = visit.open_tab().await;
        visit.driver.switch_to_window(second.clone()).await.unwrap();
        visit.open("/profils").await;
        visit.wait_for_screen("Mes profils rattachés").await;
        visit.wait_for_text("Lina Martin").await;
        visit.driver.switch_to_window(first).await.unwrap();
        visit.click("Se déconnecter").await;
        visit.wait_for_screen("Je suis déconnecté").await;
        assert_eq!(visit.path().await, "/deconnexion");
        assert_no_personal_data(visit).await;
        // Going back in the history shows no personal data.
        for _ in 0..5 {
            visit.driver.back().await.unwrap();
            visit.wait_until("a title", async || visit.driver.find(By::Tag("h1")).await.ok()).await;
            assert_no_personal_data(visit).await;
        }
        visit.driver.switch_to_window(second).await.unwrap();
        visit.wait_for_text("Je suis déconnecté").await;
        assert_no_personal_data(visit).await;
        visit.driver.back().await.unwrap();
        assert_no_personal_data(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_closes_her_space_with_a_receipt() {
    visit("closure", Limits::default(), async |visit: &Visit| {
        visit.start_at("CloseAccount").await;
        visit.wait_for_text("archivées pendant dix ans").await;
        visit.assert_fits_width().await;
        visit.fill(PASSWORD, "Faux-2022!").await;
        visit.click("Fermer Mon espace santé").await;
        visit.wait_for_text("rien n’a été fermé").await;
        visit.fill(PASSWORD, "Sante-2022!").await;
        visit.click("Fermer Mon espace santé").await;
        visit.wait_for_screen("Mon espace santé est fermé").await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Mon espace santé est fermé").await;
        visit.click("Télécharger le justificatif (format .pdf)").await;
        visit.wait_for_text("Le justificatif a été téléchargé").await;
        visit.click("Terminer").await;
        // In production the welcome page is of another program, and is loaded.
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        submit_credentials(visit, "inaya.m1988", "Sante-2022!").await;
        visit.wait_for_text("L’identifiant ou le mot de passe n’est pas le bon.").await;
    })
    .await;
}
