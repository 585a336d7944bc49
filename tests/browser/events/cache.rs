//! The person leaves the page for another site and goes back: the browser restores the page from its cache or
//! loads it again.

use mon_espace_sante::sandbox::Limits;

use crate::matrix::page::{
    PageState, fill_fields, open_and_fill, set_up, trigger, wait_for_success,
};
use crate::matrix::{Case, case};
use crate::visit::{Visit, normalize_spaces, visit};

/// Opens a page without scripts and goes back.
async fn leave_and_return(visit: &Visit) {
    visit.open("/sandbox").await;
    visit.driver.back().await.unwrap();
}

/// Waits for the screen of the case, and checks that nothing is pending and no password is visible.
async fn assert_restored(visit: &Visit, case: &Case) {
    let restored = async || {
        let page = PageState::read(visit).await?;
        let same = page.title() == normalize_spaces(case.title) && page.has_settled();
        (same && page.alerts().is_empty()).then_some(page)
    };
    let page = visit.wait_until(case.title, restored).await;
    assert_eq!(page.titles().len(), 1, "{}", case.operation);
    let pending = "return document.querySelectorAll('[aria-disabled=true], .button--busy').length";
    assert_eq!(visit.run_script(pending).await, 0, "{}", case.operation);
    let visible = "return [...document.querySelectorAll('[autocomplete$=password]')]\
        .filter(e => e.type !== 'password').length";
    assert_eq!(visit.run_script(visible).await, 0, "{}: a visible password", case.operation);
}

/// The same screen without pending buttons, passwords masked; the form can be submitted.
#[tokio::test(flavor = "multi_thread")]
async fn screen_works_after_leaving_and_returning() {
    visit("leave-and-return", Limits::default(), async |visit: &Visit| {
        for operation in [
            "Identify",
            "RequestCode",
            "EnterCode",
            "Consent",
            "ChangeEmail",
            "ChooseCredentials",
            "Oppose",
            "ActivateProfile",
            "SignIn",
            "ConfirmSignIn",
            "RecoverPassword",
            "ResetPassword",
            "CloseAccount",
        ] {
            let case = case(operation);
            set_up(visit, &case).await;
            open_and_fill(visit, &case).await;
            let toggle = "document.querySelector('.password__toggle')?.click()";
            visit.run_script(toggle).await;
            leave_and_return(visit).await;
            assert_restored(visit, &case).await;
            fill_fields(visit, &case).await;
            trigger(visit, &case).await;
            wait_for_success(visit, &case).await;
        }
    })
    .await;
}

/// Leaving during « Envoi en cours… »: on return no button is pending; clicking again completes the operation.
#[tokio::test(flavor = "multi_thread")]
async fn pending_request_can_be_repeated_after_leaving_and_returning() {
    visit("leave-while-pending", Limits::default(), async |visit: &Visit| {
        let oppose = case("Oppose");
        set_up(visit, &oppose).await;
        open_and_fill(visit, &oppose).await;
        assert!(visit.host.inject_named_fault("Oppose", "hang", 1));
        trigger(visit, &oppose).await;
        visit.wait_for_text("Envoi en cours…").await;
        leave_and_return(visit).await;
        let enabled = async || {
            let page = PageState::read(visit).await?;
            let pending = "return document.querySelectorAll('[aria-disabled=true]').length";
            (!page.title().is_empty() && visit.run_script(pending).await == 0).then_some(page)
        };
        let page = visit.wait_until("enabled buttons", enabled).await;
        let next = page.list("alertActions").first().cloned();
        visit.click(next.as_deref().unwrap_or("Continuer")).await;
        wait_for_success(visit, &oppose).await;
    })
    .await;
}

/// On return after the end of the session, no personal data is shown, only a way to sign in.
#[tokio::test(flavor = "multi_thread")]
async fn returning_after_the_session_ended_shows_no_personal_data() {
    visit("return-after-session", Limits::default(), async |visit: &Visit| {
        let account = case("ReadAccount");
        set_up(visit, &account).await;
        visit.open(account.address).await;
        visit.wait_for_text("i.martin@mes.fr").await;
        visit.open("/sandbox").await;
        visit.host.sandbox().advance(901);
        visit.driver.back().await.unwrap();
        let other = async || {
            let page = PageState::read(visit).await?;
            (page.has_settled() && page.title() != normalize_spaces(account.title)).then_some(page)
        };
        let page = visit.wait_until("another screen", other).await;
        assert!(
            ["Connectez-vous pour continuer", "Je suis déconnecté"]
                .contains(&page.title().as_str())
        );
        let html = visit.run_script("return document.documentElement.innerHTML").await.to_string();
        for data in ["Inaya", "inaya.m1988", "i.martin"] {
            assert!(!html.contains(data), "{data}");
        }
    })
    .await;
}

mod in_chromium {
    use super::*;
    use crate::visit::TWO_PAINTS;

    /// The page comes from the back-forward cache with the typed text; the password is masked again.
    #[tokio::test(flavor = "multi_thread")]
    async fn typed_text_is_kept_when_the_page_comes_from_bfcache() {
        visit("from-cache", Limits::default(), async |visit: &Visit| {
            let sign_in = case("SignIn");
            set_up(visit, &sign_in).await;
            open_and_fill(visit, &sign_in).await;
            // A public page reads the session after it is shown: the page is left once it has
            // handled the response.
            let read = "return performance.getEntriesByName(`${origin}/api/v1/session`).length > 0";
            let read = async || (visit.run_script(read).await == true).then_some(());
            visit.wait_until("the session", read).await;
            visit.driver.execute_async(TWO_PAINTS, Vec::new()).await.unwrap();
            visit.run_script("window.same_page = true").await;
            visit.run_script("document.querySelector('.password__toggle').click()").await;
            leave_and_return(visit).await;
            assert_eq!(
                visit.run_script("return window.same_page === true").await,
                true,
                "from the cache"
            );
            assert_restored(visit, &sign_in).await;
            assert_eq!(visit.value("Mon identifiant").await, "inaya.m1988");
            trigger(visit, &sign_in).await;
            wait_for_success(visit, &sign_in).await;
        })
        .await;
    }
}
