//! The page is left for another site, and the browser comes back to it: from its cache, or anew.

use mon_espace_sante::sandbox::Limits;

use crate::matrix::page::{Page, acts, is_done, is_ready, stands, types};
use crate::matrix::{Case, case};
use crate::visit::{Visit, plain, visit};

/// To a page without script and back.
async fn leaves_and_comes_back(visit: &Visit) {
    visit.open("/sandbox").await;
    visit.driver.back().await.unwrap();
}

/// The screen stands again, nothing on it waits, and no password is in clear.
async fn stands_again(visit: &Visit, case: &Case) {
    let whole = async || {
        let page = Page::of(visit).await?;
        let same = page.title() == plain(case.title) && page.is_titled();
        (same && page.alerts().is_empty()).then_some(page)
    };
    let page = visit.until(case.title, whole).await;
    assert_eq!(page.titles().len(), 1, "{}", case.operation);
    let waits = "return document.querySelectorAll('[aria-disabled=true], .button--busy').length";
    assert_eq!(visit.runs(waits).await, 0, "{}", case.operation);
    let clear = "return [...document.querySelectorAll('[autocomplete$=password]')]\
        .filter(e => e.type !== 'password').length";
    assert_eq!(visit.runs(clear).await, 0, "{}: a password in clear", case.operation);
}

/// The same screen, nothing frozen, passwords masked; the form goes through.
#[tokio::test(flavor = "multi_thread")]
async fn a_screen_that_is_left_and_come_back_to_goes_on() {
    visit("left", Limits::default(), async |visit: &Visit| {
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
            stands(visit, &case).await;
            is_ready(visit, &case).await;
            let toggle = "document.querySelector('.password__toggle')?.click()";
            visit.runs(toggle).await;
            leaves_and_comes_back(visit).await;
            stands_again(visit, &case).await;
            types(visit, &case).await;
            acts(visit, &case).await;
            is_done(visit, &case).await;
        }
    })
    .await;
}

/// Left while « Envoi en cours… »: no button waits for ever; pressed again, it is done, and once.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_on_its_way_when_the_page_was_left_can_be_done_on_return() {
    visit("left-on-its-way", Limits::default(), async |visit: &Visit| {
        let oppose = case("Oppose");
        stands(visit, &oppose).await;
        is_ready(visit, &oppose).await;
        assert!(visit.host.spoils("Oppose", "hang", 1));
        acts(visit, &oppose).await;
        visit.sees("Envoi en cours…").await;
        leaves_and_comes_back(visit).await;
        let free = async || {
            let page = Page::of(visit).await?;
            let waits = "return document.querySelectorAll('[aria-disabled=true]').length";
            (!page.title().is_empty() && visit.runs(waits).await == 0).then_some(page)
        };
        let page = visit.until("a button that does not wait", free).await;
        let next = page.list("offers").first().cloned();
        visit.presses(next.as_deref().unwrap_or("Continuer")).await;
        is_done(visit, &oppose).await;
    })
    .await;
}

/// Nothing of the person is shown on return: signing in is offered.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_back_after_the_session_has_ended_is_a_stranger() {
    visit("left-too-long", Limits::default(), async |visit: &Visit| {
        let account = case("ReadAccount");
        stands(visit, &account).await;
        visit.open(account.opens).await;
        visit.sees("i.martin@mes.fr").await;
        visit.open("/sandbox").await;
        visit.host.sandbox().advance(901);
        visit.driver.back().await.unwrap();
        let gone = async || {
            let page = Page::of(visit).await?;
            (page.is_titled() && page.title() != plain(account.title)).then_some(page)
        };
        let page = visit.until("another screen", gone).await;
        assert!(
            ["Connectez-vous pour continuer", "Je suis déconnecté"]
                .contains(&page.title().as_str())
        );
        let html = visit.runs("return document.documentElement.innerHTML").await.to_string();
        for hers in ["Inaya", "inaya.m1988", "i.martin"] {
            assert!(!html.contains(hers), "{hers}");
        }
    })
    .await;
}

mod in_chromium {
    use super::*;

    /// The page comes from the cache itself, with what was typed; a password is masked again.
    #[tokio::test(flavor = "multi_thread")]
    async fn what_was_typed_is_there_when_the_page_comes_from_the_cache() {
        visit("cached", Limits::default(), async |visit: &Visit| {
            let sign_in = case("SignIn");
            stands(visit, &sign_in).await;
            is_ready(visit, &sign_in).await;
            visit.runs("window.kept = true").await;
            visit.runs("document.querySelector('.password__toggle').click()").await;
            leaves_and_comes_back(visit).await;
            assert_eq!(visit.runs("return window.kept === true").await, true, "from the cache");
            stands_again(visit, &sign_in).await;
            assert_eq!(visit.value("Mon identifiant").await, "inaya.m1988");
            acts(visit, &sign_in).await;
            is_done(visit, &sign_in).await;
        })
        .await;
    }
}
