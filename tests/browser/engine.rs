//! The three engines that journeys walk on: how each is started, and how each tells what its console
//! said. What they have in common is WebDriver (W3C); the rest is here and nowhere else.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::requestdata::RequestData;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, SessionId};

/// Where journeys run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A driver's process with its browser's, ended with the test.
pub struct Driver {
    engine: Engine,
    process: Child,
    /// The screen of a browser that knows no headless way.
    display: Option<Child>,
    address: String,
    /// What the processes wrote.
    said: Arc<Mutex<Vec<String>>>,
}

/// How long a process of a busy machine may take until it listens.
const START: Duration = Duration::from_secs(30);

impl Engine {
    /// The engine that `cargo xtask test` asks for.
    pub fn asked() -> Self {
        match std::env::var("MES_ENGINE").as_deref() {
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok("chromium") | Err(_) => Self::Chromium,
            Ok(other) => panic!("MES_ENGINE: {other}"),
        }
    }

    /// What a session is asked for; what is downloaded goes to the folder.
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
                        // Everything can have the focus, as on any system but one.
                        "accessibility.tabfocus": 7,
                        "devtools.console.stdout.content": true,
                        // Nothing is fetched but the pages of the test.
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

    /// Opens the browser's one session.
    pub async fn opens(self, process: &Driver, downloads: &Path) -> WebDriver {
        let capabilities = self.capabilities(downloads);
        let driver = WebDriver::new(process.address.as_str(), capabilities).await.unwrap();
        if self != Self::Chromium {
            self.is_wide(&driver, 1280, 940).await;
        }
        driver
    }

    /// Sets the window. It stands around the middle of the screen, where the pointer is: on a screen
    /// without a window manager the window under the pointer has the focus.
    pub async fn is_wide(self, driver: &WebDriver, width: u32, height: u32) {
        let x = i64::from(SCREEN.0.saturating_sub(width) / 2);
        let y = i64::from(SCREEN.1.saturating_sub(height) / 2);
        driver.set_window_rect(x, y, width, height).await.unwrap();
    }

    /// Starts the driver, and a screen for the browser that needs one.
    pub fn start(self, downloads: &Path) -> Driver {
        let program = std::env::var("MES_DRIVER").expect("MES_DRIVER: run `cargo xtask test`");
        let mut command = Command::new(program);
        let mut display = None;
        let mut port = None;
        match self {
            Self::Chromium => {
                command.arg("--port=0");
            }
            // Its own console is read in the browser's own context.
            Self::Firefox => {
                command.args(["--port", "0", "--websocket-port", "0", "--allow-system-access"]);
            }
            Self::WebKit => {
                let (screen, number) = screen();
                let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr();
                let free = free.unwrap().port();
                command.arg(format!("--port={free}")).env("DISPLAY", format!(":{number}"));
                // Where GLib says that downloads go.
                let directories = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
                fs::write(downloads.join("user-dirs.dirs"), directories).unwrap();
                command.env("XDG_CONFIG_HOME", downloads);
                (display, port) = (Some(screen), Some(free.to_string()));
            }
        }
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the driver");
        let said = Arc::new(Mutex::new(Vec::new()));
        listen(process.stdout.take().unwrap(), said.clone());
        listen(process.stderr.take().unwrap(), said.clone());
        let port = port.unwrap_or_else(|| {
            within(
                || said.lock().unwrap().iter().find_map(|line| port_in(line)),
                "the driver's port",
            )
        });
        within(|| TcpStream::connect(format!("127.0.0.1:{port}")).ok(), "the driver, listening");
        Driver { engine: self, process, display, address: format!("http://127.0.0.1:{port}"), said }
    }
}

/// Asks until there is an answer.
fn within<T>(ask: impl Fn() -> Option<T>, what: &str) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < START, "{what} in {START:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// « ChromeDriver was started successfully on port 41275. », « Listening on 127.0.0.1:41275 ».
fn port_in(line: &str) -> Option<String> {
    let (_, port) = line
        .split_once("started successfully on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    Some(port.trim_end_matches('.').to_owned())
}

/// Keeps what a process writes, so that its pipe never fills.
fn listen(from: impl Read + Send + 'static, said: Arc<Mutex<Vec<String>>>) {
    std::thread::spawn(move || {
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            said.lock().unwrap().push(String::from_utf8_lossy(&line).into_owned());
        }
    });
}

/// In px.
const SCREEN: (u32, u32) = (1280, 940);

/// A screen of its own for each browser, so that none takes the focus of another: its number.
fn screen() -> (Child, String) {
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

impl Drop for Driver {
    fn drop(&mut self) {
        for process in [Some(&mut self.process), self.display.as_mut()].into_iter().flatten() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl Driver {
    /// What the console said, each with whether it is an error of the page: `console.error`, an
    /// exception, a rejection, a policy violation. A refused fetch writes a line of the network, which
    /// is none.
    pub async fn console(&self, driver: &WebDriver) -> Vec<(bool, String)> {
        match self.engine {
            Engine::Chromium => chromium(driver).await,
            Engine::Firefox => self.firefox(driver).await,
            Engine::WebKit => webkit(driver).await,
        }
    }

    /// The browser keeps exceptions and violations; `console.…` goes to its output, where the words of
    /// a page stand in quotation marks and its own do not.
    async fn firefox(&self, driver: &WebDriver) -> Vec<(bool, String)> {
        context(driver, "chrome").await;
        let entries = driver.execute(FIREFOX, Vec::new()).await.unwrap().json().clone();
        context(driver, "content").await;
        let mut lines: Vec<(bool, String)> = serde_json::from_value(entries).unwrap();
        for line in self.said.lock().unwrap().iter() {
            if let Some(words) = line.strip_prefix("console.") {
                lines.push((words.starts_with("error: \""), line.clone()));
            }
        }
        lines
    }
}

async fn chromium(driver: &WebDriver) -> Vec<(bool, String)> {
    let entries = driver.browser_log().await.unwrap_or_default();
    let is_error =
        |level: &str, source: Option<&str>| level == "SEVERE" && source != Some("network");
    entries
        .into_iter()
        .map(|entry| (is_error(&entry.level, entry.source.as_deref()), entry.message))
        .collect()
}

/// Everything that the browser keeps of pages: not warnings (bit 0), not its own icon of a tab, which
/// the policy refuses it as it would any page.
const FIREFOX: &str = "return Services.console.getMessageArray() \
    .filter(m => m instanceof Ci.nsIScriptError && m.sourceName.startsWith('http')) \
    .map(m => [(m.flags & 1) === 0, m.sourceName + ': ' + m.errorMessage]);";

/// geckodriver's own command: where scripts run.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(hyper::Method::POST, format!("/session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}

async fn context(driver: &WebDriver, name: &'static str) {
    driver.handle().cmd(Context(name)).await.unwrap();
}

/// WebKitGTK tells no console of a session that it forgets, so the page listens to itself, from its
/// opening on; what the policy refused before is told afterwards (Reporting API, buffered).
pub const LISTENS: &str = "if (!window.__heard) { \
    const heard = window.__heard = []; const keep = (error, words) => heard.push([error, String(words)]); \
    addEventListener('error', e => keep(true, 'Uncaught ' + e.message)); \
    addEventListener('unhandledrejection', e => keep(true, 'Uncaught (in promise) ' + e.reason)); \
    for (const kind of ['error', 'warn', 'log']) { const say = console[kind]; \
        console[kind] = (...words) => { keep(kind === 'error', words.join(' ')); say.apply(console, words); }; } \
    new ReportingObserver(reports => reports.forEach(r => keep(true, r.body.effectiveDirective + ' ' + r.body.blockedURL)), \
        { types: ['csp-violation'], buffered: true }).observe(); }";

async fn webkit(driver: &WebDriver) -> Vec<(bool, String)> {
    let taken = format!("{LISTENS} return window.__heard.splice(0);");
    let entries = driver.execute(taken, Vec::new()).await.map(|entries| entries.json().clone());
    entries.map_or_else(
        |_| Vec::new(),
        |entries: Value| serde_json::from_value(entries).unwrap_or_default(),
    )
}
