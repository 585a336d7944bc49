//! B7 to B10: Martine changes her e-mail on the way, with the code read in the outbox.

use mon_espace_sante::sandbox::Limits;

use crate::activation::martine_identifies;
use crate::visit::{Visit, visit};

/// As far as B6.
async fn arrives_at_contact(visit: &Visit) {
    visit.open("/activer/identification").await;
    visit.arrives("Je m’identifie").await;
    martine_identifies(visit).await;
    visit.chooses("J’active Mon espace santé").await;
    visit.chooses("J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.").await;
    visit.presses("Continuer").await;
    visit.arrives("Je vérifie mes coordonnées de contact").await;
}

fn last_code(visit: &Visit) -> String {
    visit.host.sandbox().outbox()[0].code.clone().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_changes_her_email_on_the_way() {
    visit("change-email", Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 740).await;
        arrives_at_contact(visit).await;
        visit.presses("Modifier l’adresse e-mail").await;
        visit.arrives("Je modifie mon adresse e-mail").await;
        assert_eq!(visit.value("Adresse e-mail").await, "martine.leguellec@exemple.fr");
        visit.types("Adresse e-mail", "martine@gmial.com").await;
        visit.sees("Vouliez-vous dire martine@gmail.com ?").await;
        visit.presses("Oui, corriger").await;
        assert_eq!(visit.value("Adresse e-mail").await, "martine@gmail.com");
        visit.fits().await;
        visit.presses("Valider").await;
        visit.arrives("Je valide mon adresse e-mail").await;
        visit.sees("Un code à usage unique vous a été envoyé à l’adresse martine@gmail.com").await;
        visit.sees("Vous pourrez demander un nouvel envoi dans").await;
        visit.fits().await;
        // A reload resumes the change that waits.
        visit.driver.refresh().await.unwrap();
        visit.arrives("Je valide mon adresse e-mail").await;
        visit.types("Code à usage unique", "111111").await;
        visit.presses("Valider").await;
        visit.sees("Il vous reste 2 essais").await;
        assert_eq!(visit.value("Code à usage unique").await, "", "a refused code is not kept");
        // Once the cool-down is over, another code may be asked for.
        visit.host.sandbox().advance(29);
        visit.driver.refresh().await.unwrap();
        visit.presses("Envoyer à nouveau le code").await;
        visit.sees("Un nouveau code vous a été envoyé.").await;
        let sentence = format!("Votre code est {}.", last_code(visit));
        visit.types("Code à usage unique", &sentence).await;
        visit.presses("Valider").await;
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        visit.sees("martine@gmail.com").await;
        visit.presses("Modifier le numéro de mobile").await;
        visit.arrives("Je renseigne mon numéro de téléphone mobile").await;
        visit.presses("Annuler").await;
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        visit.presses("Modifier le numéro de mobile").await;
        visit.arrives("Je renseigne mon numéro de téléphone mobile").await;
        visit.types("Numéro de téléphone mobile", "+33 6 98 76 54 32").await;
        visit.presses("Valider").await;
        visit.arrives("Je valide mon numéro de téléphone mobile").await;
        visit.sees("envoyé au 06 98 76 54 32").await;
        visit.presses("Annuler").await;
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        visit.sees("06 11 12 13 14").await;
        // Whoever goes back to the form before giving up has given up the same.
        visit.presses("Modifier le numéro de mobile").await;
        visit.arrives("Je renseigne mon numéro de téléphone mobile").await;
        visit.types("Numéro de téléphone mobile", "+33 6 98 76 54 32").await;
        visit.presses("Valider").await;
        visit.arrives("Je valide mon numéro de téléphone mobile").await;
        visit.driver.back().await.unwrap();
        visit.arrives("Je renseigne mon numéro de téléphone mobile").await;
        visit.presses("Annuler").await;
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        let given_up = visit.host.calls().into_iter();
        assert_eq!(given_up.filter(|call| call.path == "/contact/pending").count(), 2);
    })
    .await;
}
