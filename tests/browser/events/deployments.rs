//! A new version was deployed, or a file of the site cannot be loaded.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;

use crate::activation::CODE;
use crate::early::runs;
use crate::sites::copy_of_site;
use crate::visit::{Visit, visit, visit_site};

const RECOVERY: &str = "Un problème technique est survenu";

/// Extensions of the two files of the program.
const PROGRAM: [&str; 2] = [".wasm", ".js"];

/// The name of the file of the program with this extension.
fn program_file(site: &Path, extension: &str) -> String {
    hashed_file(site, "app-", extension)
}

fn hashed_file(site: &Path, start: &str, extension: &str) -> String {
    let names = fs::read_dir(site).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names = names.map(|name| name.into_string().unwrap());
    names.find(|name| name.starts_with(start) && name.ends_with(extension)).unwrap()
}

/// Number of requests for a file.
fn request_count(visit: &Visit, path: &str) -> usize {
    visit.host.pages().iter().filter(|page| **page == format!("GET {path}")).count()
}

/// No file is downloaded twice before the first screen.
#[tokio::test(flavor = "multi_thread")]
async fn first_visit_requests_each_file_once() {
    visit("first-visit", Limits::default(), async |visit: &Visit| {
        visit.open("/activer").await;
        visit.wait_for_screen("Mon espace santé").await;
        let site = PathBuf::from(std::env::var("MES_SITE").unwrap());
        let hashed = PROGRAM.map(|extension| format!("/{}", program_file(&site, extension)));
        let boot = format!("/{}", hashed_file(&site, "boot-", ".js"));
        let others = ["/activer".to_owned(), boot, "/config.json".to_owned()];
        for path in hashed.iter().chain(&others) {
            assert_eq!(request_count(visit, path), 1, "{path}: {:?}", visit.host.pages());
        }
        // The icon is not counted: browsers request it at an arbitrary time. The sixth is the recorder of the tests.
        let others = visit.host.pages().into_iter().filter(|page| !page.ends_with(".svg")).count();
        assert_eq!(others, 6, "{:?}", visit.host.pages());
    })
    .await;
}

/// The next visit requests only the page and the configuration.
#[tokio::test(flavor = "multi_thread")]
async fn return_visit_requests_no_hashed_file() {
    visit("return-visit", Limits::default(), async |visit: &Visit| {
        visit.open("/activer").await;
        visit.wait_for_screen("Mon espace santé").await;
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        let site = PathBuf::from(std::env::var("MES_SITE").unwrap());
        let mut hashed: Vec<_> =
            PROGRAM.iter().map(|extension| program_file(&site, extension)).collect();
        hashed.push(hashed_file(&site, "boot-", ".js"));
        for name in hashed {
            let path = format!("/{name}");
            assert_eq!(request_count(visit, &path), 1, "{path}: {:?}", visit.host.pages());
        }
        assert_eq!(request_count(visit, "/config.json"), 2, "{:?}", visit.host.pages());
    })
    .await;
}

/// Expects the console errors of a missing file or one with the wrong content.
fn expect_load_errors(visit: &Visit) {
    for text in ["integrity", "MIME type"] {
        visit.expect_console_error(text);
    }
}

/// Checks that a page which can be read stays, that a form says what happened when its button is pressed and keeps what
/// was typed, and that an address without a page of its own shows the recovery page. Nothing reloads by itself.
async fn assert_failure_is_explained(visit: &Visit) {
    expect_load_errors(visit);
    visit.open("/activer").await;
    visit.wait_for_text("Pour l’activer ou m’y opposer").await;
    assert!(!visit.text().await.contains(RECOVERY));
    visit.open("/activer/identification").await;
    visit.fill(CODE, "HuqZF3KXCz8k").await;
    visit.click("Continuer").await;
    visit.wait_for_text("rien n’a été envoyé").await;
    assert_eq!(visit.value(CODE).await, "HuqZF3KXCz8k");
    assert!(visit.host.calls().is_empty(), "{:?}", visit.host.calls().len());
    visit.open("/activer/carte").await;
    visit.wait_for_title(RECOVERY).await;
    visit.wait_for_text("34 22").await;
    visit.click("Recharger la page").await;
    visit.wait_for_title(RECOVERY).await;
    // The page once, and once more to look for new names; the recorder is not counted.
    assert_eq!(request_count(visit, "/activer"), 2, "{:?}", visit.host.pages());
}

/// A file of the program is missing (404), also at the second attempt.
#[tokio::test(flavor = "multi_thread")]
async fn missing_file_is_explained_where_it_matters() {
    for extension in PROGRAM {
        let site = copy_of_site(&format!("missing{extension}"));
        fs::remove_file(site.join(program_file(&site, extension))).unwrap();
        visit_site("missing-file", Limits::default(), site, assert_failure_is_explained).await;
    }
}

/// The same when the server answers with a page (200) instead of a missing file.
#[tokio::test(flavor = "multi_thread")]
async fn page_served_instead_of_a_missing_file_causes_no_reload_loop() {
    for extension in PROGRAM {
        let site = copy_of_site(&format!("page-for{extension}"));
        fs::copy(site.join("index.html"), site.join(program_file(&site, extension))).unwrap();
        visit_site("page-for", Limits::default(), site, assert_failure_is_explained).await;
    }
}

/// A file is missing only while the new version is being deployed: the second attempt loads it, without a reload.
#[tokio::test(flavor = "multi_thread")]
async fn file_missing_during_deployment_is_loaded_by_the_second_attempt() {
    let site = PathBuf::from(std::env::var("MES_SITE").unwrap());
    for extension in PROGRAM {
        let name = format!("/{}", program_file(&site, extension));
        visit("missing-once", Limits::default(), async |visit: &Visit| {
            expect_load_errors(visit);
            let missing = Fault::instead(404, "text/html; charset=utf-8", "<h1>404</h1>");
            visit.host.inject_fault(&name, missing);
            visit.open("/activer").await;
            visit.wait_for_screen("Mon espace santé").await;
            // Firefox requests the file again after the failed preload, and needs no second attempt.
            assert!(request_count(visit, "/activer") <= 2, "{:?}", visit.host.pages());
        })
        .await;
    }
}

/// A page of the build before, whose files are gone: it loads the program of today.
#[tokio::test(flavor = "multi_thread")]
async fn page_of_the_previous_build_loads_the_program_of_today() {
    let site = copy_of_site("previous-page");
    let page = site.join("activer/identification.html");
    let today = fs::read_to_string(&page).unwrap();
    let program = program_file(&site, ".wasm");
    let previous = today
        .replace(&program, "app-0000000000000000.wasm")
        // What the program of today has was different: the column, and the name of the field around the code.
        .replace("class=\"page__column\"", "class=\"old-column\"");
    assert_ne!(previous, today);
    fs::write(&page, &previous).unwrap();
    visit_site("previous-page", Limits::default(), site.clone(), async |visit: &Visit| {
        expect_load_errors(visit);
        let slow = Fault::Slow(Duration::from_secs(2));
        visit.host.inject_fault("/app-0000000000000000.wasm", slow);
        visit.open("/activer/identification").await;
        fs::write(&page, &today).unwrap();
        visit.fill(CODE, "HuqZF3").await;
        visit.wait_until("the program", async || runs(visit).await.then_some(())).await;
        assert_eq!(visit.run_script("return document.activeElement.id").await, "code");
        visit.driver.active_element().await.unwrap().send_keys("KXCz8k").await.unwrap();
        assert_eq!(visit.value(CODE).await, "HuqZF3KXCz8k");
        let titles = "return [document.querySelectorAll('h1').length, document.querySelectorAll('.old-column').length]";
        assert_eq!(visit.run_script(titles).await, serde_json::json!([1, 0]));
    })
    .await;
}

/// The server answers with the page instead of a data file: « Le service est mal configuré » for the
/// configuration, « Un problème technique est survenu. » and « Réessayer » for the text of an information page.
#[tokio::test(flavor = "multi_thread")]
async fn page_served_instead_of_a_data_file_shows_an_error() {
    let site = copy_of_site("pages-for-files");
    let page = fs::read(site.join("index.html")).unwrap();
    fs::write(site.join("pages.fr.json"), &page).unwrap();
    visit_site("pages-for-files", Limits::default(), site.clone(), async |visit: &Visit| {
        visit.open("/").await;
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
        visit.click("Mentions légales").await;
        visit.wait_for_title("Mentions légales").await;
        visit.wait_for_text("Un problème technique est survenu.").await;
        visit.button("Réessayer").await;
        fs::write(site.join("config.json"), &page).unwrap();
        visit.open("/activer").await;
        visit.wait_for_screen("Le service est mal configuré").await;
    })
    .await;
}
