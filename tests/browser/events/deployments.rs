//! A new version was deployed, or a file of the site does not come.

use std::fs;
use std::path::{Path, PathBuf};

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;

use crate::failures::copy_of_site;
use crate::visit::{Visit, visit, visit_site};

const RECOVERY: &str = "Un problème technique est survenu";

/// The endings of the files whose names hold their hash: the program’s two and the style.
const HASHED: [&str; 3] = [".wasm", ".js", ".css"];

/// The file of such an ending.
fn hashed(site: &Path, ending: &str) -> String {
    let names = fs::read_dir(site).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names = names.map(|name| name.into_string().unwrap());
    let is_hashed = |name: &str| ["app-", "main-"].iter().any(|start| name.starts_with(start));
    names.find(|name| is_hashed(name) && name.ends_with(ending)).unwrap()
}

/// How many times a file was asked for.
fn asked(visit: &Visit, path: &str) -> usize {
    visit.host.pages().iter().filter(|page| **page == format!("GET {path}")).count()
}

/// How many times the page itself was loaded.
fn loads(visit: &Visit) -> usize {
    asked(visit, "/activer")
}

/// Nobody pays twice for what comes before the first screen.
#[tokio::test(flavor = "multi_thread")]
async fn a_first_visit_asks_for_each_file_once() {
    visit("asked-once", Limits::default(), async |visit: &Visit| {
        visit.open("/activer").await;
        visit.arrives("Mon espace santé").await;
        let site = PathBuf::from(std::env::var("MES_SITE").unwrap());
        let hashed = HASHED.map(|ending| format!("/{}", hashed(&site, ending)));
        let others = ["/activer", "/boot.js", "/config.json"].map(str::to_owned);
        for path in hashed.iter().chain(&others) {
            assert_eq!(asked(visit, path), 1, "{path}: {:?}", visit.host.pages());
        }
        // Beside these the icon, which browsers ask for in their own time.
        let others = visit.host.pages().into_iter().filter(|page| !page.ends_with(".svg")).count();
        assert_eq!(others, 6, "{:?}", visit.host.pages());
    })
    .await;
}

/// Whoever comes again asks for the page, `boot.js` and the configuration alone.
#[tokio::test(flavor = "multi_thread")]
async fn a_return_visit_asks_for_nothing_that_has_not_changed() {
    visit("asked-again", Limits::default(), async |visit: &Visit| {
        visit.open("/activer").await;
        visit.arrives("Mon espace santé").await;
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        let site = PathBuf::from(std::env::var("MES_SITE").unwrap());
        for ending in HASHED {
            let path = format!("/{}", hashed(&site, ending));
            assert_eq!(asked(visit, &path), 1, "{path}: {:?}", visit.host.pages());
        }
        for path in ["/boot.js", "/config.json"] {
            assert_eq!(asked(visit, path), 2, "{path}: {:?}", visit.host.pages());
        }
    })
    .await;
}

/// What browsers write of a file that is not what it should be.
fn expects_what_is_gone(visit: &Visit) {
    for words in ["integrity", "MIME type"] {
        visit.expects(words);
    }
}

async fn reloads_once_and_says_so(visit: &Visit) {
    expects_what_is_gone(visit);
    visit.open("/activer").await;
    visit.arrives(RECOVERY).await;
    visit.sees("34 22").await;
    assert_eq!(loads(visit), 2, "one reload, {:?}", visit.host.pages());
    // The person may ask again, and is told again: no loop.
    visit.presses("Recharger la page").await;
    visit.until("the page again", async || (loads(visit) >= 3).then_some(())).await;
    visit.arrives(RECOVERY).await;
    assert_eq!(loads(visit), 3, "{:?}", visit.host.pages());
}

/// Its old files are gone (404): one reload by itself, then « Un problème technique est survenu » and « Recharger
/// la page ».
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_gone_is_asked_for_once_more_then_said_so() {
    for ending in HASHED {
        let site = copy_of_site(&format!("gone{ending}"));
        fs::remove_file(site.join(hashed(&site, ending))).unwrap();
        visit_site("gone", Limits::default(), site, reloads_once_and_says_so).await;
    }
}

/// A server that answers the page (200) for every file that it has not: the same.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_answers_the_page_for_a_file_that_is_gone_is_no_loop() {
    for ending in HASHED {
        let site = copy_of_site(&format!("page-for{ending}"));
        fs::copy(site.join("index.html"), site.join(hashed(&site, ending))).unwrap();
        visit_site("page-for", Limits::default(), site, reloads_once_and_says_so).await;
    }
}

/// Gone while the new files were put on line: one reload by itself, and the page is there.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_comes_with_the_reload_needs_nobody() {
    let site = PathBuf::from(std::env::var("MES_SITE").unwrap());
    for ending in HASHED {
        let name = format!("/{}", hashed(&site, ending));
        visit("comes-again", Limits::default(), async |visit: &Visit| {
            expects_what_is_gone(visit);
            let gone = Fault::instead(404, "text/html; charset=utf-8", "<h1>404</h1>");
            visit.host.fault(&name, gone);
            visit.open("/activer").await;
            visit.arrives("Mon espace santé").await;
            // Firefox asks by itself for what was preloaded in vain, and needs no reload.
            assert!(loads(visit) <= 2, "{:?}", visit.host.pages());
            // So that it reloads again when files are gone the next time.
            let flag = visit.runs("return sessionStorage.length").await;
            assert_eq!(flag, 0, "what was kept of the reload");
        })
        .await;
    }
}

/// « Le service est mal configuré », or « Un problème technique est survenu. » and « Réessayer » in the page to
/// read: never a blank page.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_in_the_place_of_a_file_is_told() {
    let site = copy_of_site("pages-for-files");
    let page = fs::read(site.join("index.html")).unwrap();
    fs::write(site.join("pages.fr.json"), &page).unwrap();
    visit_site("pages-for-files", Limits::default(), site.clone(), async |visit: &Visit| {
        visit.open("/mentions-legales").await;
        visit.arrives("Mentions légales").await;
        visit.sees("Un problème technique est survenu.").await;
        visit.button("Réessayer").await;
        fs::write(site.join("config.json"), &page).unwrap();
        visit.open("/activer").await;
        visit.arrives("Le service est mal configuré").await;
    })
    .await;
}
