//! [`Visit`]: a browser and a sandbox for one test. Finds elements by label and visible text, waits for
//! visible text, and saves a screenshot, the page and the console when the test fails.

use std::cell::RefCell;
use std::fs;
use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::{Host, Running, serve};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::announcements::{Entry, assert_announced_once, assert_only_announcement};
use crate::engine::{CAPTURE_CONSOLE, DriverProcess, Engine};
use crate::sites::recorded_site;

/// Long enough for a machine that also runs other tests.
const TIMEOUT: Duration = Duration::from_secs(20);

pub struct Visit {
    pub driver: WebDriver,
    pub host: Running,
    /// Parts of the console errors that the test causes on purpose.
    expected_errors: RefCell<Vec<&'static str>>,
    /// The address of the site when the host does not serve it.
    base_url: RefCell<Option<String>>,
    engine: Engine,
    process: DriverProcess,
    /// The folder of this visit's downloads.
    pub downloads: PathBuf,
    /// The console messages of all pages so far, each with whether it is an error.
    messages: RefCell<Vec<(bool, String)>>,
}

/// Runs a scenario against [`recorded_site`]. When it fails, saves the page, a screenshot and the
/// console under `target/browser-failures/`. A console error that was not expected is a failure.
pub async fn visit(name: &str, limits: Limits, scenario: impl AsyncFnOnce(&Visit)) {
    visit_site(name, limits, recorded_site().to_owned(), scenario).await;
}

/// Like [`visit`], with another built site.
pub async fn visit_site(
    name: &str,
    limits: Limits,
    site: PathBuf,
    scenario: impl AsyncFnOnce(&Visit),
) {
    visit_host(name, Host::on_loopback(site, limits), scenario).await;
}

/// Like [`visit`], with another host.
pub async fn visit_host(name: &str, host: Host, scenario: impl AsyncFnOnce(&Visit)) {
    let host = serve(host).await.unwrap();
    let engine = Engine::from_env();
    let downloads = engine.folder().join("downloads").join(name);
    let _ = fs::remove_dir_all(&downloads);
    fs::create_dir_all(&downloads).unwrap();
    let process = engine.start(&downloads);
    let driver = engine.open_session(&process, &downloads).await;
    let visit = Visit {
        driver,
        host,
        expected_errors: RefCell::default(),
        base_url: RefCell::default(),
        engine,
        process,
        downloads,
        messages: RefCell::default(),
    };
    let result = AssertUnwindSafe(scenario(&visit)).catch_unwind().await;
    let errors = visit.unexpected_errors().await;
    if result.is_err() || !errors.is_empty() {
        visit.save_failure(name, &errors).await;
    }
    visit.driver.clone().quit().await.unwrap();
    if let Err(panic) = result {
        resume_unwind(panic);
    }
    assert!(errors.is_empty(), "console errors in {name}:\n{}", errors.join("\n"));
}

/// Returns whether the page has the focus, and the focused element, for failure messages.
const FOCUS: &str = "return [document.hasFocus(), document.activeElement?.outerHTML.slice(0, 200)]";

/// Finds a visible element by selector and text in one WebDriver command, instead of three per candidate. `then` is what
/// to do with it: `scroll` to it before a click, `control` for the field of a label, or nothing.
const FIND_BY_TEXT: &str = "const [selector, wanted, then] = arguments; \
    const normalized = text => text.split(/\\s+/u).filter(Boolean).join(' '); \
    for (const e of document.querySelectorAll(selector)) { \
        const visible = e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible'; \
        if (!visible || normalized(e.innerText) !== wanted) continue; \
        if (then === 'scroll') e.scrollIntoView({ block: 'center', inline: 'center' }); \
        return then === 'control' ? e.closest('label').control : e; \
    }";

const LABELS: &str = "label, label .choice__title";
const BUTTONS: &str = "button, a, summary";

/// Returns nothing until the title has the focus and further announcements would have been recorded, or, for the screen
/// with which the page was loaded, until the program runs. Then returns the number of `h1`, the widths of content and
/// window, whether the page records announcements, and what was announced: nothing in a window without the focus, or
/// when the page was loaded.
const READ_SCREEN: &str = "const e = document.activeElement, recorder = window.announcements; \
    const textOf = e => e ? e.innerText.split(/\\s+/u).filter(Boolean).join(' ') : ''; \
    const loaded = recorder ? recorder.isFirstScreen() \
        : e === document.body && !document.querySelector('[data-screen]'); \
    const title = loaded ? document.querySelector('h1') : e?.tagName === 'H1' ? e : null; \
    if (textOf(title) !== arguments[0] || (recorder && !recorder.hasSettled(e))) return; \
    const root = document.documentElement, log = recorder?.take(); \
    return [document.querySelectorAll('h1').length, root.scrollWidth, root.clientWidth, Boolean(recorder), \
        document.hasFocus() && !loaded ? log : null]";

/// Ends after two paints: one for the changed content, one for the focus.
pub const TWO_PAINTS: &str = "const done = arguments[0]; \
    requestAnimationFrame(() => requestAnimationFrame(done))";

/// Replaces each run of white space, no-break spaces included, with one space.
pub fn normalize_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Visit {
    /// Sets the address of the site, when the host does not serve it.
    pub fn set_base_url(&self, url: &str) {
        *self.base_url.borrow_mut() = Some(url.to_owned());
    }

    /// Opens a path of the site.
    pub async fn open(&self, path: &str) {
        let base = self.base_url.borrow().clone().unwrap_or_else(|| self.host.url());
        // Firefox returns all messages at the end.
        if self.engine != Engine::Firefox {
            self.collect_console().await;
        }
        self.driver.goto(format!("{base}{path}")).await.unwrap();
        self.start_console_capture().await;
    }

    /// Repeats `condition` until it returns a value. Panics with `description` after [`TIMEOUT`].
    pub async fn wait_until<T, F: Future<Output = Option<T>>>(
        &self,
        description: &str,
        condition: impl Fn() -> F,
    ) -> T {
        let start = Instant::now();
        loop {
            if let Some(value) = condition().await {
                return value;
            }
            if start.elapsed() > TIMEOUT {
                let focus = self.run_script(FOCUS).await;
                panic!("timed out: {description}\nfocus: {focus}\n{}", self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The text of the page, visually hidden text included.
    pub async fn text(&self) -> String {
        let text = self.driver.execute("return document.body?.innerText ?? ''", Vec::new()).await;
        let text = text.map(|text| text.json().clone()).unwrap_or_default();
        normalize_spaces(text.as_str().unwrap_or_default())
    }

    pub async fn wait_for_text(&self, text: &str) {
        let text = normalize_spaces(text);
        self.wait_until(&text, async || self.text().await.contains(&text).then_some(())).await;
    }

    /// Waits until the title of a screen has the focus; when the page was loaded with this screen, until the program runs. Checks that it is the only `h1`, that it was announced once and
    /// nothing else, and that the page does not scroll sideways.
    pub async fn wait_for_screen(&self, title: &str) {
        if let Some(log) = self.wait_for_title(title).await {
            assert_only_announcement(title, &log);
        }
    }

    /// Like [`Self::wait_for_screen`], for a screen that follows another one or a dialog by itself, or whose title is
    /// announced beside something else. Returns the entries of the recorder.
    pub async fn wait_for_title(&self, title: &str) -> Option<Vec<Entry>> {
        let title = normalize_spaces(title);
        let read = async || {
            let screen =
                self.driver.execute(READ_SCREEN, vec![title.as_str().into()]).await.ok()?;
            serde_json::from_value(screen.json().clone()).ok()
        };
        let (titles, content, window, records, log): (usize, i64, i64, bool, Option<Vec<Entry>>) =
            self.wait_until(&title, read).await;
        assert_eq!(titles, 1, "number of titles at « {title} »");
        // Only the pages of another server do not record.
        assert_eq!(records, self.base_url.borrow().is_none(), "« {title} » records");
        assert!(content <= window, "« {title} » scrolls sideways: {content} > {window} px");
        if let Some(log) = &log {
            assert_announced_once(&title, log);
        }
        log
    }

    /// Waits until the element with this id has the focus.
    pub async fn wait_for_focus(&self, id: &str) {
        let focused = "return document.activeElement.id";
        let focused = async || (self.run_script(focused).await == *id).then_some(());
        self.wait_until(&format!("the focus on #{id}"), focused).await;
    }

    /// The path in the address bar.
    pub async fn path(&self) -> String {
        self.driver.current_url().await.unwrap().path().to_owned()
    }

    /// The document's title.
    pub async fn title(&self) -> String {
        normalize_spaces(&self.driver.title().await.unwrap())
    }

    /// The first visible element that matches the selector and has exactly this text.
    async fn find_by_text(&self, selector: &str, text: &str, then: &str) -> Option<WebElement> {
        let arguments = vec![selector.into(), normalize_spaces(text).into(), then.into()];
        self.driver.execute(FIND_BY_TEXT, arguments).await.ok()?.element().ok()
    }

    /// Waits for an element with this text, scrolls to it and clicks it.
    async fn click_on(&self, selector: &str, text: &str) {
        let found = async || self.find_by_text(selector, text, "scroll").await;
        self.wait_until(text, found).await.click().await.unwrap();
    }

    /// Waits for the field with this label.
    pub async fn field(&self, label: &str) -> WebElement {
        self.wait_until(label, async || self.find_by_text(LABELS, label, "control").await).await
    }

    /// Waits for two paints. A refused form moves the focus to its notice in the second one, so typing must not
    /// begin earlier.
    async fn wait_for_paints(&self) {
        self.driver.execute_async(TWO_PAINTS, Vec::new()).await.unwrap();
    }

    /// Replaces the content of the field with this label.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        self.wait_for_paints().await;
        field.clear().await.unwrap();
        // WebKit's driver rejects an empty text.
        if !text.is_empty() {
            field.send_keys(text).await.unwrap();
        }
    }

    /// Clicks a label: selects a radio button, or toggles a checkbox.
    pub async fn click_label(&self, label: &str) {
        self.click_on(LABELS, label).await;
    }

    /// Selects a row in the list of profiles.
    pub async fn select_profile(&self, name: &str) {
        self.click_on(".profile__name", name).await;
    }

    /// The content of the field with this label.
    pub async fn value(&self, label: &str) -> String {
        self.field(label).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Waits until the field with this label contains `value`: a refused password or code is cleared a moment
    /// after its notice is shown.
    pub async fn wait_for_value(&self, label: &str, value: &str) {
        let description = format!("{label}: « {value} »");
        self.wait_until(&description, async || (self.value(label).await == value).then_some(()))
            .await;
    }

    /// Takes the focus out of the field that has it.
    pub async fn blur(&self) {
        self.run_script("document.activeElement.blur()").await;
    }

    /// The error message of the field with this label, once it is shown.
    pub async fn error(&self, label: &str) -> String {
        let field = self.field(label).await;
        let invalid = async || {
            let invalid = field.attr("aria-invalid").await.ok()?;
            (invalid.as_deref() == Some("true")).then_some(())
        };
        self.wait_until(&format!("an error of « {label} »"), invalid).await;
        let described = field.attr("aria-describedby").await.unwrap().unwrap();
        let error = described.split(' ').next().unwrap().to_owned();
        normalize_spaces(&self.driver.find(By::Id(error)).await.unwrap().text().await.unwrap())
    }

    /// Clicks the button, link or `summary` with this text.
    pub async fn click(&self, text: &str) {
        self.click_on(BUTTONS, text).await;
    }

    /// Waits for the button, link or `summary` with this text.
    pub async fn button(&self, text: &str) -> WebElement {
        self.wait_until(text, async || self.find_by_text(BUTTONS, text, "").await).await
    }

    /// Opens another tab without switching to it. WebKit's driver cannot switch between the tabs of a window,
    /// so in WebKit a window is opened.
    pub async fn open_tab(&self) -> WindowHandle {
        match self.engine {
            Engine::WebKit => self.driver.new_window().await.unwrap(),
            Engine::Chromium | Engine::Firefox => self.driver.new_tab().await.unwrap(),
        }
    }

    /// Runs a script in the page.
    pub async fn run_script(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    /// Whether the browser has the Chrome DevTools Protocol (narrow viewports, offline, forced colours).
    pub fn is_chromium(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// Sends a command of the Chrome DevTools Protocol. Only for tests whose name or module contains
    /// `in_chromium`, or behind [`Self::is_chromium`].
    pub async fn send_cdp(&self, command: &str, parameters: Value) -> Value {
        assert!(self.is_chromium(), "{command} in {:?}", self.engine);
        self.driver.cdp().send_raw(command, parameters).await.unwrap()
    }

    /// Ignores console errors that contain this text: the test causes them on purpose.
    pub fn expect_console_error(&self, text: &'static str) {
        self.expected_errors.borrow_mut().push(text);
    }

    /// Sets the size of the viewport in px. Windows cannot be narrower than about 500 px, so in Chromium
    /// the device metrics are overridden; the other engines use their narrowest window.
    pub async fn set_viewport(&self, width: u32, height: u32) {
        if !self.is_chromium() {
            return self.engine.resize_window(&self.driver, width, height).await;
        }
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.send_cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Checks that the page does not scroll sideways.
    pub async fn assert_fits_width(&self) {
        let script = "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]";
        let widths = self.run_script(script).await;
        assert!(widths[0].as_i64() <= widths[1].as_i64(), "{widths} at {}", self.path().await);
    }

    /// All console messages so far.
    pub async fn console(&self) -> Vec<String> {
        self.collect_console().await;
        self.messages.borrow().iter().map(|(_, message)| message.clone()).collect()
    }

    async fn collect_console(&self) {
        let new = self.process.console(&self.driver).await;
        let mut all = self.messages.borrow_mut();
        // Firefox returns all messages each time.
        if self.engine == Engine::Firefox {
            all.clear();
        }
        all.extend(new);
    }

    /// Records console messages in a page that has no recorder, in WebKit, whose driver has no console log.
    async fn start_console_capture(&self) {
        if self.engine == Engine::WebKit && self.base_url.borrow().is_some() {
            let _ = self.driver.execute(CAPTURE_CONSOLE, Vec::new()).await;
        }
    }

    async fn unexpected_errors(&self) -> Vec<String> {
        self.collect_console().await;
        let (all, expected) = (self.messages.borrow(), self.expected_errors.borrow());
        let errors = all.iter().filter(|(error, _)| *error).map(|(_, message)| message.clone());
        errors.filter(|error| !expected.iter().any(|part| error.contains(part))).collect()
    }

    async fn save_failure(&self, name: &str, errors: &[String]) {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser-failures").join(name);
        fs::create_dir_all(&folder).unwrap();
        if let Ok(png) = self.driver.screenshot_as_png().await {
            fs::write(folder.join("page.png"), png).unwrap();
        }
        if let Ok(source) = self.driver.source().await {
            fs::write(folder.join("page.html"), source).unwrap();
        }
        fs::write(folder.join("console.txt"), errors.join("\n")).unwrap();
        eprintln!("saved in {}", folder.display());
    }
}
