//! The program panics, or another script in the page fails.

use std::fs;

use mon_espace_sante::sandbox::Limits;
use thirtyfour::By;

use crate::matrix::case;
use crate::matrix::page::{open_and_fill, set_up, trigger, wait_for_success};
use crate::sites::copy_with_script;
use crate::visit::{Visit, visit, visit_site};

const RECOVERY: &str = "Un problème technique est survenu";
const RELOAD: &str = "Recharger la page";

/// Expects the two console errors of a deliberate panic: its message, and the `unreachable` instruction that a panic
/// ends with in WebAssembly.
fn expect_panic(visit: &Visit) {
    visit.expect_console_error("deliberate panic");
    visit.expect_console_error("unreachable");
}

/// Opens and fills the form at `/activer/coordonnees/email`.
async fn fill_email_form(visit: &Visit) {
    let change = case("ChangeEmail");
    set_up(visit, &change).await;
    open_and_fill(visit, &change).await;
}

/// Waits for the recovery page, reloads with its button, and waits for the screen of the current step.
async fn recover(visit: &Visit, title: &str) {
    visit.wait_for_screen(RECOVERY).await;
    visit.wait_for_text("34 22").await;
    assert_eq!(visit.title().await, RECOVERY);
    visit.click(RELOAD).await;
    visit.wait_for_screen(title).await;
}

/// Makes the program panic with an event and recovers.
async fn panic_and_recover(name: &str, event: &str) {
    visit(name, Limits::default(), async |visit: &Visit| {
        expect_panic(visit);
        fill_email_form(visit).await;
        visit.run_script(&format!("dispatchEvent(new Event('{event}'))")).await;
        recover(visit, "Je modifie mon adresse e-mail").await;
    })
    .await;
}

/// « Un problème technique est survenu » and « Recharger la page », which returns to the same step.
#[tokio::test(flavor = "multi_thread")]
async fn panic_in_an_event_handler_shows_the_recovery_page() {
    panic_and_recover("panic-handler", "panique-gestionnaire").await;
}

/// After a panic in an effect the recovery page is shown, and its button returns to the same step.
#[tokio::test(flavor = "multi_thread")]
async fn panic_in_an_effect_of_a_signal_shows_the_recovery_page() {
    panic_and_recover("panic-signal", "panique-signal").await;
}

/// After a panic in a future the recovery page is shown, and its button returns to the same step. The browser reports
/// this panic with the event `unhandledrejection`.
#[tokio::test(flavor = "multi_thread")]
async fn panic_in_a_future_shows_the_recovery_page() {
    panic_and_recover("panic-future", "panique-promesse").await;
}

/// A panic at startup shows the recovery page instead of the first screen.
#[tokio::test(flavor = "multi_thread")]
async fn panic_at_startup_shows_the_recovery_page() {
    for address in ["/activer#panique-au-demarrage", "/activer#panique-apres-configuration"] {
        visit("panic-start", Limits::default(), async |visit: &Visit| {
            expect_panic(visit);
            visit.open(address).await;
            visit.wait_for_screen(RECOVERY).await;
            visit.wait_for_text("34 22").await;
            // The fragment of the address causes the panic: without it, the page works.
            visit.run_script("history.replaceState(null, '', '/activer')").await;
            visit.click(RELOAD).await;
            visit.wait_for_screen("Mon espace santé").await;
        })
        .await;
    }
}

/// After a panic the program no longer changes the page: the end of the session shows nothing, and the logo and the
/// Back button load their pages from the server.
#[tokio::test(flavor = "multi_thread")]
async fn panicked_program_no_longer_changes_the_page() {
    let limits = Limits { session_s: 6, warn_before_s: 4, ..Limits::default() };
    visit("after-panic", limits, async |visit: &Visit| {
        expect_panic(visit);
        visit.open("/activer").await;
        visit.wait_for_screen("Mon espace santé").await;
        fill_email_form(visit).await;
        visit.run_script("dispatchEvent(new Event('panique-gestionnaire'))").await;
        visit.wait_for_screen(RECOVERY).await;
        // The session ends after 6 s: a program that had not panicked would have shown its end.
        let script = "return performance.now() > 7000";
        let session_ended = async || (visit.run_script(script).await == true).then_some(());
        visit.wait_until("the end of the session", session_ended).await;
        assert_eq!(visit.title().await, RECOVERY);
        assert_eq!(visit.path().await, "/activer/coordonnees/email");
        visit.driver.find(By::Css(".logo")).await.unwrap().click().await.unwrap();
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
    })
    .await;
    visit("after-panic-back", Limits::default(), async |visit: &Visit| {
        expect_panic(visit);
        visit.open("/activer").await;
        visit.wait_for_screen("Mon espace santé").await;
        visit.click("Commencer").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.run_script("dispatchEvent(new Event('panique-gestionnaire'))").await;
        visit.wait_for_screen(RECOVERY).await;
        visit.driver.back().await.unwrap();
        visit.wait_for_screen("Mon espace santé").await;
    })
    .await;
}

/// An error of another script, such as that of an extension, changes nothing: the form keeps its text and can be
/// submitted.
#[tokio::test(flavor = "multi_thread")]
async fn error_of_a_foreign_script_leaves_the_form_unchanged() {
    let scripts = [
        "throw new TypeError('foreign')",
        "setTimeout(() => { throw new Error('foreign') })",
        "Promise.reject(new Error('foreign'))",
        "Promise.reject()",
        "throw null",
        "not a script",
    ];
    // The pages accept no other script element (Trusted Types), but a script of the page may import a module.
    let import =
        "addEventListener('foreign', event => { import(`/foreign-${event.detail}.js`); });";
    let site = copy_with_script("foreign", import);
    for (index, script) in scripts.iter().enumerate() {
        fs::write(site.join(format!("foreign-{index}.js")), script).unwrap();
    }
    visit_site("foreign", Limits::default(), site, async |visit: &Visit| {
        for text in ["foreign", "Uncaught"] {
            visit.expect_console_error(text);
        }
        fill_email_form(visit).await;
        visit
            .run_script(
                "window.errors = 0; for (const event of ['error', 'unhandledrejection']) \
                    addEventListener(event, () => window.errors++, true);",
            )
            .await;
        // The file with the last index does not exist.
        for index in 0..=scripts.len() as u64 {
            let script =
                format!("dispatchEvent(new CustomEvent('foreign', {{ detail: {index} }}))");
            visit.run_script(&script).await;
            let errors = "return window.errors";
            let failed = async || (visit.run_script(errors).await.as_u64()? > index).then_some(());
            visit.wait_until(&format!("the error of foreign-{index}.js"), failed).await;
            assert_eq!(visit.value("Adresse e-mail").await, "martine@exemple.fr", "{index}");
        }
        let change = case("ChangeEmail");
        trigger(visit, &change).await;
        wait_for_success(visit, &change).await;
    })
    .await;
}
