//! The signed-in pages, the account, and the closure of the space.

use std::fs;

use mon_espace_sante::sandbox::Limits;
use thirtyfour::By;

use crate::activation::{TERMS, identify};
use crate::sign_in::{
    assert_no_personal_data, latest_message, sign_in_as_inaya, submit_credentials,
};
use crate::sites::copy_of_site;
use crate::visit::{Visit, visit, visit_site};

const CURRENT_PASSWORD: &str = "Mot de passe actuel";

/// Inaya has been signed in for longer than a proof is good for: the change asks for a proof, keeps what she typed, and
/// goes on with her password.
#[tokio::test(flavor = "multi_thread")]
async fn inaya_proves_who_she_is_and_changes_her_password_and_identifier() {
    visit("proof", Limits { sendings: 100, ..Limits::default() }, async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        sign_in_as_inaya(visit).await;
        visit.host.sandbox().advance(301);
        visit.open("/espace/compte").await;
        visit.wait_for_screen("Mon compte").await;
        visit.click("Modifier mon mot de passe").await;
        visit.wait_for_screen("Je modifie mon mot de passe").await;
        visit.fill("Nouveau mot de passe", "Breizh-2026!").await;
        visit.fill("Confirmer le mot de passe", "Breizh-2026!").await;
        visit.click("Valider").await;
        visit.wait_for_text("Pour votre sécurité, confirmez d’abord que c’est vous").await;
        visit.assert_fits_width().await;
        visit.click("Valider").await;
        assert!(!visit.error(CURRENT_PASSWORD).await.is_empty());
        visit.fill(CURRENT_PASSWORD, "Faux-2022!").await;
        visit.click("Valider").await;
        visit.wait_for_text("rien n’a été modifié").await;
        assert_eq!(visit.value("Nouveau mot de passe").await, "Breizh-2026!");
        visit.fill(CURRENT_PASSWORD, "Sante-2022!").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Mon compte").await;
        visit.wait_for_text("Votre mot de passe a été modifié.").await;
        assert!(latest_message(visit).text.contains("Le mot de passe de Mon espace santé"));
        // The proof is recent now: no password is asked for.
        visit.click("Modifier mon identifiant").await;
        visit.wait_for_screen("Je modifie mon identifiant").await;
        visit.fill("Nouvel identifiant", "nadia.ferrand").await;
        visit.click("Valider").await;
        visit.wait_for_text("Cet identifiant est déjà utilisé").await;
        visit.fill("Nouvel identifiant", "inaya.martin").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Mon compte").await;
        visit.wait_for_text("inaya.martin").await;
        visit.click("Fermer mes autres sessions").await;
        visit.wait_for_text("Celle-ci reste ouverte.").await;
        visit.click("Se déconnecter").await;
        visit.wait_for_screen("Je suis déconnecté").await;
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        submit_credentials(visit, "inaya.martin", "Breizh-2026!").await;
        visit.wait_for_screen("Je saisis le code d’accès").await;
    })
    .await;
}

/// A person who signs in with FranceConnect, without a password, proves the person’s identity with a one-time code.
#[tokio::test(flavor = "multi_thread")]
async fn closing_is_confirmed_with_a_code_where_there_is_no_password() {
    let site = copy_of_site("proof-by-code");
    fs::write(site.join("config.json"), r#"{"france_connect": true}"#).unwrap();
    visit_site("proof-by-code", Limits::default(), site, async |visit: &Visit| {
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.click("S’identifier avec FranceConnect").await;
        visit.click("Inaya Martin").await;
        visit.wait_for_screen("Bonjour Inaya,").await;
        visit.host.sandbox().advance(301);
        visit.open("/espace/compte/fermeture").await;
        visit.wait_for_screen("Je ferme Mon espace santé").await;
        visit.click("Je n’ai pas de mot de passe : recevoir un code à usage unique").await;
        visit.wait_for_text("envoyé à : i.m*****@mes.fr").await;
        visit.fill("Code à usage unique", "034567").await;
        visit.click("Fermer Mon espace santé").await;
        visit.wait_for_screen("Mon espace santé est fermé").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn paul_closes_the_space_that_was_created_without_him() {
    visit("created", Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify(
            visit,
            "PaulRenaud01",
            "1 72 05 69 123 000 67",
            "Carte Vitale sans photo",
            "60412377",
        )
        .await;
        visit.wait_for_screen("Je prends ma décision").await;
        visit.wait_for_text("Votre espace a été créé automatiquement le ").await;
        visit.click_label("Je ferme Mon espace santé").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je valide la fermeture de Mon espace santé").await;
        visit.assert_fits_width().await;
        visit.click("Annuler").await;
        visit.wait_for_screen("Je prends ma décision").await;
        visit.click_label("Je ferme Mon espace santé").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je valide la fermeture de Mon espace santé").await;
        visit.click("Fermer Mon espace santé").await;
        visit.wait_for_screen("Mon espace santé est fermé").await;
        assert_eq!(visit.path().await, "/fermeture/confirmation");
        visit.click("Télécharger le justificatif (format .pdf)").await;
        visit.wait_for_text("Le justificatif a été téléchargé").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nadia_accepts_the_terms_that_have_changed() {
    visit("terms", Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        submit_credentials(visit, "nadia.ferrand", "Sante-2022!").await;
        visit.wait_for_screen("Je saisis le code d’accès").await;
        visit.fill("Code d’accès à usage unique", "034567").await;
        visit.click("Se connecter").await;
        visit.wait_for_screen("Les conditions ont changé").await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Les conditions ont changé").await;
        visit.click("Continuer").await;
        visit.wait_for_text("Cochez la case pour ouvrir votre espace.").await;
        visit.click_label(TERMS).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Bonjour Nadia,").await;
    })
    .await;
}

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
        visit.fill(CURRENT_PASSWORD, "Faux-2022!").await;
        visit.click("Fermer Mon espace santé").await;
        visit.wait_for_text("rien n’a été fermé").await;
        visit.fill(CURRENT_PASSWORD, "Sante-2022!").await;
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
        visit.wait_for_text("Votre espace santé est fermé").await;
        visit.wait_for_text("Il a été fermé le ").await;
    })
    .await;
}

/// A backend of version 1.0.0 knows neither proofs nor changes of the password: the page offers what it has.
#[tokio::test(flavor = "multi_thread")]
async fn inaya_uses_her_account_with_a_backend_of_version_1_0_0() {
    let limits = Limits { first_contract: true, ..Limits::default() };
    visit("first-contract", limits, async |visit: &Visit| {
        sign_in_as_inaya(visit).await;
        visit.host.sandbox().advance(301);
        visit.open("/espace/compte").await;
        visit.wait_for_text("inaya.m1988").await;
        let text = visit.text().await;
        assert!(!text.contains("mot de passe") && !text.contains("autres sessions"), "{text}");
        visit.click("Modifier le numéro de mobile").await;
        visit.fill("Numéro de téléphone mobile", "06 98 76 54 32").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Je valide mon numéro de téléphone mobile").await;
        visit.fill("Code à usage unique", "034567").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Mon compte").await;
        visit.open("/espace/compte/fermeture").await;
        visit.wait_for_screen("Je ferme Mon espace santé").await;
        visit.fill(CURRENT_PASSWORD, "Sante-2022!").await;
        visit.click("Fermer Mon espace santé").await;
        visit.wait_for_screen("Mon espace santé est fermé").await;
    })
    .await;
}
