//! Changing an e-mail address and a mobile number during activation (`/activer/coordonnees/email` and
//! `/mobile`, each with its `/validation`), with codes from the outbox.

use mon_espace_sante::sandbox::Limits;

use crate::sign_in::latest_message;
use crate::visit::{Visit, visit};

#[tokio::test(flavor = "multi_thread")]
async fn martine_changes_her_email_during_activation() {
    visit("change-email", Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        visit.at_contact().await;
        visit.click("Modifier l’adresse e-mail").await;
        visit.wait_for_screen("Je modifie mon adresse e-mail").await;
        assert_eq!(visit.value("Adresse e-mail").await, "martine.leguellec@exemple.fr");
        visit.fill("Adresse e-mail", "martine@gmial.com").await;
        visit.wait_for_text("Vouliez-vous dire martine@gmail.com ?").await;
        visit.click("Oui, corriger").await;
        assert_eq!(visit.value("Adresse e-mail").await, "martine@gmail.com");
        visit.assert_fits_width().await;
        visit.click("Valider").await;
        visit.wait_for_screen("Je valide mon adresse e-mail").await;
        visit
            .wait_for_text("Un code à usage unique vous a été envoyé à l’adresse martine@gmail.com")
            .await;
        visit.wait_for_text("Vous pourrez demander un nouvel envoi dans").await;
        visit.assert_fits_width().await;
        // A reload resumes the pending change.
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Je valide mon adresse e-mail").await;
        visit.fill("Code à usage unique", "111111").await;
        visit.click("Valider").await;
        visit.wait_for_text("Il vous reste 2 essais").await;
        visit.wait_for_value("Code à usage unique", "").await;
        // The resend delay is 30 s; one of them may already have passed. After it another code can be requested.
        visit.host.sandbox().advance(29);
        visit.driver.refresh().await.unwrap();
        // The title takes the focus, and the page scrolls to it: a click before that would miss the button.
        visit.wait_for_screen("Je valide mon adresse e-mail").await;
        visit.click("Envoyer à nouveau le code").await;
        visit.wait_for_text("Un nouveau code vous a été envoyé.").await;
        let sentence = format!("Votre code est {}.", latest_message(visit).code.unwrap());
        visit.fill("Code à usage unique", &sentence).await;
        visit.click("Valider").await;
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        visit.wait_for_text("martine@gmail.com").await;
        visit.click("Modifier le numéro de mobile").await;
        visit.wait_for_screen("Je renseigne mon numéro de téléphone mobile").await;
        visit.click("Annuler").await;
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        visit.click("Modifier le numéro de mobile").await;
        visit.wait_for_screen("Je renseigne mon numéro de téléphone mobile").await;
        visit.fill("Numéro de téléphone mobile", "+33 6 98 76 54 32").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Je valide mon numéro de téléphone mobile").await;
        visit.wait_for_text("envoyé au 06 98 76 54 32").await;
        visit.click("Annuler").await;
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        visit.wait_for_text("06 11 12 13 14").await;
        // « Annuler » on the form, reached with Back from the code screen, also cancels the pending change.
        visit.click("Modifier le numéro de mobile").await;
        visit.wait_for_screen("Je renseigne mon numéro de téléphone mobile").await;
        visit.fill("Numéro de téléphone mobile", "+33 6 98 76 54 32").await;
        visit.click("Valider").await;
        visit.wait_for_screen("Je valide mon numéro de téléphone mobile").await;
        visit.driver.back().await.unwrap();
        visit.wait_for_screen("Je renseigne mon numéro de téléphone mobile").await;
        visit.click("Annuler").await;
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        let calls = visit.host.calls().into_iter();
        assert_eq!(calls.filter(|call| call.path == "/contact/pending").count(), 2);
    })
    .await;
}
