//! One browser in front of one sandbox: finds things by label and role as a person would, waits
//! for what a person would see, and keeps a picture, the page and the console when a test fails.

use std::cell::RefCell;
use std::fs;
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::net::{IpAddr, Ipv4Addr};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::{Host, Running, serve};
use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

/// How long a person would wait before giving up, on a machine that is busy elsewhere.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Visit {
    pub driver: WebDriver,
    pub host: Running,
    expected: RefCell<Vec<&'static str>>,
    /// Where pages stand when the host does not serve them.
    elsewhere: RefCell<Option<String>>,
    _chromedriver: Chromedriver,
}

/// Walks a journey; on a failure keeps what was to be seen under `target/browser-failures/`.
pub async fn visit(name: &str, limits: Limits, walk: impl AsyncFnOnce(&Visit)) {
    let site = PathBuf::from(std::env::var("MES_SITE").expect("MES_SITE: run `cargo xtask test`"));
    visit_site(name, limits, site, walk).await;
}

/// The same over another built site.
pub async fn visit_site(name: &str, limits: Limits, site: PathBuf, walk: impl AsyncFnOnce(&Visit)) {
    let ip = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let host = Host { ip, port: 0, site, watch: false, limits, cors: None, api: None };
    visit_host(name, host, walk).await;
}

/// The same over another host.
pub async fn visit_host(name: &str, host: Host, walk: impl AsyncFnOnce(&Visit)) {
    let host = serve(host).await.unwrap();
    let chromedriver = Chromedriver::start();
    let driver = WebDriver::new(chromedriver.address.as_str(), capabilities()).await.unwrap();
    let visit = Visit {
        driver,
        host,
        expected: RefCell::default(),
        elsewhere: RefCell::default(),
        _chromedriver: chromedriver,
    };
    let walked = AssertUnwindSafe(walk(&visit)).catch_unwind().await;
    let console = visit.console().await;
    if walked.is_err() || !console.is_empty() {
        visit.keep(name, &console).await;
    }
    visit.driver.clone().quit().await.unwrap();
    if let Err(panic) = walked {
        resume_unwind(panic);
    }
    assert!(console.is_empty(), "the console of {name}:\n{}", console.join("\n"));
}

fn capabilities() -> ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    let arguments = [
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
    ];
    for argument in arguments {
        capabilities.add_arg(argument).unwrap();
    }
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All).unwrap();
    capabilities
}

/// The driver's process, ended with the test.
struct Chromedriver {
    process: Child,
    address: String,
}

impl Chromedriver {
    fn start() -> Self {
        let program = std::env::var("MES_CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines
            .find_map(|line| {
                let line = line.ok()?;
                let (_, port) = line.split_once("started successfully on port ")?;
                Some(port.trim_end_matches('.').to_owned())
            })
            .expect("chromedriver's port");
        // What it says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Words as a person reads them: every kind of space is a space.
pub fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Visit {
    /// The pages stand elsewhere than on the host.
    pub fn stands_at(&self, url: &str) {
        *self.elsewhere.borrow_mut() = Some(url.to_owned());
    }

    /// Opens an address.
    pub async fn open(&self, path: &str) {
        let base = self.elsewhere.borrow().clone().unwrap_or_else(|| self.host.url());
        self.driver.goto(format!("{base}{path}")).await.unwrap();
    }

    /// Waits until `look` sees something.
    pub async fn until<T, F: Future<Output = Option<T>>>(
        &self,
        what: &str,
        look: impl Fn() -> F,
    ) -> T {
        let start = Instant::now();
        loop {
            if let Some(seen) = look().await {
                return seen;
            }
            assert!(start.elapsed() < PATIENCE, "not seen: {what}\n{}", self.text().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What is written on the page.
    pub async fn text(&self) -> String {
        match self.driver.find(By::Tag("body")).await {
            Ok(body) => plain(&body.text().await.unwrap_or_default()),
            Err(_) => String::new(),
        }
    }

    /// Waits for words on the page.
    pub async fn sees(&self, words: &str) {
        let words = plain(words);
        self.until(&words, async || self.text().await.contains(&words).then_some(())).await;
    }

    /// Waits for a screen: its one title, and the focus on it.
    pub async fn arrives(&self, title: &str) {
        let title = plain(title);
        self.until(&title, async || {
            let active = self.driver.active_element().await.ok()?;
            let tag = active.tag_name().await.ok()?;
            let words = plain(&active.text().await.ok()?);
            (tag == "h1" && words == title).then_some(())
        })
        .await;
        assert_eq!(self.driver.find_all(By::Tag("h1")).await.unwrap().len(), 1);
    }

    /// The path in the address bar.
    pub async fn path(&self) -> String {
        self.driver.current_url().await.unwrap().path().to_owned()
    }

    /// The document's title.
    pub async fn title(&self) -> String {
        plain(&self.driver.title().await.unwrap())
    }

    async fn by_words(&self, tags: &str, words: &str) -> Option<WebElement> {
        let words = plain(words);
        for element in self.driver.find_all(By::Css(tags)).await.ok()? {
            let shown = element.is_displayed().await.unwrap_or(false);
            if shown && plain(&element.text().await.ok()?) == words {
                return Some(element);
            }
        }
        None
    }

    /// The field of a label.
    pub async fn field(&self, label: &str) -> WebElement {
        self.until(label, async || {
            let label = self.by_words("label, label .choice__title", label).await?;
            let script = "return arguments[0].closest('label').control";
            let control = self.driver.execute(script, vec![label.to_json().ok()?]).await.ok()?;
            control.element().ok()
        })
        .await
    }

    /// Types into the field of a label, whatever it held.
    pub async fn types(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Chooses a card or ticks a box by its label.
    pub async fn chooses(&self, label: &str) {
        let label = self
            .until(label, async || self.by_words("label, label .choice__title", label).await)
            .await;
        label.click().await.unwrap();
    }

    /// Chooses the row of a profile by its name.
    pub async fn chooses_profile(&self, name: &str) {
        let row = self.until(name, async || self.by_words(".profile__name", name).await).await;
        row.click().await.unwrap();
    }

    /// What the field of a label holds.
    pub async fn value(&self, label: &str) -> String {
        self.field(label).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// The sentence at the field of a label.
    pub async fn error(&self, label: &str) -> String {
        let field = self.field(label).await;
        assert_eq!(field.attr("aria-invalid").await.unwrap().as_deref(), Some("true"));
        let described = field.attr("aria-describedby").await.unwrap().unwrap();
        let error = described.split(' ').next().unwrap().to_owned();
        plain(&self.driver.find(By::Id(error)).await.unwrap().text().await.unwrap())
    }

    /// Presses a button, or follows a link, by its words.
    pub async fn presses(&self, words: &str) {
        let button = self.button(words).await;
        button.scroll_into_view().await.unwrap();
        button.click().await.unwrap();
    }

    /// A button or a link by its words.
    pub async fn button(&self, words: &str) -> WebElement {
        self.until(words, async || self.by_words("button, a, summary", words).await).await
    }

    /// Runs a script in the page.
    pub async fn runs(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    /// A command of Chromium's own protocol.
    pub async fn chromium(&self, command: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(command, parameters).await.unwrap()
    }

    /// Lines that this journey must provoke, and that are no error of the application.
    pub fn expects(&self, words: &'static str) {
        self.expected.borrow_mut().push(words);
    }

    /// A narrow page: a window is never narrower than 500 px, so the metrics are set.
    pub async fn is_wide(&self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Nothing is wider than the page.
    pub async fn fits(&self) {
        let script = "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]";
        let widths = self.runs(script).await;
        assert!(widths[0].as_i64() <= widths[1].as_i64(), "{widths} at {}", self.path().await);
    }

    /// What counts as an error: `console.error`, exceptions and rejections, policy violations. A
    /// refused fetch writes a line of the network, which does not.
    async fn console(&self) -> Vec<String> {
        let entries = self.driver.browser_log().await.unwrap_or_default();
        let counts = |source: Option<&str>| source != Some("network");
        entries
            .into_iter()
            .filter(|entry| entry.level == "SEVERE" && counts(entry.source.as_deref()))
            .map(|entry| entry.message)
            .filter(|message| !self.expected.borrow().iter().any(|words| message.contains(words)))
            .collect()
    }

    async fn keep(&self, name: &str, console: &[String]) {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser-failures").join(name);
        fs::create_dir_all(&folder).unwrap();
        if let Ok(picture) = self.driver.screenshot_as_png().await {
            fs::write(folder.join("page.png"), picture).unwrap();
        }
        if let Ok(source) = self.driver.source().await {
            fs::write(folder.join("page.html"), source).unwrap();
        }
        fs::write(folder.join("console.txt"), console.join("\n")).unwrap();
        eprintln!("kept in {}", folder.display());
    }
}
