//! The three browser engines of the tests: starting each one, and reading its console. Everything else is
//! standard WebDriver (W3C), so no other file distinguishes the engines, except for the Chrome DevTools
//! Protocol.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::requestdata::RequestData;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, SessionId};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The process of a WebDriver, killed on drop.
pub struct DriverProcess {
    engine: Engine,
    process: Child,
    /// Xvfb, for a browser without a headless mode.
    display: Option<Child>,
    address: String,
    /// Lines that the driver and its browser wrote.
    output: Arc<Mutex<Vec<String>>>,
}

/// Long enough for a driver to start on a busy machine.
const STARTUP_TIMEOUT: Duration = Duration::from_secs(30);

impl Engine {
    /// The engine in `MES_ENGINE`, which `cargo xtask test` sets.
    pub fn from_env() -> Self {
        match std::env::var("MES_ENGINE").as_deref() {
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok("chromium") | Err(_) => Self::Chromium,
            Ok(other) => panic!("MES_ENGINE: {other}"),
        }
    }

    /// The folder of the files that tests in this engine write.
    pub fn folder(self) -> PathBuf {
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{self:?}"))
    }

    /// Capabilities of a session that downloads into this folder.
    fn capabilities(self, downloads: &Path) -> Capabilities {
        let mut capabilities = Capabilities::new();
        let wanted = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "args": [
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1280,900",
                    ],
                    "prefs": { "download.default_directory": downloads },
                },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {
                        "browser.download.dir": downloads,
                        "browser.download.folderList": 2,
                        "browser.download.always_ask_before_handling_new_types": false,
                        "browser.download.alwaysOpenPanel": false,
                        "pdfjs.disabled": true,
                        "browser.helperApps.neverAsk.saveToDisk": "application/pdf",
                        // Tab reaches links too, which macOS leaves out by default.
                        "accessibility.tabfocus": 7,
                        "devtools.console.stdout.content": true,
                        // These settings stop Firefox's own requests.
                        "app.normandy.enabled": false,
                        "app.update.enabled": false,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                    },
                },
            }),
            Self::WebKit => {
                let browser = std::env::var("MES_MINIBROWSER").expect("MES_MINIBROWSER");
                json!({
                    "browserName": "MiniBrowser",
                    "webkitgtk:browserOptions": { "binary": browser, "args": ["--automation"] },
                })
            }
        };
        for (key, value) in wanted.as_object().unwrap() {
            capabilities.set(key.as_str(), value).unwrap();
        }
        capabilities
    }

    pub async fn open_session(self, process: &DriverProcess, downloads: &Path) -> WebDriver {
        let driver = open(process, self.capabilities(downloads)).await;
        if self != Self::Chromium {
            self.resize_window(&driver, 1280, 940).await;
        }
        driver
    }

    /// Opens a session whose commands do not wait until the page is loaded.
    pub async fn open_session_without_waiting(
        self,
        process: &DriverProcess,
        downloads: &Path,
    ) -> WebDriver {
        let mut capabilities = self.capabilities(downloads);
        capabilities.set("pageLoadStrategy", "none").unwrap();
        open(process, capabilities).await
    }

    /// Sets the size of the window and centres it on the screen, where the pointer is: without a window
    /// manager the window under the pointer has the focus.
    pub async fn resize_window(self, driver: &WebDriver, width: u32, height: u32) {
        let x = i64::from(SCREEN.0.saturating_sub(width) / 2);
        let y = i64::from(SCREEN.1.saturating_sub(height) / 2);
        driver.set_window_rect(x, y, width, height).await.unwrap();
    }

    /// Starts the driver, and Xvfb for WebKit, which has no headless mode.
    pub fn start(self, downloads: &Path) -> DriverProcess {
        let program = std::env::var("MES_DRIVER").expect("MES_DRIVER: run `cargo xtask test`");
        let mut command = Command::new(program);
        let mut display = None;
        let mut port = None;
        match self {
            Self::Chromium => {
                command.arg("--port=0");
            }
            // The console is read in the browser's privileged context, which needs system access.
            Self::Firefox => {
                command.args(["--port", "0", "--websocket-port", "0", "--allow-system-access"]);
            }
            Self::WebKit => {
                let (xvfb, number) = start_xvfb();
                let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr();
                let free = free.unwrap().port();
                command.arg(format!("--port={free}")).env("DISPLAY", format!(":{number}"));
                // GLib reads the download folder from this file.
                let directories = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
                fs::write(downloads.join("user-dirs.dirs"), directories).unwrap();
                command.env("XDG_CONFIG_HOME", downloads);
                (display, port) = (Some(xvfb), Some(free.to_string()));
            }
        }
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the driver");
        let output = Arc::new(Mutex::new(Vec::new()));
        collect_lines(process.stdout.take().unwrap(), output.clone());
        collect_lines(process.stderr.take().unwrap(), output.clone());
        let port = port.unwrap_or_else(|| {
            poll(
                || output.lock().unwrap().iter().find_map(|line| port_in(line)),
                "the port of the driver",
            )
        });
        let address = format!("127.0.0.1:{port}");
        poll(|| TcpStream::connect(&address).ok(), "a connection to the driver");
        let address = format!("http://{address}");
        DriverProcess { engine: self, process, display, address, output }
    }
}

async fn open(process: &DriverProcess, capabilities: Capabilities) -> WebDriver {
    WebDriver::new(process.address.as_str(), capabilities).await.unwrap()
}

/// Repeats `condition` until it returns a value. Panics with `description` after [`STARTUP_TIMEOUT`].
fn poll<T>(condition: impl Fn() -> Option<T>, description: &str) -> T {
    let start = Instant::now();
    loop {
        if let Some(value) = condition() {
            return value;
        }
        assert!(start.elapsed() < STARTUP_TIMEOUT, "timed out: {description}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The port in “ChromeDriver was started successfully on port 41275.” or “Listening on 127.0.0.1:41275”.
fn port_in(line: &str) -> Option<String> {
    let (_, port) = line
        .split_once("started successfully on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    Some(port.trim_end_matches('.').to_owned())
}

/// Collects the lines that a process writes, on a thread, so that its pipe never fills.
fn collect_lines(pipe: impl Read + Send + 'static, output: Arc<Mutex<Vec<String>>>) {
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            output.lock().unwrap().push(String::from_utf8_lossy(&line).into_owned());
        }
    });
}

/// Width and height of the screen, in px.
const SCREEN: (u32, u32) = (1280, 940);

/// Starts Xvfb and returns its display number. Each browser has its own, so that none takes the focus
/// from another.
fn start_xvfb() -> (Child, String) {
    let size = format!("{}x{}x24", SCREEN.0, SCREEN.1);
    let mut process = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb");
    let mut number = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut number).unwrap();
    (process, number.trim().to_owned())
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        for process in [Some(&mut self.process), self.display.as_mut()].into_iter().flatten() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl DriverProcess {
    /// Console messages, each with whether it is an error of the page: `console.error`, an exception, an
    /// unhandled rejection, a policy violation. The network message of a failed fetch is not an error.
    pub async fn console(&self, driver: &WebDriver) -> Vec<(bool, String)> {
        match self.engine {
            Engine::Chromium => chromium_console(driver).await,
            Engine::Firefox => self.firefox_console(driver).await,
            Engine::WebKit => webkit_console(driver).await,
        }
    }

    /// Firefox stores exceptions and policy violations; `console.…` calls go to its output, where
    /// messages of a page are in quotation marks and those of the browser are not.
    async fn firefox_console(&self, driver: &WebDriver) -> Vec<(bool, String)> {
        set_context(driver, "chrome").await;
        let entries = driver.execute(FIREFOX_MESSAGES, Vec::new()).await.unwrap().json().clone();
        set_context(driver, "content").await;
        let mut messages: Vec<(bool, String)> = serde_json::from_value(entries).unwrap();
        for line in self.output.lock().unwrap().iter() {
            if let Some(call) = line.strip_prefix("console.") {
                messages.push((call.starts_with("error: \""), line.clone()));
            }
        }
        messages
    }
}

async fn chromium_console(driver: &WebDriver) -> Vec<(bool, String)> {
    let entries = driver.browser_log().await.unwrap_or_default();
    let is_error =
        |level: &str, source: Option<&str>| level == "SEVERE" && source != Some("network");
    entries
        .into_iter()
        .map(|entry| (is_error(&entry.level, entry.source.as_deref()), entry.message))
        .collect()
}

/// Returns the stored messages whose source is a page (`http…`). This leaves out the icon that Firefox requests for
/// the tab, which the policy blocks. Bit 0 of the flags marks a warning.
const FIREFOX_MESSAGES: &str = "return Services.console.getMessageArray() \
    .filter(m => m instanceof Ci.nsIScriptError && m.sourceName.startsWith('http')) \
    .map(m => [(m.flags & 1) === 0, m.sourceName + ': ' + m.errorMessage]);";

/// geckodriver's command “Set Context”: whether scripts run in the page (`content`) or the browser (`chrome`).
#[derive(Debug)]
struct SetContext(&'static str);

impl FormatRequestData for SetContext {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(hyper::Method::POST, format!("/session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}

async fn set_context(driver: &WebDriver, name: &'static str) {
    driver.handle().cmd(SetContext(name)).await.unwrap();
}

/// Records console messages in the page, because WebKitGTK's driver has no console log. It runs once the
/// page is open; earlier policy violations arrive afterwards (Reporting API, buffered).
pub const CAPTURE_CONSOLE: &str = "if (!window.__console) { \
    const messages = window.__console = []; const add = (error, message) => messages.push([error, String(message)]); \
    addEventListener('error', e => add(true, 'Uncaught ' + e.message)); \
    addEventListener('unhandledrejection', e => add(true, 'Uncaught (in promise) ' + e.reason)); \
    for (const level of ['error', 'warn', 'log']) { const original = console[level]; \
        console[level] = (...values) => { add(level === 'error', values.join(' ')); original.apply(console, values); }; } \
    new ReportingObserver(reports => reports.forEach(r => add(true, r.body.effectiveDirective + ' ' + r.body.blockedURL)), \
        { types: ['csp-violation'], buffered: true }).observe(); }";

async fn webkit_console(driver: &WebDriver) -> Vec<(bool, String)> {
    let script = format!("{CAPTURE_CONSOLE} return window.__console.splice(0);");
    let entries = driver.execute(script, Vec::new()).await.map(|entries| entries.json().clone());
    entries.map_or_else(
        |_| Vec::new(),
        |entries: Value| serde_json::from_value(entries).unwrap_or_default(),
    )
}
