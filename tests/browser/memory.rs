//! Memory use stays constant over many screens, so that a page can stay open all day on a phone.

use mon_espace_sante::sandbox::Limits;
use serde_json::json;

use crate::sites::copy_with_script;
use crate::visit::{Visit, visit_site};

/// Exposes the memory of the WebAssembly program as `window.programMemory`. Titles get the focus without the delay for
/// screen readers (300 ms), which would add up to two and a half minutes.
const EXPOSE_MEMORY: &str = "const later = setTimeout; \
    window.setTimeout = (callback, ms) => later(callback, ms === 300 ? 0 : ms); \
    for (const name of ['instantiate', 'instantiateStreaming']) { \
    const original = WebAssembly[name]; \
    WebAssembly[name] = (...args) => original(...args).then(result => { \
        window.programMemory = (result.instance ?? result).exports.memory; return result; }); }";

/// Screens with a form, a list or text, which need no session.
const PATHS: [&str; 10] = [
    "/",
    "/activer/identification",
    "/aide",
    "/activer/naissance",
    "/connexion",
    "/code",
    "/identifiant-oublie",
    "/mentions-legales",
    "/mot-de-passe-oublie",
    "/activer",
];

/// Follows a link to each path in turn, `times` times.
const FOLLOW_LINKS: &str = "const [paths, times, done] = arguments; \
    const frame = () => new Promise(requestAnimationFrame); \
    (async () => { for (let i = 0; i < paths.length * times; i++) { \
        const link = document.createElement('a'); link.href = paths[i % paths.length]; \
        const before = document.querySelector('h1'); \
        document.body.append(link); link.click(); link.remove(); \
        while (document.querySelector('h1') === before || document.activeElement.tagName !== 'H1') await frame(); } \
    })().then(done)";

/// Bytes of program memory, DOM nodes and event listeners, after garbage collection.
async fn memory_use(visit: &Visit) -> [u64; 3] {
    let bytes = visit.run_script("return window.programMemory.buffer.byteLength").await;
    let bytes = bytes.as_u64().unwrap();
    visit.send_cdp("HeapProfiler.collectGarbage", json!({})).await;
    let metrics = visit.send_cdp("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().unwrap();
        let found = all.iter().find(|metric| metric["name"] == name).unwrap();
        found["value"].as_f64().unwrap() as u64
    };
    [bytes, metric("Nodes"), metric("JSEventListeners")]
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_screens_use_no_more_memory_than_two_hundred_in_chromium() {
    let site = copy_with_script("memory", EXPOSE_MEMORY);
    visit_site("memory", Limits::default(), site, async |visit: &Visit| {
        visit.open("/activer").await;
        visit.wait_for_screen("Mon espace santé").await;
        visit.send_cdp("Performance.enable", json!({})).await;
        let mut measured = Vec::new();
        for _ in 0..5 {
            for _ in 0..5 {
                let arguments = vec![json!(PATHS), json!(2)];
                visit.driver.execute_async(FOLLOW_LINKS, arguments).await.unwrap();
            }
            measured.push(memory_use(visit).await);
        }
        println!("{measured:?}");
        assert_eq!(measured[1], measured[4], "after 200 screens and after 500: {measured:?}");
    })
    .await;
}
