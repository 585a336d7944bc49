//! What people do on a page before its program runs: nothing is lost, moved or sent twice.

use std::fs;
use std::path::Path;
use std::time::Duration;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use serde_json::json;

use crate::activation::{CODE, NIR, PHOTO, SERIAL};
use crate::sites::{copy_of_site, copy_with_script};
use crate::visit::{Visit, visit, visit_site};

const FORM: &str = "/activer/identification";

/// What the page says after 15 s.
const SLOW: &str = "Le chargement est plus long que d’habitude.";

/// Whether the program has taken over the page.
pub async fn runs(visit: &Visit) -> bool {
    let script = "return !document.querySelector('#app[data-screen]')";
    visit.run_script(script).await == json!(true)
}

async fn wait_until_it_runs(visit: &Visit) {
    visit.wait_until("the program", async || runs(visit).await.then_some(())).await;
}

/// Delays every program of the site by some seconds.
fn hold_program(visit: &Visit, site: &Path, seconds: u64) {
    let names = fs::read_dir(site).unwrap().map(|entry| entry.unwrap().file_name());
    let names = names.filter_map(|name| name.into_string().ok());
    let programs: Vec<_> =
        names.filter(|name| name.starts_with("app-") && name.ends_with(".wasm")).collect();
    assert!(!programs.is_empty(), "no program in {}", site.display());
    for program in programs {
        visit.host.inject_fault(&format!("/{program}"), Fault::Slow(Duration::from_secs(seconds)));
    }
}

fn built_site() -> String {
    std::env::var("MES_SITE").unwrap()
}

/// The number of identifications that the backend has received.
fn identifications(visit: &Visit) -> usize {
    visit.host.calls().iter().filter(|call| call.path == "/activation/identification").count()
}

/// Types everything except the end of the serial number before the program runs, and the end afterwards.
async fn type_across_the_start(visit: &Visit, site: &Path, seconds: u64) {
    hold_program(visit, site, seconds);
    visit.open(FORM).await;
    visit.fill(CODE, "HuqZF3KXCz8k").await;
    visit.fill(NIR, "116304403801618").await;
    visit.click_label(PHOTO).await;
    visit.fill(SERIAL, "010245").await;
    assert!(!runs(visit).await, "typed before the program runs");
    if seconds > 20 {
        visit.wait_for_text(SLOW).await;
    }
    wait_until_it_runs(visit).await;
    // Focus and caret are where they were.
    let caret = "const e = document.activeElement; return [e.id, e.selectionStart]";
    assert_eq!(visit.run_script(caret).await, json!(["serie", 6]));
    visit.driver.active_element().await.unwrap().send_keys("76124").await.unwrap();
    assert_eq!(visit.value(CODE).await, "HuqZF3KXCz8k");
    assert_eq!(visit.value(SERIAL).await, "01024576124");
    assert_eq!(identifications(visit), 0);
    visit.click("Continuer").await;
    visit.wait_for_title("Je prends ma décision").await;
    assert_eq!(identifications(visit), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_types_before_the_program_runs() {
    visit("early-typing", Limits::default(), async |visit: &Visit| {
        type_across_the_start(visit, Path::new(&built_site()), 4).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn typing_survives_a_program_that_is_half_a_minute_late() {
    visit("early-late", Limits::default(), async |visit: &Visit| {
        type_across_the_start(visit, Path::new(&built_site()), 31).await;
    })
    .await;
}

/// A script of an extension that works in the page, or one that got in, cannot turn text into HTML or load another script.
#[tokio::test(flavor = "multi_thread")]
async fn no_text_becomes_html_or_a_script() {
    let script = "addEventListener('DOMContentLoaded', () => { \
        const attempts = { \
            html: () => { document.body.innerHTML = '<p>x</p>'; }, \
            script: () => { document.createElement('script').src = '/app-0000.js'; }, \
            policy: () => { trustedTypes.createPolicy('autre', {}); }, \
        }; \
        const refused = Object.keys(attempts).filter(name => { \
            try { attempts[name](); return false; } catch (error) { return error instanceof TypeError; } \
        }); \
        document.documentElement.dataset.refused = refused.join(' '); \
    });";
    let site = copy_with_script("early-html", script);
    visit_site("early-html", Limits::default(), site.clone(), async |visit: &Visit| {
        for text in ["TrustedHTML", "TrustedScriptURL", "rustedTypePolicy", "trusted-types"] {
            visit.expect_console_error(text);
        }
        visit.open(FORM).await;
        wait_until_it_runs(visit).await;
        let refused = visit.run_script("return document.documentElement.dataset.refused").await;
        assert_eq!(refused, "html script policy");
    })
    .await;
}

/// An extension inserts elements, a translation program replaces every text.
#[tokio::test(flavor = "multi_thread")]
async fn typing_survives_inserted_elements_and_a_translation() {
    let script = "addEventListener('DOMContentLoaded', () => { \
        for (const input of document.querySelectorAll('input')) { \
            input.after(document.createElement('div')); \
            input.before(document.createElement('span')); \
        } \
        document.querySelector('form').prepend(document.createElement('div')); \
        const walker = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT); \
        const texts = []; \
        while (walker.nextNode()) texts.push(walker.currentNode); \
        for (const text of texts) { \
            if (!text.data.trim() || text.parentElement.closest('svg')) continue; \
            const font = document.createElement('font'); \
            font.append(text.data); \
            text.replaceWith(font); \
        } \
    });";
    let site = copy_with_script("early-changes", script);
    visit_site("early-changes", Limits::default(), site.clone(), async |visit: &Visit| {
        type_across_the_start(visit, &site, 4).await;
    })
    .await;
}

/// The configuration was changed after the pages were written.
#[tokio::test(flavor = "multi_thread")]
async fn typing_survives_a_changed_configuration() {
    let site = copy_of_site("early-configuration");
    let config =
        r#"{ "help_hours": "Tous les jours.", "notice": { "text": "Travaux dimanche." } }"#;
    fs::write(site.join("config.json"), config).unwrap();
    visit_site("early-configuration", Limits::default(), site.clone(), async |visit: &Visit| {
        type_across_the_start(visit, &site, 4).await;
        visit.wait_for_text("Travaux dimanche.").await;
        visit.wait_for_text("Tous les jours.").await;
    })
    .await;
    // Maintenance that was announced after something was typed does not take the form away.
    fs::write(site.join("config.json"), r#"{ "maintenance": true }"#).unwrap();
    visit_site("early-maintenance", Limits::default(), site.clone(), async |visit: &Visit| {
        hold_program(visit, &site, 3);
        visit.open(FORM).await;
        visit.fill(CODE, "HuqZF3KXCz8k").await;
        wait_until_it_runs(visit).await;
        assert_eq!(visit.value(CODE).await, "HuqZF3KXCz8k");
        // Where nothing was typed, the page says that the service is closed.
        visit.open(FORM).await;
        visit.wait_for_screen("Le service est fermé pour maintenance").await;
    })
    .await;
}

/// The button is pressed before the program runs: it says so, and sends once.
#[tokio::test(flavor = "multi_thread")]
async fn martine_presses_the_button_before_the_program_runs() {
    visit("early-press", Limits::default(), async |visit: &Visit| {
        hold_program(visit, Path::new(&built_site()), 5);
        visit.open(FORM).await;
        visit.fill(CODE, "HuqZF3KXCz8k").await;
        visit.fill(NIR, "116304403801618").await;
        visit.click_label(PHOTO).await;
        visit.fill(SERIAL, "01024576124").await;
        visit.click("Continuer").await;
        visit.wait_for_text("La page finit de se charger").await;
        let below = "const button = document.querySelector('form [type=submit]'); \
            return button.compareDocumentPosition(document.querySelector('[data-boot]')) \
                === Node.DOCUMENT_POSITION_FOLLOWING";
        assert_eq!(visit.run_script(below).await, json!(true), "said below the button");
        visit.click("Un instant…").await;
        assert!(!runs(visit).await, "pressed before the program runs");
        assert_eq!(identifications(visit), 0);
        visit.wait_for_title("Je prends ma décision").await;
        assert_eq!(identifications(visit), 1);
    })
    .await;
}

/// `boot.js` does not come: Enter in a filled form changes nothing, and nothing leaves the page.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_its_script_does_nothing() {
    let site = copy_of_site("without-boot");
    for entry in fs::read_dir(&site).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with("boot-") {
            fs::remove_file(path).unwrap();
        }
    }
    visit_site("without-boot", Limits::default(), site, async |visit: &Visit| {
        visit.expect_console_error("boot-");
        visit.expect_console_error("integrity");
        visit.expect_console_error("MIME type");
        visit.open(FORM).await;
        visit.fill(CODE, "HuqZF3KXCz8k").await;
        visit.fill(SERIAL, "01024576124\u{e007}").await;
        visit.click("Continuer").await;
        let address = visit.driver.current_url().await.unwrap();
        assert_eq!((address.path(), address.query(), address.fragment()), (FORM, None, None));
        assert_eq!(visit.value(CODE).await, "HuqZF3KXCz8k");
        assert!(visit.host.calls().is_empty());
        let pages = visit.host.pages();
        let loads = pages.iter().filter(|page| page.ends_with(FORM)).count();
        assert_eq!(loads, 1, "{pages:?}");
        // Links and disclosures work by themselves.
        visit.click("Où trouver mon numéro de sécurité sociale ?").await;
        visit.wait_for_text("Votre numéro de sécurité sociale comporte 15 chiffres").await;
        visit.click("Aide").await;
        visit.wait_for_text("Trouvez votre question ci-dessous").await;
    })
    .await;
}

/// A browser without WebAssembly: an old one, or one whose protection disables it. Pages that can be read stay.
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_without_webassembly_is_told_why() {
    let without = "delete window.WebAssembly;";
    let old = "delete window.WebAssembly; delete HTMLScriptElement.prototype.noModule;";
    let cases = [
        ("without-webassembly", without, "Votre navigateur bloque cette page"),
        ("old-browser", old, "Votre navigateur est trop ancien"),
    ];
    for (name, script, title) in cases {
        let site = copy_with_script(name, script);
        visit_site(name, Limits::default(), site, async |visit: &Visit| {
            for path in [FORM, "/espace"] {
                visit.open(path).await;
                visit.wait_for_title(title).await;
                visit.wait_for_text("34 22").await;
                assert!(!visit.text().await.contains("Continuer"));
            }
            visit.open("/aide").await;
            visit.wait_for_text("Trouvez votre question ci-dessous").await;
            assert!(!visit.text().await.contains("navigateur est trop ancien"));
        })
        .await;
    }
}

/// Where the screen depends on the person, the session is asked for while the program loads, and only once.
#[tokio::test(flavor = "multi_thread")]
async fn the_session_is_read_once_while_the_program_loads() {
    visit("early-session", Limits::default(), async |visit: &Visit| {
        visit.at_decision().await;
        let calls = || visit.host.calls().iter().filter(|call| call.path == "/session").count();
        let before = calls();
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Je prends ma décision").await;
        assert_eq!(calls(), before + 1);
        // The request is that of `boot.js`: it comes before the program is requested or read from the cache.
        let order = "const began = name => performance.getEntriesByType('resource') \
            .find(e => e.name.includes(name)).startTime; return began('/session') <= began('.wasm')";
        assert_eq!(visit.run_script(order).await, json!(true));
    })
    .await;
}
