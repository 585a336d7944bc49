//! Decisions for children's profiles.

use mon_espace_sante::sandbox::Limits;

use crate::activation::identify;
use crate::opposition::profile_row;
use crate::visit::{Visit, visit};

#[tokio::test(flavor = "multi_thread")]
async fn people_see_only_the_decisions_that_they_can_make() {
    visit("parents", Limits::default(), async |visit: &Visit| {
        let photo = "Carte Vitale avec photo";
        // Jules enters the code of Zoé: the decision for her opens directly.
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify(visit, "ZoePetit2016", "1 86 07 59 350 000 51", photo, "05500011122").await;
        visit.wait_for_screen("Je prends ma décision pour Zoé").await;
        // Léa's son Tom is managed by the other parent.
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify(visit, "LeaRoux2Bast", "2 89 03 2B 033 000 28", photo, "09900055566").await;
        visit.wait_for_screen("Je prends ma décision").await;
        visit.click_label("Je m’oppose à la création de Mon espace santé").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je valide l’opposition à la création de Mon espace santé").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Ma décision a bien été prise en compte").await;
        assert!(profile_row(visit, "Tom Roux").await.contains("Géré par l’autre parent"));
        visit.click("Terminer").await;
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
        // Ange opposed earlier: he can only activate.
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify(
            visit,
            "CorseAPaoli1",
            "1 85 12 2A 004 000 97",
            "Carte Vitale sans photo",
            "9537011660123",
        )
        .await;
        visit.wait_for_screen("Je prends ma décision").await;
        visit
            .wait_for_text("Vous vous êtes opposé à la création de Mon espace santé le 07/12/2021.")
            .await;
        assert!(!visit.text().await.contains("Je m’oppose à la création"));
    })
    .await;
}
