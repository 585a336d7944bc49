//! The page of a case: preparing its state, opening it, filling fields, triggering the operation, and reading
//! what the page shows.

use mon_espace_sante::contract::OperationEntry;
use mon_espace_sante::sandbox::host::ApiCall;
use serde_json::{Value, json};

use super::case;
use super::cases::{Case, Success, Trigger};
use crate::visit::{Visit, normalize_spaces};

/// Sends the setup requests of a case from a page without the program.
const SEND_SETUP: &str = "const [steps, done] = arguments; (async () => { \
    for (const [method, path, body] of steps) { \
        const answer = await fetch(path.startsWith('/sandbox') ? path : '/api/v1' + path, { \
            method, body: body && JSON.stringify(body), headers: { 'X-Espace-Sante': '1', \
                'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() } }); \
        if (!answer.ok) return done(path + ' ' + answer.status); \
    } done(''); })()";

/// Fills the inputs in order: clicks radio buttons and checkboxes, sets the value of the others and sends `input`. Waits
/// for each field, because some are shown only after another choice.
const FILL_FIELDS: &str = "const [inputs, done] = arguments; (async () => { \
    for (const [selector, text] of inputs) { \
        let field; \
        while (!(field = document.querySelector(selector))) await new Promise(requestAnimationFrame); \
        if (['radio', 'checkbox'].includes(field.type)) { if (!field.checked) field.click(); continue; } \
        field.value = text; \
        field.dispatchEvent(new InputEvent('input', { bubbles: true })); \
    } done(); })()";

/// Returns what the page shows: titles, alerts, enabled buttons and links, field values, text.
const READ_PAGE: &str = "const visible = e => e.getClientRects().length > 0; \
    const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(visible); \
    const text = e => e.innerText.replace(/\\s+/g, ' ').trim(); \
    const alerts = all('[role=alert], [data-testid=trouble], [aria-live] .notice--warning'); \
    const first = alerts[0]?.querySelector('.notice__title, h2, p') ?? alerts[0]; \
    const enabled = e => !e.disabled && e.getAttribute('aria-disabled') !== 'true'; \
    const actions = root => all('button, a[href^=\"/\"]', root).filter(enabled).map(text); \
    const main = document.querySelector('main') ?? document.body; \
    const value = e => ['radio', 'checkbox'].includes(e.type) ? e.checked : e.value; \
    const name = e => e.id || e.name + '=' + e.value; \
    const secret = e => e.type === 'password' || e.autocomplete === 'one-time-code'; \
    const fields = [...document.querySelectorAll('main input')].filter(e => !e.hidden); \
    const values = secrets => Object.fromEntries( \
        fields.filter(e => secret(e) === secrets).map(e => [name(e), value(e)])); \
    return { titles: all('h1').map(text), alerts: alerts.map(text), firstAlertTitle: first ? text(first) : '', \
        alertActions: alerts.flatMap(actions), mainActions: actions(main), allActions: actions(document.body), \
        loading: all('.waiting, .loading').length > 0, documentTitle: document.title, \
        focus: window.announcements?.isFirstScreen() ? 'H1' : document.activeElement?.tagName, alertFocused: alerts.some(e => e.contains(document.activeElement)), \
        values: values(false), secrets: values(true), dialog: !!document.querySelector('dialog[open]'), \
        text: text(document.body) };";

/// What the page shows: the result of [`READ_PAGE`].
pub struct PageState(pub Value);

impl PageState {
    pub async fn read(visit: &Visit) -> Option<Self> {
        let page = visit.driver.execute(READ_PAGE, Vec::new()).await.ok()?;
        Some(Self(page.json().clone()))
    }

    pub fn list(&self, name: &str) -> Vec<String> {
        let text = |value: &Value| normalize_spaces(value.as_str().unwrap_or_default());
        self.0[name].as_array().into_iter().flatten().map(text).collect()
    }

    pub fn string(&self, name: &str) -> String {
        normalize_spaces(self.0[name].as_str().unwrap_or_default())
    }

    pub fn titles(&self) -> Vec<String> {
        self.list("titles")
    }

    pub fn title(&self) -> String {
        self.titles().first().cloned().unwrap_or_default()
    }

    pub fn alerts(&self) -> Vec<String> {
        self.list("alerts")
    }

    /// Whether the title has the focus, or the page was loaded with this screen; and nothing is loading.
    pub fn has_settled(&self) -> bool {
        self.0["focus"] == "H1" && !self.title().is_empty() && self.0["loading"] == false
    }

    /// Whether the page shows the success of a case.
    pub fn shows_success(&self, case: &Case) -> bool {
        if !self.alerts().is_empty() {
            return false;
        }
        match case.success {
            Success::Screen(title) => self.title() == normalize_spaces(title),
            Success::Text(text) => self.string("text").contains(&normalize_spaces(text)),
            Success::DialogClosed => {
                self.title() == normalize_spaces(case.title) && self.0["dialog"] == false
            }
        }
    }
}

/// The calls of an operation after the first `skipped` calls of the visit.
pub fn calls_of(visit: &Visit, operation: &OperationEntry, skipped: usize) -> Vec<ApiCall> {
    let matches = |path: &str| {
        let (template, path) = (operation.path.split('/'), path.split('/'));
        template.clone().count() == path.clone().count()
            && template.zip(path).all(|(part, value)| part == value || part.starts_with('{'))
    };
    let mut calls = visit.host.calls().split_off(skipped);
    calls.retain(|call| call.method == operation.method.name() && matches(&call.path));
    calls
}

/// Prepares the state of a case, on a page without the program.
pub async fn set_up(visit: &Visit, case: &Case) {
    visit.open("/robots.txt").await;
    let error = visit.driver.execute_async(SEND_SETUP, vec![json!(case.setup)]).await.unwrap();
    assert_eq!(error.json(), "", "{}", case.operation);
}

/// Opens the address of a case; `{link}` is the link of the newest message.
pub async fn open_screen(visit: &Visit, case: &Case) {
    if case.address == "{link}" {
        let link = visit.host.sandbox().outbox()[0].link.clone().unwrap();
        visit.open(&link).await;
    } else {
        visit.open(case.address).await;
    }
}

impl Visit {
    /// Prepares the state in which an operation is sent, with requests instead of typing, and opens its screen.
    pub async fn start_at(&self, operation: &str) {
        let case = case(operation);
        set_up(self, &case).await;
        open_screen(self, &case).await;
        self.wait_for_screen(case.title).await;
    }

    /// Starts as Martine, identified, at `/activer/decision`.
    pub async fn at_decision(&self) {
        self.start_at("Consent").await;
    }

    /// Starts as Martine, who has accepted, at `/activer/coordonnees`.
    pub async fn at_contact(&self) {
        self.start_at("ConfirmContact").await;
    }

    /// Starts as Martine at `/activer/identifiants`.
    pub async fn at_credentials(&self) {
        self.start_at("ChooseCredentials").await;
    }

    /// Starts as Inaya, signed in, at `/espace`.
    pub async fn at_space(&self) {
        self.start_at("ReadSession").await;
    }
}

/// Fills the fields of a case at once instead of key by key.
pub async fn fill_fields(visit: &Visit, case: &Case) {
    let code = || visit.host.sandbox().outbox()[0].code.clone().unwrap();
    let text = |text: &str| if text == "{code}" { code() } else { text.to_owned() };
    let inputs: Vec<_> = case.inputs.iter().map(|(field, value)| (*field, text(value))).collect();
    visit.driver.execute_async(FILL_FIELDS, vec![json!(inputs)]).await.unwrap();
}

/// Opens the screen of a case and fills its fields.
pub async fn open_and_fill(visit: &Visit, case: &Case) {
    open_screen(visit, case).await;
    if let Trigger::SessionDialog(_) = case.trigger {
        visit.wait_for_text("Êtes-vous toujours là ?").await;
    } else {
        visit.wait_for_screen(case.title).await;
    }
    fill_fields(visit, case).await;
}

pub async fn trigger(visit: &Visit, case: &Case) {
    if let Trigger::Submit(button) | Trigger::Button(button) | Trigger::SessionDialog(button) =
        case.trigger
    {
        visit.click(button).await;
    }
}

pub async fn wait_for_success(visit: &Visit, case: &Case) {
    let success = async || PageState::read(visit).await.filter(|page| page.shows_success(case));
    visit.wait_until("the success of the operation", success).await;
}

/// Waits until a title has the focus, nothing is loading, and no alert is shown.
pub async fn wait_for_settled_screen(visit: &Visit) -> PageState {
    let settled = async || {
        let page = PageState::read(visit).await?;
        (page.has_settled() && page.alerts().is_empty()).then_some(page)
    };
    visit.wait_until("a screen without alerts", settled).await
}
