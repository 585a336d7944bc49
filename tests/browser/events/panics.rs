//! The program panics, or somebody else’s script fails.

use std::fs;

use mon_espace_sante::sandbox::Limits;
use thirtyfour::By;

use crate::failures::copy_of_site;
use crate::matrix::case;
use crate::matrix::page::{acts, is_done, is_ready, stands};
use crate::visit::{Visit, visit, visit_site};

const RECOVERY: &str = "Un problème technique est survenu";
const RELOAD: &str = "Recharger la page";

/// Lines that a panic on purpose leaves in the console.
fn expects_a_panic(visit: &Visit) {
    visit.expects("on purpose");
    visit.expects("unreachable");
}

/// A form with everything typed.
async fn contact(visit: &Visit) {
    let change = case("ChangeEmail");
    stands(visit, &change).await;
    is_ready(visit, &change).await;
}

/// The recovery page, its one button, and the step where the person stood.
async fn recovers(visit: &Visit, title: &str) {
    visit.arrives(RECOVERY).await;
    visit.sees("34 22").await;
    assert_eq!(visit.title().await, RECOVERY);
    visit.presses(RELOAD).await;
    visit.arrives(title).await;
}

async fn panics_at(name: &str, event: &str) {
    visit(name, Limits::default(), async |visit: &Visit| {
        expects_a_panic(visit);
        contact(visit).await;
        visit.runs(&format!("dispatchEvent(new Event('{event}'))")).await;
        recovers(visit, "Je modifie mon adresse e-mail").await;
    })
    .await;
}

/// « Un problème technique est survenu » and « Recharger la page », which goes on at the same step.
#[tokio::test(flavor = "multi_thread")]
async fn a_panic_in_an_event_handler_shows_the_recovery_page() {
    panics_at("panic-handler", "panique-geste").await;
}

/// The same, out of what the page works out by itself.
#[tokio::test(flavor = "multi_thread")]
async fn a_panic_in_what_depends_on_a_signal_shows_the_recovery_page() {
    panics_at("panic-signal", "panique-signal").await;
}

/// The same, out of a promise, which tells by another event of the browser.
#[tokio::test(flavor = "multi_thread")]
async fn a_panic_in_a_future_shows_the_recovery_page() {
    panics_at("panic-future", "panique-attente").await;
}

/// The same, in the place of the first paint.
#[tokio::test(flavor = "multi_thread")]
async fn a_panic_at_start_shows_the_recovery_page() {
    for address in ["/activer#panique", "/activer#panique-ensuite"] {
        visit("panic-start", Limits::default(), async |visit: &Visit| {
            expects_a_panic(visit);
            visit.open(address).await;
            visit.arrives(RECOVERY).await;
            visit.sees("34 22").await;
            // What asked for the panic is in the address: without it, the page is there.
            visit.runs("history.replaceState(null, '', '/activer')").await;
            visit.presses(RELOAD).await;
            visit.arrives("Mon espace santé").await;
        })
        .await;
    }
}

/// What is left of the program changes nothing any more: the session’s end passes unseen, the logo and Back
/// lead where they say.
#[tokio::test(flavor = "multi_thread")]
async fn after_a_panic_nothing_of_the_program_is_heard_of() {
    let limits = Limits { session_s: 6, warn_before_s: 4, ..Limits::default() };
    visit("zombie", limits, async |visit: &Visit| {
        expects_a_panic(visit);
        visit.open("/activer").await;
        visit.arrives("Mon espace santé").await;
        contact(visit).await;
        visit.runs("dispatchEvent(new Event('panique-geste'))").await;
        visit.arrives(RECOVERY).await;
        // The session’s end, as the page would have counted it.
        let over =
            async || (visit.runs("return performance.now() > 7000").await == true).then_some(());
        visit.until("the session’s end", over).await;
        assert_eq!(visit.title().await, RECOVERY);
        assert_eq!(visit.path().await, "/activer/coordonnees/email");
        visit.driver.find(By::Css(".logo")).await.unwrap().click().await.unwrap();
        visit.arrives("Mon espace santé, votre carnet de santé numérique").await;
    })
    .await;
    visit("zombie-back", Limits::default(), async |visit: &Visit| {
        expects_a_panic(visit);
        visit.open("/activer").await;
        visit.arrives("Mon espace santé").await;
        visit.presses("Commencer").await;
        visit.arrives("Je m’identifie").await;
        visit.runs("dispatchEvent(new Event('panique-geste'))").await;
        visit.arrives(RECOVERY).await;
        visit.driver.back().await.unwrap();
        visit.arrives("Mon espace santé").await;
    })
    .await;
}

/// Nothing: the form stays as it was, and goes through.
#[tokio::test(flavor = "multi_thread")]
async fn an_error_of_a_foreign_script_wipes_no_form() {
    let scripts = [
        "throw new TypeError('foreign')",
        "setTimeout(() => { throw new Error('foreign') })",
        "Promise.reject(new Error('foreign'))",
        "Promise.reject()",
        "throw null",
        "this is no script",
    ];
    let site = copy_of_site("foreign");
    for (at, script) in scripts.iter().enumerate() {
        fs::write(site.join(format!("foreign-{at}.js")), script).unwrap();
    }
    visit_site("foreign", Limits::default(), site, async |visit: &Visit| {
        for words in ["foreign", "Uncaught"] {
            visit.expects(words);
        }
        contact(visit).await;
        visit
            .runs(
                "window.heard = 0; for (const event of ['error', 'unhandledrejection']) \
                    addEventListener(event, () => window.heard++, true);",
            )
            .await;
        // The last of them is not there at all.
        for at in 0..=scripts.len() as u64 {
            let script = format!(
                "const script = document.createElement('script'); script.src = '/foreign-{at}.js'; \
                    document.head.append(script)"
            );
            visit.runs(&script).await;
            let heard =
                async || (visit.runs("return window.heard").await.as_u64()? > at).then_some(());
            visit.until(&format!("the error of foreign-{at}.js"), heard).await;
            assert_eq!(visit.value("Adresse e-mail").await, "martine@exemple.fr", "{at}");
        }
        let change = case("ChangeEmail");
        acts(visit, &change).await;
        is_done(visit, &change).await;
    })
    .await;
}
