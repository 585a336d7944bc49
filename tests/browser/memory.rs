//! Whoever leaves the page open all day does not fill the memory of a telephone.

use mon_espace_sante::sandbox::Limits;
use serde_json::json;

use crate::failures::copy_with_script;
use crate::visit::{Visit, visit_site};

/// Keeps the program’s memory at hand.
const KEEPS: &str = "for (const way of ['instantiate', 'instantiateStreaming']) { \
    const start = WebAssembly[way]; \
    WebAssembly[way] = (...given) => start(...given).then(made => { \
        window.kept = (made.instance ?? made).exports.memory; return made; }); }";

/// Screens with a form, with a list and to read, which anybody may open.
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

/// Follows a link to each of them, one after the other, some times.
const WALKS: &str = "const [paths, times, done] = arguments; \
    const frame = () => new Promise(requestAnimationFrame); \
    (async () => { for (let i = 0; i < paths.length * times; i++) { \
        const link = document.createElement('a'); link.href = paths[i % paths.length]; \
        const before = document.querySelector('h1'); \
        document.body.append(link); link.click(); link.remove(); \
        while (document.querySelector('h1') === before || document.activeElement.tagName !== 'H1') await frame(); } \
    })().then(done)";

/// Bytes of the program’s memory, the page’s elements and its listeners, rubbish taken out.
async fn held(visit: &Visit) -> [u64; 3] {
    let bytes = visit.runs("return window.kept.buffer.byteLength").await.as_u64().unwrap();
    visit.chromium("HeapProfiler.collectGarbage", json!({})).await;
    let metrics = visit.chromium("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().unwrap();
        let found = all.iter().find(|metric| metric["name"] == name).unwrap();
        found["value"].as_f64().unwrap() as u64
    };
    [bytes, metric("Nodes"), metric("JSEventListeners")]
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_screens_weigh_no_more_than_two_hundred_in_chromium() {
    let site = copy_with_script("memory", KEEPS);
    visit_site("memory", Limits::default(), site, async |visit: &Visit| {
        visit.open("/activer").await;
        visit.arrives("Mon espace santé").await;
        visit.chromium("Performance.enable", json!({})).await;
        let mut all = Vec::new();
        for _ in 0..5 {
            for _ in 0..5 {
                let walk = vec![json!(PATHS), json!(2)];
                visit.driver.execute_async(WALKS, walk).await.unwrap();
            }
            all.push(held(visit).await);
        }
        println!("{all:?}");
        assert_eq!(all[1], all[4], "after 200 screens and after 500: {all:?}");
    })
    .await;
}
