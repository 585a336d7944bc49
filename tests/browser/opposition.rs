//! Opposition and its receipt.

use std::fs;
use std::path::Path;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use serde_json::json;
use thirtyfour::By;

use crate::activation::TERMS;
use crate::visit::{Visit, normalize_spaces, visit};

/// Waits until a PDF file is complete and returns its content.
pub async fn wait_for_download(visit: &Visit, file: &Path) -> Vec<u8> {
    visit
        .wait_until("the complete file", async || {
            fs::read(file)
                .ok()
                .filter(|bytes| bytes.ends_with(b"%%EOF") || bytes.ends_with(b"%%EOF\n"))
        })
        .await
}

/// Chooses opposition as Martine, up to `/opposition/validation`.
async fn choose_opposition(visit: &Visit) {
    visit.at_decision().await;
    visit.click_label("Je m’oppose à la création de Mon espace santé").await;
    visit.click("Continuer").await;
    visit.wait_for_screen("Je valide l’opposition à la création de Mon espace santé").await;
}

/// The text of a child's row in the list of profiles.
pub async fn profile_row(visit: &Visit, name: &str) -> String {
    visit
        .wait_until(name, async || {
            for row in visit.driver.find_all(By::Css(".profile")).await.ok()? {
                let text = normalize_spaces(&row.text().await.ok()?);
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
        visit.set_viewport(360, 740).await;
        choose_opposition(visit).await;
        visit.assert_fits_width().await;
        // « Annuler » goes back and keeps the answers.
        visit.click("Annuler").await;
        visit.wait_for_screen("Je prends ma décision").await;
        let oppose = visit.field("Je m’oppose à la création de Mon espace santé").await;
        assert!(oppose.is_selected().await.unwrap());
        visit.click("Continuer").await;
        visit.wait_for_screen("Je valide l’opposition à la création de Mon espace santé").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Ma décision a bien été prise en compte").await;
        visit.click("Télécharger le justificatif (format .pdf)").await;
        visit.wait_for_text("Le justificatif a été téléchargé").await;
        let file = visit.downloads.join("justificatif-opposition-mon-espace-sante.pdf");
        assert!(wait_for_download(visit, &file).await.starts_with(b"%PDF-"));
        // On the same page, activate the space of Jean-Jacques.
        assert!(profile_row(visit, "Virginie Capanelli").await.contains("Profil opposé le 07/12/2021"));
        visit.select_profile("Jean-Jacques Capanelli").await;
        visit.click("Gérer le profil").await;
        visit.wait_for_screen("Je prends ma décision pour Jean-Jacques").await;
        visit.click_label("J’active Mon espace santé pour Jean-Jacques").await;
        visit.click("Continuer").await;
        visit.wait_for_text("Cochez la case pour activer cet espace santé.").await;
        visit.click_label(TERMS).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("L’espace santé de Jean-Jacques est activé").await;
        visit.click("Gérer un autre profil").await;
        visit.wait_for_screen("Mes profils rattachés").await;
        visit.select_profile("Gerard Capanelli").await;
        visit.click("Gérer le profil").await;
        visit.wait_for_screen("Je prends ma décision pour Gerard").await;
        visit.click_label("Je m’oppose à la création de Mon espace santé pour Gerard").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je valide l’opposition à la création de l’espace santé de Gerard").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Votre décision pour Gerard a bien été prise en compte").await;
        visit.click("Télécharger le justificatif (format .pdf)").await;
        let file = visit.downloads.join("justificatif-opposition-profil-rattache.pdf");
        assert!(wait_for_download(visit, &file).await.starts_with(b"%PDF-"));
        visit.click("Lire ou imprimer le justificatif sur cette page").await;
        visit.wait_for_text("à la création de Mon espace santé pour Gerard Capanelli a bien été prise en compte le").await;
        visit.assert_fits_width().await;
        // Going back shows that the decision was made.
        visit.driver.back().await.unwrap();
        visit.wait_for_screen("Votre décision pour Gerard a bien été prise en compte").await;
        visit.open("/profils").await;
        visit.wait_for_screen("Mes profils rattachés").await;
        assert!(profile_row(visit, "Jean-Jacques").await.contains("Profil activé le"));
        assert!(profile_row(visit, "Gerard").await.contains("Profil opposé le"));
        assert!(profile_row(visit, "Virginie").await.contains("Profil opposé le 07/12/2021"));
        let calls = visit.host.calls();
        let sent = |path: &str| calls.iter().filter(|call| call.path == path).count();
        assert_eq!(sent("/opposition"), 1);
        assert_eq!(sent("/profiles/p-7a3/opposition"), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn failed_receipt_download_can_be_retried() {
    visit("receipt", Limits::default(), async |visit: &Visit| {
        choose_opposition(visit).await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Ma décision a bien été prise en compte").await;
        let receipt = "Télécharger le justificatif (format .pdf)";
        for fault in [Fault::bad_gateway(), Fault::empty(), Fault::garbage()] {
            visit.host.inject_fault("/opposition/receipt", fault);
            visit.click(receipt).await;
            visit.wait_for_text("Le justificatif n’a pas pu être téléchargé.").await;
        }
        if visit.is_chromium() {
            let network = |offline| {
                json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 })
            };
            visit.send_cdp("Network.enable", json!({})).await;
            visit.send_cdp("Network.emulateNetworkConditions", network(true)).await;
            visit.click(receipt).await;
            visit.wait_for_text("Le justificatif n’a pas pu être téléchargé.").await;
            visit.send_cdp("Network.emulateNetworkConditions", network(false)).await;
        }
        for _ in 0..2 {
            visit.click(receipt).await;
            visit.wait_for_text("Le justificatif a été téléchargé").await;
        }
        visit.host.sandbox().advance(1_000);
        visit.click(receipt).await;
        visit.wait_for_title("Votre session a pris fin").await;
    })
    .await;
}
