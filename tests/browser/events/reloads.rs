//! Every address of the service, opened from nowhere, loaded again, left and come back to.

use mon_espace_sante::route::Route;
use mon_espace_sante::sandbox::Limits;

use crate::matrix::case;
use crate::matrix::page::{Page, stands};
use crate::visit::{Visit, visit};

/// Every address there is; a child’s own where a value stands.
fn addresses() -> Vec<String> {
    let fixed = Route::FIXED.iter().map(|(_, path)| (*path).to_owned());
    let child = ["decision", "opposition", "confirmation"];
    fixed.chain(child.map(|end| format!("/profils/p-7a2/{end}"))).collect()
}

/// One title that has the focus, something to read, and a way on.
async fn whole(visit: &Visit, told: &str) -> Page {
    let whole = async || {
        let page = Page::of(visit).await?;
        let read = page.words("text").len() > page.title().len() + 200;
        (page.is_titled() && read && !page.list("links").is_empty()).then_some(page)
    };
    let page = visit.until(told, whole).await;
    assert_eq!(page.titles().len(), 1, "{told}");
    assert_eq!(page.alerts(), Vec::<String>::new(), "{told}");
    page
}

/// For whoever stands where an operation is sent from.
async fn every_address(operation: &str) {
    visit(&format!("addresses-{operation}"), Limits::default(), async |visit: &Visit| {
        stands(visit, &case(operation)).await;
        let mut before: Option<String> = None;
        for path in addresses() {
            let told = format!("{path}, where {operation} is sent from");
            // The address that one was brought to already: browsers add no entry for it.
            if visit.path().await == path {
                before = None;
            }
            visit.open(&path).await;
            let opened = whole(visit, &told).await.title();
            visit.driver.refresh().await.unwrap();
            assert_eq!(whole(visit, &told).await.title(), opened, "{told}, loaded again");
            if let Some(before) = before {
                visit.driver.back().await.unwrap();
                let back = whole(visit, &format!("before {told}")).await.title();
                assert_eq!(back, before, "before {told}");
                visit.driver.forward().await.unwrap();
                assert_eq!(whole(visit, &told).await.title(), opened, "{told}, forward");
            }
            before = Some(opened);
        }
    })
    .await;
}

/// A stranger: the page, or « Reprenons depuis le début » and « Connectez-vous pour continuer »; the same
/// after a reload, Back and Forward; never a blank page.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn a_stranger_finds_a_whole_page_at_every_address() {
    every_address("Identify").await;
}

/// In the middle of activation: the page, or the step where one stands.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn whoever_activates_finds_a_whole_page_at_every_address() {
    every_address("ConfirmContact").await;
}

/// After an opposition: the page, or the confirmation; the children’s own pages too.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn whoever_has_opposed_finds_a_whole_page_at_every_address() {
    every_address("OppositionReceipt").await;
}

/// Signed in: the page, or the space.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn whoever_is_signed_in_finds_a_whole_page_at_every_address() {
    every_address("ReadAccount").await;
}

/// In the middle of recovering a password: the page, or the step where one stands.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: cargo xtask test --full"]
async fn whoever_recovers_a_password_finds_a_whole_page_at_every_address() {
    every_address("ResetPassword").await;
}

/// One address of each kind, in seconds: the same as above.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_loaded_again_left_and_come_back_to_is_whole() {
    visit("addresses", Limits::default(), async |visit: &Visit| {
        stands(visit, &case("ConfirmContact")).await;
        for (path, title) in [
            ("/aide", "Aide"),
            ("/activer/coordonnees", "Je vérifie mes coordonnées de contact"),
            ("/connexion", "Je m’identifie"),
            ("/espace", "Je vérifie mes coordonnées de contact"),
        ] {
            visit.open(path).await;
            assert_eq!(whole(visit, path).await.title(), title);
            visit.driver.refresh().await.unwrap();
            assert_eq!(whole(visit, path).await.title(), title, "loaded again");
        }
        for title in ["Je m’identifie", "Je vérifie mes coordonnées de contact"] {
            visit.driver.back().await.unwrap();
            let titled = async || (whole(visit, title).await.title() == title).then_some(());
            visit.until(title, titled).await;
        }
    })
    .await;
}
