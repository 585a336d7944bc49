//! Two tabs of one browser share one session.

use mon_espace_sante::sandbox::Limits;
use thirtyfour::WindowHandle;

use crate::matrix::page::{Page, acts, calm, is_done, is_ready, opens, stands, types};
use crate::matrix::{Case, case};
use crate::visit::{Visit, plain, visit};

/// Another tab, in front.
async fn another_tab(visit: &Visit) -> (WindowHandle, WindowHandle) {
    let first = visit.driver.window().await.unwrap();
    let second = visit.another_tab().await;
    visit.driver.switch_to_window(second.clone()).await.unwrap();
    (first, second)
}

/// Closes the tab in front.
async fn back_to(visit: &Visit, first: WindowHandle) {
    visit.driver.close_window().await.unwrap();
    visit.driver.switch_to_window(first).await.unwrap();
}

/// The screen that stands once nothing is on its way: a notice is followed to where it leads.
async fn settles(visit: &Visit, case: &Case) -> Page {
    let settled = async || {
        let page = Page::of(visit).await?;
        let other = page.title() != plain(case.title) && page.is_titled();
        (other || !page.alerts().is_empty()).then_some(page)
    };
    let page = visit.until("a notice or another screen", settled).await;
    assert_eq!(page.titles().len(), 1, "{}", case.operation);
    if page.alerts().is_empty() {
        return page;
    }
    let next = page.list("offers").first().cloned();
    let next = next.unwrap_or_else(|| panic!("{}: no way on, {:?}", case.operation, page.alerts()));
    visit.presses(&next).await;
    calm(visit).await
}

/// The same screen in two tabs; the act in one, then in the other: a calm screen, nothing done twice.
async fn acts_in_both(visit: &Visit, case: &Case) {
    stands(visit, case).await;
    is_ready(visit, case).await;
    let (first, second) = another_tab(visit).await;
    is_ready(visit, case).await;
    let before = visit.host.sandbox().outbox().len();
    acts(visit, case).await;
    is_done(visit, case).await;
    let once = visit.host.sandbox().outbox().len();
    visit.driver.switch_to_window(first.clone()).await.unwrap();
    let stands_still = Page::of(visit).await.unwrap().title() == plain(case.title);
    if stands_still {
        types(visit, case).await;
        acts(visit, case).await;
    }
    let page = settles(visit, case).await;
    let told = format!("{}: {} → {}", case.operation, once - before, page.title());
    assert_eq!(page.titles().len(), 1, "{told}");
    assert_eq!(visit.host.sandbox().outbox().len(), once, "{told}: done twice");
    visit.driver.switch_to_window(second).await.unwrap();
    back_to(visit, first).await;
}

/// « Vous n’en êtes plus à cette étape » and « Reprendre où j’en suis », or the next screen at once: the
/// journey goes on where it stands, and nothing is done twice.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_in_one_tab_is_not_done_again_in_the_other() {
    visit("two-tabs", Limits::default(), async |visit: &Visit| {
        for operation in [
            "EnterCode",
            "DeliverCode",
            "Consent",
            "ConfirmContact",
            "ConfirmChange",
            "ChooseCredentials",
            "Oppose",
            "ActivateProfile",
            "OpposeProfile",
            "ConfirmSignIn",
            "ConfirmReset",
            "ResetPassword",
            "CloseAccount",
        ] {
            acts_in_both(visit, &case(operation)).await;
        }
    })
    .await;
}

/// Opposed in one tab, accepted in the other: the first decision holds, and the second tab is brought to it.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_decisions_in_two_tabs_the_first_holds() {
    visit("two-decisions", Limits::default(), async |visit: &Visit| {
        let (consent, oppose) = (case("Consent"), case("Oppose"));
        stands(visit, &consent).await;
        is_ready(visit, &consent).await;
        let (first, _) = another_tab(visit).await;
        is_ready(visit, &oppose).await;
        acts(visit, &oppose).await;
        is_done(visit, &oppose).await;
        back_to(visit, first).await;
        visit.arrives(consent.title).await;
        acts(visit, &consent).await;
        let page = settles(visit, &consent).await;
        assert_eq!(page.title(), "Ma décision a bien été prise en compte");
    })
    .await;
}

/// Somebody else signs in in another tab: what the first had begun is over there, says so, and sends nothing
/// in the name of the other.
#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_who_signs_in_in_another_tab_ends_what_was_begun() {
    visit("somebody-else", Limits::default(), async |visit: &Visit| {
        let change = case("ChangeEmail");
        stands(visit, &change).await;
        is_ready(visit, &change).await;
        let (first, _) = another_tab(visit).await;
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        crate::sign_in::identifies(visit, "inaya.m1988", "Sante-2022!").await;
        visit.arrives("Je saisis le code d’accès").await;
        visit.types("Code d’accès à usage unique", "034567").await;
        visit.presses("Se connecter").await;
        visit.arrives("Bonjour Inaya,").await;
        back_to(visit, first).await;
        visit.arrives("Votre session a pris fin").await;
        assert!(visit.host.calls().iter().all(|call| call.path != "/contact/email"));
    })
    .await;
}

/// Signed out in one tab: a form half typed in the other shows no more of the person, and leads to signing in.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_out_in_one_tab_is_out_of_the_other() {
    visit("signed-out-elsewhere", Limits::default(), async |visit: &Visit| {
        let change = case("ChangeMobile");
        stands(visit, &change).await;
        is_ready(visit, &change).await;
        let (first, _) = another_tab(visit).await;
        let leaves = case("EndSession");
        opens(visit, &leaves).await;
        visit.arrives(leaves.title).await;
        acts(visit, &leaves).await;
        is_done(visit, &leaves).await;
        back_to(visit, first).await;
        visit.arrives("Je suis déconnecté").await;
        assert!(!visit.text().await.contains("Inaya"));
        visit.presses("Me connecter à nouveau").await;
        visit.arrives("Je m’identifie").await;
    })
    .await;
}
