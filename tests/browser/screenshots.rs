//! Pictures of every sample, narrow and wide, light and dark; and what changed since earlier ones.
//!
//! Not a test of anything, and so ignored: `cargo xtask screenshots` runs it. It stands here because the
//! sandbox, the browser and the driver of the tests are what it needs, and needs alike.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use base64::Engine as _;
use mon_espace_sante::sandbox::Limits;
use serde_json::{Value, json};

use crate::difference::compare;
use crate::visit::{Visit, visit};

const WIDTHS: [(u32, u32); 2] = [(360, 800), (1280, 900)];
const SCHEMES: [&str; 2] = ["light", "dark"];

/// The names of the pictures of a folder, a line each.
pub const LIST: &str = "pictures.txt";

/// Before the page: the monotonic clock stands, and with it every countdown; and from when the picture
/// is about to be taken, no timer changes the page any more.
const STILL: &str = "performance.now = () => 1000; \
    const later = window.setTimeout.bind(window); \
    window.setTimeout = (act, ms, ...rest) => \
        later(() => { if (!window.pictured) act(...rest); }, ms); \
    const each = window.setInterval.bind(window); \
    window.setInterval = (act, ms, ...rest) => \
        each(() => { if (!window.pictured) act(...rest); }, ms);";

/// Nothing moves, no caret blinks, what is fetched is there. A sheet made by script is not an inline
/// style: the policy has nothing to say.
const READY: &str = "const done = arguments[arguments.length - 1]; \
    window.pictured = true; \
    const sheet = new CSSStyleSheet(); \
    sheet.replaceSync('*, *::before, *::after { animation: none !important; \
        transition: none !important; caret-color: transparent !important; \
        scroll-behavior: auto !important }'); \
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; \
    scrollTo(0, 0); \
    const images = [...document.images].map(image => image.decode().catch(() => {})); \
    Promise.all([document.fonts.ready, ...images]).then(() => \
        requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";

/// Every sample by its address, from the list that the previews themselves show.
const SAMPLES: &str = "const sample = /^\\/apercu\\/(?!cote-a-cote\\/)[^/]+\\/[^/]+\\/[^/]+$/; \
    const paths = [...document.querySelectorAll('a[href^=\"/apercu/\"]')].map(a => a.pathname); \
    return [...new Set(paths.filter(path => sample.test(path)))]";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes pictures: cargo xtask screenshots"]
async fn every_sample_is_pictured() {
    let folder = PathBuf::from(std::env::var("MES_PICTURES").expect("MES_PICTURES"));
    let only = std::env::var("MES_PICTURES_ONLY").unwrap_or_default();
    let against = std::env::var("MES_PICTURES_AGAINST").ok().map(PathBuf::from);
    fs::create_dir_all(&folder).unwrap();
    for name in listed(&folder) {
        let _ = fs::remove_file(folder.join(name));
    }
    let start = Instant::now();
    // A browser a width, both at once; a page that is there is pictured in both schemes.
    let (narrow, wide) = tokio::join!(
        pictures(WIDTHS[0], &folder, &only, start),
        pictures(WIDTHS[1], &folder, &only, start)
    );
    let taken: BTreeSet<String> = narrow.into_iter().chain(wide).collect();
    let list: String = taken.iter().map(|name| format!("{name}\n")).collect();
    fs::write(folder.join(LIST), list).unwrap();
    println!(
        "{} pictures in {} ({:.0} s)",
        taken.len(),
        folder.display(),
        start.elapsed().as_secs_f32()
    );
    if let Some(before) = against {
        compare(&before, &folder, &only);
    }
}

/// The pictures that a folder says it holds.
pub fn listed(folder: &Path) -> BTreeSet<String> {
    let list = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    list.lines().map(str::to_owned).collect()
}

/// Takes every sample at one width; the names.
async fn pictures(size: (u32, u32), folder: &Path, only: &str, start: Instant) -> Vec<String> {
    let (width, height) = size;
    let mut taken = Vec::new();
    visit(&format!("pictures-{width}"), Limits::default(), async |visit: &Visit| {
        visit.is_wide(width, height).await;
        visit.chromium("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        visit.open("/apercu").await;
        visit.arrives("Aperçu des écrans").await;
        let list = visit.runs(SAMPLES).await;
        let mut paths: Vec<String> = serde_json::from_value(list).unwrap();
        paths.retain(|path| path.contains(only));
        assert!(!paths.is_empty(), "no sample has « {only} » in its address");
        visit.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": STILL })).await;
        for (at, path) in paths.iter().enumerate() {
            visit.open(path).await;
            settled(visit).await;
            visit.driver.execute_async(READY, Vec::new()).await.unwrap();
            for scheme in SCHEMES {
                let state = path.trim_start_matches("/apercu/");
                let name = format!("{state}.{width}.{scheme}.png");
                let file = folder.join(&name);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, picture(visit, scheme).await).unwrap();
                taken.push(name);
            }
            if (at + 1) % 25 == 0 || at + 1 == paths.len() {
                let seconds = start.elapsed().as_secs();
                println!("{width} px: {} of {} samples, {seconds} s", at + 1, paths.len());
            }
        }
    })
    .await;
    taken
}

/// A sample stands when it has done what it says: typed, sent, been answered.
async fn settled(visit: &Visit) {
    let done = "return document.querySelector('h1[tabindex], main .waiting') !== null \
        && document.documentElement.dataset.apercu !== 'en-cours' \
        && (!location.pathname.startsWith('/apercu/information/') \
            || document.querySelector('div.prose') !== null)";
    visit.until("the sample", async || (visit.runs(done).await == true).then_some(())).await;
}

/// The whole page in a scheme, as PNG.
async fn picture(visit: &Visit, scheme: &str) -> Vec<u8> {
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    visit.chromium("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    let metrics = visit.chromium("Page.getLayoutMetrics", json!({})).await;
    let size = &metrics["cssContentSize"];
    let clip = json!({
        "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1,
    });
    let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    let taken: Value = visit.chromium("Page.captureScreenshot", parameters).await;
    base64::engine::general_purpose::STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
}
