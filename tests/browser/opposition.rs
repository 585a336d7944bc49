//! Opposition, the receipt, and the children, as Martine decides them.

use std::fs;
use std::path::Path;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use serde_json::json;
use thirtyfour::By;

use crate::activation::{identifies, martine_identifies};
use crate::visit::{Visit, plain, visit};

const TERMS: &str = "J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.";

/// The file of a name, once it is whole.
pub async fn downloaded(visit: &Visit, file: &Path) -> Vec<u8> {
    visit
        .until("the file", async || {
            fs::read(file)
                .ok()
                .filter(|bytes| bytes.ends_with(b"%%EOF") || bytes.ends_with(b"%%EOF\n"))
        })
        .await
}

async fn opposes(visit: &Visit) {
    visit.open("/activer/identification").await;
    visit.arrives("Je m’identifie").await;
    martine_identifies(visit).await;
    visit.chooses("Je m’oppose à la création de Mon espace santé").await;
    visit.presses("Continuer").await;
    visit.arrives("Je valide l’opposition à la création de Mon espace santé").await;
}

async fn badge(visit: &Visit, name: &str) -> String {
    visit
        .until(name, async || {
            for row in visit.driver.find_all(By::Css(".profile")).await.ok()? {
                let text = plain(&row.text().await.ok()?);
                if text.contains(name) {
                    return Some(text);
                }
            }
            None
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_opposes_and_decides_for_her_children() {
    visit("opposition", Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 740).await;
        opposes(visit).await;
        visit.fits().await;
        // « Annuler » goes back with nothing lost.
        visit.presses("Annuler").await;
        visit.arrives("Je prends ma décision").await;
        let oppose = visit.field("Je m’oppose à la création de Mon espace santé").await;
        assert!(oppose.is_selected().await.unwrap());
        visit.presses("Continuer").await;
        visit.arrives("Je valide l’opposition à la création de Mon espace santé").await;
        visit.presses("Continuer").await;
        visit.arrives("Ma décision a bien été prise en compte").await;
        visit.fits().await;
        visit.presses("Télécharger le justificatif (format .pdf)").await;
        visit.sees("Le justificatif a été téléchargé").await;
        let file = visit.downloads.join("justificatif-opposition-mon-espace-sante.pdf");
        assert!(downloaded(visit, &file).await.starts_with(b"%PDF-"));
        // From the same page: Jean-Jacques is activated.
        assert!(badge(visit, "Virginie Capanelli").await.contains("Profil opposé le 07/12/2021"));
        visit.chooses_profile("Jean-Jacques Capanelli").await;
        visit.presses("Gérer le profil").await;
        visit.arrives("Je prends ma décision pour Jean-Jacques").await;
        visit.fits().await;
        visit.chooses("J’active Mon espace santé pour Jean-Jacques").await;
        visit.presses("Continuer").await;
        visit.sees("Cochez la case pour activer cet espace santé.").await;
        visit.chooses(TERMS).await;
        visit.presses("Continuer").await;
        visit.arrives("L’espace santé de Jean-Jacques est activé").await;
        visit.presses("Gérer un autre profil").await;
        visit.arrives("Mes profils rattachés").await;
        visit.chooses_profile("Gerard Capanelli").await;
        visit.presses("Gérer le profil").await;
        visit.arrives("Je prends ma décision pour Gerard").await;
        visit.chooses("Je m’oppose à la création de Mon espace santé pour Gerard").await;
        visit.presses("Continuer").await;
        visit.arrives("Je valide l’opposition à la création de l’espace santé de Gerard").await;
        visit.presses("Continuer").await;
        visit.arrives("Votre décision pour Gerard a bien été prise en compte").await;
        visit.presses("Télécharger le justificatif (format .pdf)").await;
        let file = visit.downloads.join("justificatif-opposition-profil-rattache.pdf");
        assert!(downloaded(visit, &file).await.starts_with(b"%PDF-"));
        visit.presses("Lire ou imprimer le justificatif sur cette page").await;
        visit.sees("à la création de Mon espace santé pour Gerard Capanelli a bien été prise en compte le").await;
        visit.fits().await;
        // Back says that the decision is taken.
        visit.driver.back().await.unwrap();
        visit.arrives("Votre décision pour Gerard a bien été prise en compte").await;
        visit.open("/profils").await;
        visit.arrives("Mes profils rattachés").await;
        assert!(badge(visit, "Jean-Jacques").await.contains("Profil activé le"));
        assert!(badge(visit, "Gerard").await.contains("Profil opposé le"));
        assert!(badge(visit, "Virginie").await.contains("Profil opposé le 07/12/2021"));
        let acts = visit.host.calls();
        let sent = |path: &str| acts.iter().filter(|call| call.path == path).count();
        assert_eq!(sent("/opposition"), 1);
        assert_eq!(sent("/profiles/p-7a3/opposition"), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_that_does_not_come_can_be_asked_for_again() {
    visit("receipt", Limits::default(), async |visit: &Visit| {
        opposes(visit).await;
        visit.presses("Continuer").await;
        visit.arrives("Ma décision a bien été prise en compte").await;
        let receipt = "Télécharger le justificatif (format .pdf)";
        for fault in [Fault::bad_gateway(), Fault::empty(), Fault::garbage()] {
            visit.host.fault("/opposition/receipt", fault);
            visit.presses(receipt).await;
            visit.sees("Le justificatif n’a pas pu être téléchargé.").await;
        }
        if visit.is_chromium() {
            let network = |offline| {
                json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 })
            };
            visit.chromium("Network.enable", json!({})).await;
            visit.chromium("Network.emulateNetworkConditions", network(true)).await;
            visit.presses(receipt).await;
            visit.sees("Le justificatif n’a pas pu être téléchargé.").await;
            visit.chromium("Network.emulateNetworkConditions", network(false)).await;
        }
        for _ in 0..2 {
            visit.presses(receipt).await;
            visit.sees("Le justificatif a été téléchargé").await;
        }
        visit.host.sandbox().advance(1_000);
        visit.presses(receipt).await;
        visit.arrives("Votre session a pris fin").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_parent_finds_what_concerns_them() {
    visit("parents", Limits::default(), async |visit: &Visit| {
        let photo = "Carte Vitale avec photo";
        // Jules gives Zoé's own code: her decision opens at once.
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        identifies(visit, "ZoePetit2016", "1 86 07 59 350 094 54", photo, "05500011122").await;
        visit.arrives("Je prends ma décision pour Zoé").await;
        // Léa's Tom is managed by the other parent.
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        identifies(visit, "LeaRoux2Bast", "2 89 03 2B 033 026 02", photo, "09900055566").await;
        visit.arrives("Je prends ma décision").await;
        visit.chooses("Je m’oppose à la création de Mon espace santé").await;
        visit.presses("Continuer").await;
        visit.arrives("Je valide l’opposition à la création de Mon espace santé").await;
        visit.presses("Continuer").await;
        visit.arrives("Ma décision a bien été prise en compte").await;
        assert!(badge(visit, "Tom Roux").await.contains("Géré par l’autre parent"));
        visit.presses("Terminer").await;
        visit.arrives("Mon espace santé, votre carnet de santé numérique").await;
        // Ange comes back on his opposition: activation alone.
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        identifies(
            visit,
            "CorseAPaoli1",
            "1 85 12 2A 004 058 39",
            "Carte Vitale sans photo",
            "9537011660123",
        )
        .await;
        visit.arrives("Je prends ma décision").await;
        visit.sees("Vous vous êtes opposé à la création de Mon espace santé le 07/12/2021.").await;
        assert!(!visit.text().await.contains("Je m’oppose à la création"));
    })
    .await;
}
