//! Writes the production form as static HTML, from the running production page.

use std::fs;

use mon_espace_sante::sandbox::Limits;

use super::{PATH, folder};
use crate::visit::{Visit, visit_site};

/// Returns nothing until the form is shown and its style sheets are loaded. Then returns the page as HTML without
/// scripts and comments, and the texts of its styles in one element. A style sheet that only browsers without
/// JavaScript load is in a `noscript` element, and so not in the list.
const SERIALISE: &str = "const done = arguments[0]; (async () => { \
    const app = document.getElementById('app'); \
    if (!app.querySelector('form input') || document.readyState !== 'complete') return null; \
    const styles = await Promise.all([...document.querySelectorAll('style, link[rel=stylesheet]')] \
        .map(style => style.href ? fetch(style.href).then(sheet => sheet.text()) : style.textContent)); \
    const copy = app.cloneNode(true); \
    copy.querySelectorAll('script, noscript, template').forEach(e => e.remove()); \
    const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT); \
    const found = []; while (comments.nextNode()) found.push(comments.currentNode); \
    found.forEach(comment => comment.remove()); \
    return '<!doctype html><html lang=fr><meta charset=utf-8>' \
        + '<meta name=viewport content=\"width=device-width,initial-scale=1\">' \
        + '<title>' + document.title + '</title><link rel=icon type=image/svg+xml href=/icon.svg>' \
        + '<style>' + styles.join('') + '</style><body>' + copy.outerHTML; \
    })().then(done)";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "prepares measurements: cargo xtask bench"]
async fn static_page_is_written() {
    let file = folder("MES_BENCH_STATIC").join("index.html");
    visit_site("bench-static", Limits::default(), folder("MES_SITE"), async |visit: &Visit| {
        visit.open(PATH).await;
        // The program may still change a form that the server sent.
        visit.driver.execute_async(PROGRAM_IS_QUIET, Vec::new()).await.unwrap();
        let html = visit
            .wait_until("the form", async || {
                let html = visit.driver.execute_async(SERIALISE, Vec::new()).await.ok()?;
                html.json().as_str().map(str::to_owned)
            })
            .await;
        fs::write(&file, html).unwrap();
    })
    .await;
}

/// Ends when the form exists and the page has not changed for a second.
const PROGRAM_IS_QUIET: &str = "const done = arguments[0]; let timer; \
    const wait = () => { clearTimeout(timer); timer = setTimeout(check, 1000); }; \
    const observer = new MutationObserver(wait); \
    const check = () => { if (!document.querySelector('#app form input')) return wait(); \
        observer.disconnect(); done(); }; \
    observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true }); \
    wait()";
