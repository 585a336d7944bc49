//! One browser in front of one sandbox: finds things by label and role as a person would, waits
//! for what a person would see, and keeps a picture, the page and the console when a test fails.

use std::cell::RefCell;
use std::fs;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::{Host, Running, serve};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::engine::{Driver, Engine, LISTENS};

/// How long a person would wait before giving up, on a machine that is busy elsewhere.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Visit {
    pub driver: WebDriver,
    pub host: Running,
    expected: RefCell<Vec<&'static str>>,
    /// Where pages stand when the host does not serve them.
    elsewhere: RefCell<Option<String>>,
    engine: Engine,
    process: Driver,
    /// Where this visit's downloads go.
    pub downloads: PathBuf,
    /// What the console of the pages left behind said, each with whether it is an error.
    said: RefCell<Vec<(bool, String)>>,
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
    let downloads = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downloads").join(name);
    let _ = fs::remove_dir_all(&downloads);
    fs::create_dir_all(&downloads).unwrap();
    let engine = Engine::asked();
    let process = engine.start(&downloads);
    let driver = engine.opens(&process, &downloads).await;
    let visit = Visit {
        driver,
        host,
        expected: RefCell::default(),
        elsewhere: RefCell::default(),
        engine,
        process,
        downloads,
        said: RefCell::default(),
    };
    let walked = AssertUnwindSafe(walk(&visit)).catch_unwind().await;
    let console = visit.errors().await;
    if walked.is_err() || !console.is_empty() {
        visit.keep(name, &console).await;
    }
    visit.driver.clone().quit().await.unwrap();
    if let Err(panic) = walked {
        resume_unwind(panic);
    }
    assert!(console.is_empty(), "the console of {name}:\n{}", console.join("\n"));
}

/// Where the focus is, for whoever reads of a failure.
const FOCUS: &str = "return [document.hasFocus(), document.activeElement?.outerHTML.slice(0, 200)]";

/// One command instead of three for each candidate.
const BY_WORDS: &str = "const [selector, words] = arguments; \
    const plain = text => text.split(/\\s+/u).filter(Boolean).join(' '); \
    for (const e of document.querySelectorAll(selector)) { \
        const shown = e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible'; \
        if (shown && plain(e.innerText) === words) return e; \
    }";

/// Ends after two paints: one for what changes, one for the focus.
const PAINTS: &str = "const done = arguments[0]; \
    requestAnimationFrame(() => requestAnimationFrame(done))";

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
        self.hears().await;
        self.driver.goto(format!("{base}{path}")).await.unwrap();
        self.listens().await;
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
            if start.elapsed() > PATIENCE {
                let focus = self.runs(FOCUS).await;
                panic!("not seen: {what}\nthe focus: {focus}\n{}", self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What is written on the page, for those who see and for those who hear.
    pub async fn text(&self) -> String {
        let written =
            self.driver.execute("return document.body?.innerText ?? ''", Vec::new()).await;
        let written = written.map(|written| written.json().clone()).unwrap_or_default();
        plain(written.as_str().unwrap_or_default())
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
        self.listens().await;
    }

    /// The path in the address bar.
    pub async fn path(&self) -> String {
        self.driver.current_url().await.unwrap().path().to_owned()
    }

    /// The document's title.
    pub async fn title(&self) -> String {
        plain(&self.driver.title().await.unwrap())
    }

    /// The first element that is shown with these words.
    async fn by_words(&self, selector: &str, words: &str) -> Option<WebElement> {
        let words = vec![selector.into(), plain(words).into()];
        self.driver.execute(BY_WORDS, words).await.ok()?.element().ok()
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

    /// What comes with the next paints has come: what was refused takes the focus then, not under whoever
    /// types.
    async fn rests(&self) {
        self.driver.execute_async(PAINTS, Vec::new()).await.unwrap();
    }

    /// Types into the field of a label, whatever it held.
    pub async fn types(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        self.rests().await;
        field.clear().await.unwrap();
        // To type nothing is no command in WebKit.
        if !text.is_empty() {
            field.send_keys(text).await.unwrap();
        }
    }

    /// Chooses a card or ticks a box by its label.
    pub async fn chooses(&self, label: &str) {
        let label = self
            .until(label, async || self.by_words("label, label .choice__title", label).await)
            .await;
        label.scroll_into_view().await.unwrap();
        label.click().await.unwrap();
    }

    /// Chooses the row of a profile by its name.
    pub async fn chooses_profile(&self, name: &str) {
        let row = self.until(name, async || self.by_words(".profile__name", name).await).await;
        row.scroll_into_view().await.unwrap();
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

    /// A second tab, not yet looked at. WebKit's driver shows no tab but the first, so there it is a
    /// window.
    pub async fn another_tab(&self) -> WindowHandle {
        match self.engine {
            Engine::WebKit => self.driver.new_window().await.unwrap(),
            Engine::Chromium | Engine::Firefox => self.driver.new_tab().await.unwrap(),
        }
    }

    /// Runs a script in the page.
    pub async fn runs(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    /// Whether this is Chromium, which alone can be asked for narrow pages, lost networks, other
    /// colours.
    pub fn is_chromium(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// A command of Chromium's own protocol: for what is asserted there alone, in tests whose name or
    /// module says `in_chromium`.
    pub async fn chromium(&self, command: &str, parameters: Value) -> Value {
        assert!(self.is_chromium(), "{command} in {:?}", self.engine);
        self.driver.cdp().send_raw(command, parameters).await.unwrap()
    }

    /// Lines that this journey must provoke, and that are no error of the application.
    pub fn expects(&self, words: &'static str) {
        self.expected.borrow_mut().push(words);
    }

    /// A narrow page. A window is never narrower than some 500 px, so Chromium's metrics are set; the
    /// other engines get the narrowest window that they make.
    pub async fn is_wide(&self, width: u32, height: u32) {
        if !self.is_chromium() {
            return self.engine.is_wide(&self.driver, width, height).await;
        }
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

    /// Everything that the console said until now.
    pub async fn console(&self) -> Vec<String> {
        self.hears().await;
        self.said.borrow().iter().map(|(_, words)| words.clone()).collect()
    }

    async fn hears(&self) {
        let said = self.process.console(&self.driver).await;
        let mut all = self.said.borrow_mut();
        // Firefox tells all of it each time.
        if self.engine == Engine::Firefox {
            all.clear();
        }
        all.extend(said);
    }

    /// A page of WebKit listens to itself.
    async fn listens(&self) {
        if self.engine == Engine::WebKit {
            let _ = self.driver.execute(LISTENS, Vec::new()).await;
        }
    }

    async fn errors(&self) -> Vec<String> {
        self.hears().await;
        let all = self.said.borrow();
        let errors = all.iter().filter(|(error, _)| *error).map(|(_, words)| words.clone());
        errors
            .filter(|words| !self.expected.borrow().iter().any(|expected| words.contains(expected)))
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
