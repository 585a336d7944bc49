//! Two tabs of one browser share one session.

use mon_espace_sante::sandbox::Limits;
use thirtyfour::WindowHandle;

use crate::matrix::page::{
    PageState, fill_fields, open_and_fill, open_screen, set_up, trigger, wait_for_settled_screen,
    wait_for_success,
};
use crate::matrix::{Case, case};
use crate::visit::{Visit, normalize_spaces, visit};

/// Opens another tab and switches to it. Returns both, the first tab first.
async fn open_second_tab(visit: &Visit) -> (WindowHandle, WindowHandle) {
    let first = visit.driver.window().await.unwrap();
    let second = visit.open_tab().await;
    visit.driver.switch_to_window(second.clone()).await.unwrap();
    (first, second)
}

/// Closes the current tab and switches to the first.
async fn close_and_return(visit: &Visit, first: WindowHandle) {
    visit.driver.close_window().await.unwrap();
    visit.driver.switch_to_window(first).await.unwrap();
}

/// Waits for another screen, or for a notice and follows its first action. Returns the screen.
async fn follow_to_screen(visit: &Visit, case: &Case) -> PageState {
    let settled = async || {
        let page = PageState::read(visit).await?;
        let other = page.title() != normalize_spaces(case.title) && page.has_settled();
        (other || !page.alerts().is_empty()).then_some(page)
    };
    let page = visit.wait_until("a notice or another screen", settled).await;
    assert_eq!(page.titles().len(), 1, "{}", case.operation);
    if page.alerts().is_empty() {
        return page;
    }
    let next = page.list("alertActions").first().cloned();
    let next = next.unwrap_or_else(|| panic!("{}: no action: {:?}", case.operation, page.alerts()));
    visit.click(&next).await;
    wait_for_settled_screen(visit).await
}

/// Opens the same screen in two tabs and sends the operation in one, then in the other. Checks that no message
/// is sent twice.
async fn send_in_both_tabs(visit: &Visit, case: &Case) {
    set_up(visit, case).await;
    open_and_fill(visit, case).await;
    let (first, second) = open_second_tab(visit).await;
    open_and_fill(visit, case).await;
    let before = visit.host.sandbox().outbox().len();
    trigger(visit, case).await;
    wait_for_success(visit, case).await;
    let after = visit.host.sandbox().outbox().len();
    visit.driver.switch_to_window(first.clone()).await.unwrap();
    let unchanged = PageState::read(visit).await.unwrap().title() == normalize_spaces(case.title);
    if unchanged {
        fill_fields(visit, case).await;
        trigger(visit, case).await;
    }
    let page = follow_to_screen(visit, case).await;
    let name = format!("{}: {} → {}", case.operation, after - before, page.title());
    assert_eq!(page.titles().len(), 1, "{name}");
    assert_eq!(visit.host.sandbox().outbox().len(), after, "{name}: sent twice");
    visit.driver.switch_to_window(second).await.unwrap();
    close_and_return(visit, first).await;
}

/// « Vous n’en êtes plus à cette étape » and « Reprendre où j’en suis », or the next screen directly: the journey
/// continues at its current step, and nothing is sent twice.
#[tokio::test(flavor = "multi_thread")]
async fn operation_done_in_one_tab_is_not_repeated_in_the_other() {
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
            send_in_both_tabs(visit, &case(operation)).await;
        }
    })
    .await;
}

/// Opposed in one tab, accepted in the other: the first decision is valid, and the second tab shows it.
#[tokio::test(flavor = "multi_thread")]
async fn first_of_two_decisions_in_two_tabs_is_valid() {
    visit("two-decisions", Limits::default(), async |visit: &Visit| {
        let (consent, oppose) = (case("Consent"), case("Oppose"));
        set_up(visit, &consent).await;
        open_and_fill(visit, &consent).await;
        let (first, _) = open_second_tab(visit).await;
        open_and_fill(visit, &oppose).await;
        trigger(visit, &oppose).await;
        wait_for_success(visit, &oppose).await;
        close_and_return(visit, first).await;
        let page = PageState::read(visit).await.unwrap();
        assert_eq!(page.title(), normalize_spaces(consent.title));
        trigger(visit, &consent).await;
        let page = follow_to_screen(visit, &consent).await;
        assert_eq!(page.title(), "Ma décision a bien été prise en compte");
    })
    .await;
}

/// Another person signs in in another tab: the first tab shows that its session ended, and sends nothing in the
/// name of the other person.
#[tokio::test(flavor = "multi_thread")]
async fn sign_in_of_another_person_in_another_tab_ends_the_session() {
    visit("another-person", Limits::default(), async |visit: &Visit| {
        let change = case("ChangeEmail");
        set_up(visit, &change).await;
        open_and_fill(visit, &change).await;
        let (first, _) = open_second_tab(visit).await;
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        crate::sign_in::submit_credentials(visit, "inaya.m1988", "Sante-2022!").await;
        visit.wait_for_screen("Je saisis le code d’accès").await;
        visit.fill("Code d’accès à usage unique", "034567").await;
        visit.click("Se connecter").await;
        visit.wait_for_screen("Bonjour Inaya,").await;
        close_and_return(visit, first).await;
        visit.wait_for_screen("Votre session a pris fin").await;
        assert!(visit.host.calls().iter().all(|call| call.path != "/contact/email"));
    })
    .await;
}

/// Signing out in one tab: the form in the other tab is replaced by « Je suis déconnecté », which leads to signing
/// in.
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_in_one_tab_signs_out_in_the_other() {
    visit("signed-out-elsewhere", Limits::default(), async |visit: &Visit| {
        let change = case("ChangeMobile");
        set_up(visit, &change).await;
        open_and_fill(visit, &change).await;
        let (first, _) = open_second_tab(visit).await;
        let sign_out = case("EndSession");
        open_screen(visit, &sign_out).await;
        visit.wait_for_screen(sign_out.title).await;
        trigger(visit, &sign_out).await;
        wait_for_success(visit, &sign_out).await;
        close_and_return(visit, first).await;
        visit.wait_for_screen("Je suis déconnecté").await;
        assert!(!visit.text().await.contains("Inaya"));
        visit.click("Me connecter à nouveau").await;
        visit.wait_for_screen("Je m’identifie").await;
    })
    .await;
}
