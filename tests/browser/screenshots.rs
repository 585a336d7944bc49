//! Takes screenshots of every sample, narrow and wide, light and dark, and compares them with earlier ones.
//!
//! It tests nothing, so it is ignored: `cargo xtask screenshots` runs it. It is here because it needs the
//! sandbox, the browser and the driver of the tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use base64::Engine as _;
use mon_espace_sante::sandbox::Limits;
use serde_json::{Value, json};

use crate::difference::compare;
use crate::visit::{Visit, visit};

const VIEWPORTS: [(u32, u32); 2] = [(360, 800), (1280, 900)];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// The file that lists the screenshots of a folder, one name per line.
pub const LIST: &str = "pictures.txt";

/// Runs before the page's scripts: stops the monotonic clock, and so every countdown; once
/// `window.frozen` is set, timers no longer change the page.
const STOP_TIME: &str = "performance.now = () => 1000; \
    const later = window.setTimeout.bind(window); \
    window.setTimeout = (callback, ms, ...rest) => \
        later(() => { if (!window.frozen) callback(...rest); }, ms); \
    const each = window.setInterval.bind(window); \
    window.setInterval = (callback, ms, ...rest) => \
        each(() => { if (!window.frozen) callback(...rest); }, ms);";

/// Stops animations and the blinking caret, and waits for fonts and images. The content security policy
/// allows a constructed style sheet, which is not an inline style.
const FREEZE: &str = "const done = arguments[arguments.length - 1]; \
    window.frozen = true; \
    const sheet = new CSSStyleSheet(); \
    sheet.replaceSync('*, *::before, *::after { animation: none !important; \
        transition: none !important; caret-color: transparent !important; \
        scroll-behavior: auto !important }'); \
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; \
    scrollTo(0, 0); \
    const images = [...document.images].map(image => image.decode().catch(() => {})); \
    Promise.all([document.fonts.ready, ...images]).then(() => \
        requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";

/// Returns the path of every sample, from the list at `/apercu`.
const SAMPLES: &str = "const sample = /^\\/apercu\\/(?!cote-a-cote\\/)[^/]+\\/[^/]+\\/[^/]+$/; \
    const paths = [...document.querySelectorAll('a[href^=\"/apercu/\"]')].map(a => a.pathname); \
    return [...new Set(paths.filter(path => sample.test(path)))]";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes screenshots: cargo xtask screenshots"]
async fn every_sample_is_captured() {
    let folder = PathBuf::from(std::env::var("MES_PICTURES").expect("MES_PICTURES"));
    let only = std::env::var("MES_PICTURES_ONLY").unwrap_or_default();
    let against = std::env::var("MES_PICTURES_AGAINST").ok().map(PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    for name in listed_screenshots(&folder) {
        let _ = fs::remove_file(folder.join(name));
    }
    let start = Instant::now();
    // One browser per width, both at once; each open page is captured in both colour schemes.
    let (narrow, wide) = tokio::join!(
        take_screenshots(VIEWPORTS[0], &folder, &only, start),
        take_screenshots(VIEWPORTS[1], &folder, &only, start)
    );
    let taken: BTreeSet<String> = narrow.into_iter().chain(wide).collect();
    let list: String = taken.iter().map(|name| format!("{name}\n")).collect();
    fs::write(folder.join(LIST), list).unwrap();
    println!(
        "{} screenshots in {} ({:.0} s)",
        taken.len(),
        folder.display(),
        start.elapsed().as_secs_f32()
    );
    if let Some(before) = against {
        compare(&before, &folder, &only);
    }
}

/// The names in the list of a folder; empty when there is no list.
pub fn listed_screenshots(folder: &Path) -> BTreeSet<String> {
    let list = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    list.lines().map(str::to_owned).collect()
}

/// Takes screenshots of every sample in one viewport and returns their names.
async fn take_screenshots(
    (width, height): (u32, u32),
    folder: &Path,
    only: &str,
    start: Instant,
) -> Vec<String> {
    let mut taken = Vec::new();
    visit(&format!("screenshots-{width}"), Limits::default(), async |visit: &Visit| {
        visit.set_viewport(width, height).await;
        visit.send_cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        visit.open("/apercu").await;
        visit.wait_for_screen("Aperçu des écrans").await;
        let list = visit.run_script(SAMPLES).await;
        let mut paths: Vec<String> = serde_json::from_value(list).unwrap();
        paths.retain(|path| path.contains(only));
        assert!(!paths.is_empty(), "no sample has “{only}” in its address");
        visit
            .send_cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": STOP_TIME }))
            .await;
        for (index, path) in paths.iter().enumerate() {
            visit.open(path).await;
            wait_for_sample(visit).await;
            visit.driver.execute_async(FREEZE, Vec::new()).await.unwrap();
            for scheme in SCHEMES {
                let state = path.trim_start_matches("/apercu/");
                let name = format!("{state}.{width}.{scheme}.png");
                let file = folder.join(&name);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, screenshot(visit, scheme).await).unwrap();
                taken.push(name);
            }
            if (index + 1) % 25 == 0 || index + 1 == paths.len() {
                let seconds = start.elapsed().as_secs();
                println!("{width} px: {} of {} samples, {seconds} s", index + 1, paths.len());
            }
        }
    })
    .await;
    taken
}

/// Waits until a sample has finished its actions: typed, sent, received its answer.
async fn wait_for_sample(visit: &Visit) {
    let done = "return document.querySelector('h1[tabindex], main .waiting') !== null \
        && document.documentElement.dataset.apercu !== 'en-cours' \
        && (!location.pathname.startsWith('/apercu/information/') \
            || document.querySelector('div.prose') !== null)";
    visit
        .wait_until("the sample", async || (visit.run_script(done).await == true).then_some(()))
        .await;
}

/// The whole page in a colour scheme, as PNG.
async fn screenshot(visit: &Visit, scheme: &str) -> Vec<u8> {
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    visit.send_cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    let metrics = visit.send_cdp("Page.getLayoutMetrics", json!({})).await;
    let size = &metrics["cssContentSize"];
    let clip = json!({
        "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1,
    });
    let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let taken: Value = visit.send_cdp("Page.captureScreenshot", parameters).await;
    base64::engine::general_purpose::STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
}
