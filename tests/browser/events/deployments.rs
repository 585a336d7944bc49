//! A new version was deployed, or a file of the site cannot be loaded.

use std::fs;
use std::path::{Path, PathBuf};

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;

use crate::sites::copy_of_site;
use crate::visit::{Visit, visit, visit_site};

const RECOVERY: &str = "Un problème technique est survenu";

/// Extensions of the files with a hash in their name: the two files of the program and the style sheet.
const HASHED: [&str; 3] = [".wasm", ".js", ".css"];

/// The name of the hashed file with this extension.
fn hashed_file(site: &Path, extension: &str) -> String {
    let names = fs::read_dir(site).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names = names.map(|name| name.into_string().unwrap());
    let is_hashed = |name: &str| ["app-", "main-"].iter().any(|prefix| name.starts_with(prefix));
    names.find(|name| is_hashed(name) && name.ends_with(extension)).unwrap()
}

/// Number of requests for a file.
fn request_count(visit: &Visit, path: &str) -> usize {
    visit.host.pages().iter().filter(|page| **page == format!("GET {path}")).count()
}

/// Number of loads of the page.
fn load_count(visit: &Visit) -> usize {
    request_count(visit, "/activer")
}

/// No file is downloaded twice before the first screen.
#[tokio::test(flavor = "multi_thread")]
async fn first_visit_requests_each_file_once() {
    visit("first-visit", Limits::default(), async |visit: &Visit| {
        visit.open("/activer").await;
        visit.wait_for_screen("Mon espace santé").await;
        let site = PathBuf::from(std::env::var("MES_SITE").unwrap());
        let hashed = HASHED.map(|extension| format!("/{}", hashed_file(&site, extension)));
        let others = ["/activer", "/boot.js", "/config.json"].map(str::to_owned);
        for path in hashed.iter().chain(&others) {
            assert_eq!(request_count(visit, path), 1, "{path}: {:?}", visit.host.pages());
        }
        // The icon is not counted: browsers request it at an arbitrary time. The seventh is the recorder of the tests.
        let others = visit.host.pages().into_iter().filter(|page| !page.ends_with(".svg")).count();
        assert_eq!(others, 7, "{:?}", visit.host.pages());
    })
    .await;
}

/// The next visit requests only the page, `boot.js` and the configuration.
#[tokio::test(flavor = "multi_thread")]
async fn return_visit_requests_no_hashed_file() {
    visit("return-visit", Limits::default(), async |visit: &Visit| {
        visit.open("/activer").await;
        visit.wait_for_screen("Mon espace santé").await;
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        let site = PathBuf::from(std::env::var("MES_SITE").unwrap());
        for extension in HASHED {
            let path = format!("/{}", hashed_file(&site, extension));
            assert_eq!(request_count(visit, &path), 1, "{path}: {:?}", visit.host.pages());
        }
        for path in ["/boot.js", "/config.json"] {
            assert_eq!(request_count(visit, path), 2, "{path}: {:?}", visit.host.pages());
        }
    })
    .await;
}

/// Expects the console errors of a missing file or one with the wrong content.
fn expect_load_errors(visit: &Visit) {
    for text in ["integrity", "MIME type"] {
        visit.expect_console_error(text);
    }
}

/// Checks that the page reloads once by itself, then shows the recovery page.
async fn assert_one_automatic_reload(visit: &Visit) {
    expect_load_errors(visit);
    visit.open("/activer").await;
    visit.wait_for_screen(RECOVERY).await;
    visit.wait_for_text("34 22").await;
    assert_eq!(load_count(visit), 2, "one reload, {:?}", visit.host.pages());
    // Reloading by hand shows the same page again, without a loop.
    visit.click("Recharger la page").await;
    visit.wait_until("the reload", async || (load_count(visit) >= 3).then_some(())).await;
    visit.wait_for_screen(RECOVERY).await;
    assert_eq!(load_count(visit), 3, "{:?}", visit.host.pages());
}

/// A file of the old version is missing (404): one automatic reload, then « Un problème technique est survenu » and
/// « Recharger la page ».
#[tokio::test(flavor = "multi_thread")]
async fn missing_file_causes_one_reload_then_the_recovery_page() {
    for extension in HASHED {
        let site = copy_of_site(&format!("missing{extension}"));
        fs::remove_file(site.join(hashed_file(&site, extension))).unwrap();
        visit_site("missing-file", Limits::default(), site, assert_one_automatic_reload).await;
    }
}

/// The same when the server answers with the page (200) instead of a missing file.
#[tokio::test(flavor = "multi_thread")]
async fn page_served_instead_of_a_missing_file_causes_no_reload_loop() {
    for extension in HASHED {
        let site = copy_of_site(&format!("page-for{extension}"));
        fs::copy(site.join("index.html"), site.join(hashed_file(&site, extension))).unwrap();
        visit_site("page-for", Limits::default(), site, assert_one_automatic_reload).await;
    }
}

/// A file is missing only while the new version is being deployed: one automatic reload shows the page.
#[tokio::test(flavor = "multi_thread")]
async fn file_missing_during_deployment_is_loaded_by_the_automatic_reload() {
    let site = PathBuf::from(std::env::var("MES_SITE").unwrap());
    for extension in HASHED {
        let name = format!("/{}", hashed_file(&site, extension));
        visit("missing-once", Limits::default(), async |visit: &Visit| {
            expect_load_errors(visit);
            let missing = Fault::instead(404, "text/html; charset=utf-8", "<h1>404</h1>");
            visit.host.inject_fault(&name, missing);
            visit.open("/activer").await;
            visit.wait_for_screen("Mon espace santé").await;
            // Firefox requests the file again after the failed preload, and needs no reload.
            assert!(load_count(visit) <= 2, "{:?}", visit.host.pages());
            // The mark of the reload is removed, so that the page can reload again at the next deployment.
            let stored = visit.run_script("return sessionStorage.length").await;
            assert_eq!(stored, 0, "the mark of the reload");
        })
        .await;
    }
}

/// The server answers with the page instead of a data file: « Le service est mal configuré » for the
/// configuration, « Un problème technique est survenu. » and « Réessayer » for the text of an information page.
#[tokio::test(flavor = "multi_thread")]
async fn page_served_instead_of_a_data_file_shows_an_error() {
    let site = copy_of_site("pages-for-files");
    let page = fs::read(site.join("index.html")).unwrap();
    fs::write(site.join("pages.fr.json"), &page).unwrap();
    visit_site("pages-for-files", Limits::default(), site.clone(), async |visit: &Visit| {
        visit.open("/mentions-legales").await;
        visit.wait_for_title("Mentions légales").await;
        visit.wait_for_text("Un problème technique est survenu.").await;
        visit.button("Réessayer").await;
        fs::write(site.join("config.json"), &page).unwrap();
        visit.open("/activer").await;
        visit.wait_for_screen("Le service est mal configuré").await;
    })
    .await;
}
