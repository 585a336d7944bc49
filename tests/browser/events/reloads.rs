//! Every address of the service, opened directly, reloaded, left and returned to.

use mon_espace_sante::route::Route;
use mon_espace_sante::sandbox::Limits;

use crate::matrix::case;
use crate::matrix::page::{PageState, set_up};
use crate::visit::{Visit, visit};

/// Every address. Those with a parameter are addresses of one child's profile.
fn addresses() -> Vec<String> {
    let fixed = Route::FIXED.iter().map(|(_, path)| (*path).to_owned());
    let child = ["decision", "opposition", "confirmation"];
    fixed.chain(child.map(|end| format!("/profils/p-7a2/{end}"))).collect()
}

/// Waits for a complete page: one title with the focus, more than 200 bytes of text, and a link or button.
async fn wait_for_complete_page(visit: &Visit, description: &str) -> PageState {
    let complete = async || {
        let page = PageState::read(visit).await?;
        let has_text = page.string("text").len() > page.title().len() + 200;
        (page.has_settled() && has_text && !page.list("allActions").is_empty()).then_some(page)
    };
    let page = visit.wait_until(description, complete).await;
    assert_eq!(page.titles().len(), 1, "{description}");
    assert_eq!(page.alerts(), Vec::<String>::new(), "{description}");
    page
}

/// Opens every address in the state from which `operation` is sent.
async fn open_every_address(operation: &str) {
    visit(&format!("addresses-{operation}"), Limits::default(), async |visit: &Visit| {
        set_up(visit, &case(operation)).await;
        let mut previous: Option<String> = None;
        for path in addresses() {
            let name = format!("{path} before {operation}");
            // Opening the current address again, after a redirect to it, adds no history entry.
            if visit.path().await == path {
                previous = None;
            }
            visit.open(&path).await;
            let title = wait_for_complete_page(visit, &name).await.title();
            visit.driver.refresh().await.unwrap();
            let reloaded = wait_for_complete_page(visit, &name).await.title();
            assert_eq!(reloaded, title, "{name}, reloaded");
            if let Some(previous) = previous {
                visit.driver.back().await.unwrap();
                let back = wait_for_complete_page(visit, &format!("back from {name}")).await;
                assert_eq!(back.title(), previous, "back from {name}");
                visit.driver.forward().await.unwrap();
                let forward = wait_for_complete_page(visit, &name).await.title();
                assert_eq!(forward, title, "{name}, forward");
            }
            previous = Some(title);
        }
    })
    .await;
}

/// Without a session: the page, or « Reprenons depuis le début » or « Connectez-vous pour continuer »; the same
/// after a reload, Back and Forward; never a blank page.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn every_address_shows_a_page_without_a_session() {
    open_every_address("Identify").await;
}

/// During activation: the page, or the current step.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn every_address_shows_a_page_during_activation() {
    open_every_address("ConfirmContact").await;
}

/// After an opposition: the page, or the confirmation; the pages of the children too.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn every_address_shows_a_page_after_an_opposition() {
    open_every_address("OppositionReceipt").await;
}

/// Signed in: the page, or `/espace`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn every_address_shows_a_page_when_signed_in() {
    open_every_address("ReadAccount").await;
}

/// While recovering a password: the page, or the current step.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: cargo xtask test --long"]
async fn every_address_shows_a_page_during_password_recovery() {
    open_every_address("ResetPassword").await;
}

/// The same with one address of each kind, in seconds instead of minutes.
#[tokio::test(flavor = "multi_thread")]
async fn one_address_of_each_kind_shows_a_page_after_reload_and_back() {
    visit("addresses", Limits::default(), async |visit: &Visit| {
        set_up(visit, &case("ConfirmContact")).await;
        for (path, title) in [
            ("/aide", "Aide"),
            ("/activer/coordonnees", "Je vérifie mes coordonnées de contact"),
            ("/connexion", "Je m’identifie"),
            ("/espace", "Je vérifie mes coordonnées de contact"),
        ] {
            visit.open(path).await;
            assert_eq!(wait_for_complete_page(visit, path).await.title(), title);
            visit.driver.refresh().await.unwrap();
            assert_eq!(wait_for_complete_page(visit, path).await.title(), title, "reloaded");
        }
        for title in ["Je m’identifie", "Je vérifie mes coordonnées de contact"] {
            visit.driver.back().await.unwrap();
            let found = async || {
                (wait_for_complete_page(visit, title).await.title() == title).then_some(())
            };
            visit.wait_until(title, found).await;
        }
    })
    .await;
}
