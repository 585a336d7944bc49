//! [`Phone`]: a new browser with the window, the processor and the network of a slow phone.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::engine::{DriverProcess, Engine};

/// The script that measures inside the page.
const PROBE: &str = include_str!("probe.js");

/// How much slower the processor is while pages load.
pub(super) const SLOWDOWN: u32 = 4;

/// How much slower the processor is for the time from a key press to the next paint.
pub(super) const SLOWDOWN_FOR_KEYS: u32 = 6;

/// Long enough for the slowest page on a busy machine.
const TIMEOUT: Duration = Duration::from_secs(60);

/// An emulated network.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Network {
    pub(super) name: &'static str,
    down_kbit_s: f64,
    up_kbit_s: f64,
    /// Added to each request.
    latency_ms: f64,
}

impl Network {
    pub(super) const ALL: [Self; 2] = [
        Self { name: "slow 4G", down_kbit_s: 1600.0, up_kbit_s: 750.0, latency_ms: 150.0 },
        Self { name: "slow 3G", down_kbit_s: 400.0, up_kbit_s: 400.0, latency_ms: 400.0 },
    ];
}

/// Starts the driver, which serves all sessions.
pub(super) fn start_driver() -> DriverProcess {
    Engine::Chromium.start(&downloads())
}

/// The folder of downloads; there are none.
fn downloads() -> PathBuf {
    Engine::Chromium.folder().join("downloads/bench")
}

/// A browser with a new profile, and so with an empty cache.
pub(super) struct Phone<'a> {
    driver: WebDriver,
    process: &'a DriverProcess,
}

impl<'a> Phone<'a> {
    /// Starts a browser and opens a small file of the site, so that a process for the site exists. `mode` is the
    /// constant `MODE` of the probe.
    pub(super) async fn start(
        process: &'a DriverProcess,
        site: &str,
        network: Network,
        mode: &str,
    ) -> Self {
        let driver = Engine::Chromium.open_session_without_waiting(process, &downloads()).await;
        let phone = Self { driver, process };
        phone.send("Page.navigate", json!({ "url": format!("{site}/robots.txt") })).await;
        phone
            .wait_until("the warm-up", async || {
                (phone.read("document.readyState").await == "complete").then_some(())
            })
            .await;
        let window = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
        phone.send("Emulation.setDeviceMetricsOverride", window).await;
        phone.send("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        phone.slow_down(SLOWDOWN).await;
        let bytes_per_s = |kbit_s: f64| kbit_s * 1000.0 / 8.0;
        let conditions = json!({
            "offline": false,
            "latency": network.latency_ms,
            "downloadThroughput": bytes_per_s(network.down_kbit_s),
            "uploadThroughput": bytes_per_s(network.up_kbit_s),
        });
        phone.send("Network.enable", json!({})).await;
        phone.send("Network.emulateNetworkConditions", conditions).await;
        phone.send("Page.enable", json!({})).await;
        // Leptos itself turns templates into HTML, which the policy of our pages forbids.
        phone.send("Page.setBypassCSP", json!({ "enabled": true })).await;
        let probe = json!({ "source": format!("const MODE = \"{mode}\";\n{PROBE}") });
        phone.send("Page.addScriptToEvaluateOnNewDocument", probe).await;
        phone
    }

    pub(super) async fn slow_down(&self, rate: u32) {
        self.send("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await;
    }

    /// Starts to load a page, and returns when its response begins.
    pub(super) async fn open(&self, address: &str) {
        let answer = self.send("Page.navigate", json!({ "url": address })).await;
        assert_eq!(answer["errorText"], Value::Null, "{address}");
    }

    /// Presses and releases the key of a lower-case letter.
    pub(super) async fn press_letter(&self, letter: char) {
        let code = u32::from(letter.to_ascii_uppercase());
        for (kind, text) in [("keyDown", letter.to_string()), ("keyUp", String::new())] {
            let mut key = json!({
                "type": kind,
                "key": letter,
                "code": format!("Key{}", letter.to_ascii_uppercase()),
                "windowsVirtualKeyCode": code,
            });
            if !text.is_empty() {
                key["text"] = text.into();
            }
            self.send("Input.dispatchKeyEvent", key).await;
        }
    }

    /// Presses and releases the mouse button at a position of the window.
    pub(super) async fn click(&self, x: f64, y: f64) {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.send("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Evaluates an expression in the page; null when the page is being replaced.
    pub(super) async fn read(&self, expression: &str) -> Value {
        let parameters = json!({ "expression": expression, "returnByValue": true });
        let answer = self.send("Runtime.evaluate", parameters).await;
        answer["result"]["value"].clone()
    }

    /// Repeats `condition` until it returns a value. Panics with `description` after [`TIMEOUT`].
    pub(super) async fn wait_until<T>(
        &self,
        description: &str,
        condition: impl AsyncFn() -> Option<T>,
    ) -> T {
        let start = Instant::now();
        loop {
            if let Some(value) = condition().await {
                return value;
            }
            if start.elapsed() > TIMEOUT {
                let page = self.read("document.documentElement.outerHTML").await;
                panic!("timed out: {description}\n{page}");
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Closes the browser; fails when the page wrote an error to the console.
    pub(super) async fn close(self) {
        let messages = self.process.console(&self.driver).await;
        let errors: Vec<_> = messages.iter().filter(|(error, _)| *error).collect();
        assert!(errors.is_empty(), "console errors: {errors:?}");
        self.driver.clone().quit().await.unwrap();
    }

    async fn send(&self, command: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(command, parameters).await.unwrap()
    }
}
