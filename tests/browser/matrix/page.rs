//! The page of a case: how one comes to it, what is typed and pressed, and what is found there.

use mon_espace_sante::sandbox::host::{Call, Operation};
use serde_json::{Value, json};

use super::cases::{Act, Case, Done};
use crate::visit::{Visit, plain};

/// Sends what comes before, from a page of the site that runs no program.
const STANDS: &str = "const [steps, done] = arguments; (async () => { \
    for (const [method, path, body] of steps) { \
        const answer = await fetch(path.startsWith('/sandbox') ? path : '/api/v1' + path, { \
            method, body: body && JSON.stringify(body), headers: { 'X-Espace-Sante': '1', \
                'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() } }); \
        if (!answer.ok) return done(path + ' ' + answer.status); \
    } done(''); })()";

/// Types and chooses one after the other, as the browser tells the page of it; some fields only stand
/// once another was chosen.
const TYPES: &str = "const [typed, done] = arguments; (async () => { \
    for (const [selector, text] of typed) { \
        let field; \
        while (!(field = document.querySelector(selector))) await new Promise(requestAnimationFrame); \
        if (['radio', 'checkbox'].includes(field.type)) { if (!field.checked) field.click(); continue; } \
        field.value = text; \
        field.dispatchEvent(new InputEvent('input', { bubbles: true })); \
    } done(); })()";

/// What a person, or what reads the page aloud, finds there now.
const LOOKS: &str = "const seen = e => e.getClientRects().length > 0; \
    const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(seen); \
    const words = e => e.innerText.replace(/\\s+/g, ' ').trim(); \
    const alerts = all('[role=alert], [data-testid=trouble], [role=status] .notice--warning'); \
    const first = alerts[0]?.querySelector('.notice__title, h2, p') ?? alerts[0]; \
    const pressed = e => !e.disabled && e.getAttribute('aria-disabled') !== 'true'; \
    const ways = root => all('button, a[href^=\"/\"]', root).filter(pressed).map(words); \
    const main = document.querySelector('main') ?? document.body; \
    const value = e => ['radio', 'checkbox'].includes(e.type) ? e.checked : e.value; \
    const name = e => e.id || e.name + '=' + e.value; \
    const secret = e => e.type === 'password' || e.autocomplete === 'one-time-code'; \
    const fields = [...document.querySelectorAll('main input')].filter(e => !e.hidden); \
    const kept = wanted => Object.fromEntries( \
        fields.filter(e => secret(e) === wanted).map(e => [name(e), value(e)])); \
    return { titles: all('h1').map(words), alerts: alerts.map(words), notice: first ? words(first) : '', \
        offers: alerts.flatMap(ways), ways: ways(main), links: ways(document.body), \
        waits: all('.waiting, .loading').length > 0, \
         document: document.title, \
        focus: document.activeElement?.tagName, told: alerts.some(e => e.contains(document.activeElement)), \
        typed: kept(false), secrets: kept(true), dialog: !!document.querySelector('dialog[open]'), \
        text: words(document.body) };";

/// What is found on the page now.
pub struct Page(pub Value);

impl Page {
    pub async fn of(visit: &Visit) -> Option<Self> {
        let told = visit.driver.execute(LOOKS, Vec::new()).await.ok()?;
        Some(Self(told.json().clone()))
    }

    pub fn list(&self, name: &str) -> Vec<String> {
        let words = |value: &Value| plain(value.as_str().unwrap_or_default());
        self.0[name].as_array().into_iter().flatten().map(words).collect()
    }

    pub fn words(&self, name: &str) -> String {
        plain(self.0[name].as_str().unwrap_or_default())
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

    /// A title has the focus, and nothing is waited for.
    pub fn is_titled(&self) -> bool {
        self.0["focus"] == "H1" && !self.title().is_empty() && self.0["waits"] == false
    }

    pub fn is_done(&self, case: &Case) -> bool {
        if !self.alerts().is_empty() {
            return false;
        }
        match case.done {
            Done::Screen(title) => self.title() == plain(title),
            Done::Words(words) => self.words("text").contains(&plain(words)),
            Done::Closed => self.title() == plain(case.title) && self.0["dialog"] == false,
        }
    }
}

/// Everything that a page asked for an operation since there were `before` calls.
pub fn asked(visit: &Visit, operation: &Operation, before: usize) -> Vec<Call> {
    let fits = |path: &str| {
        let (known, asked) = (operation.path.split('/'), path.split('/'));
        known.clone().count() == asked.clone().count()
            && known.zip(asked).all(|(known, asked)| known == asked || known.starts_with('{'))
    };
    let mut calls = visit.host.calls().split_off(before);
    calls.retain(|call| call.method == *operation.method && fits(&call.path));
    calls
}

/// Stands where the case begins, on a page that runs no program.
pub async fn stands(visit: &Visit, case: &Case) {
    visit.open("/robots.txt").await;
    let told = visit.driver.execute_async(STANDS, vec![json!(case.before)]).await.unwrap();
    assert_eq!(told.json(), "", "{}", case.operation);
}

/// Opens the screen of a case.
pub async fn opens(visit: &Visit, case: &Case) {
    if case.opens == "{link}" {
        let link = visit.host.sandbox().outbox()[0].link.clone().unwrap();
        visit.open(&link).await;
    } else {
        visit.open(case.opens).await;
    }
}

pub async fn types(visit: &Visit, case: &Case) {
    let code = || visit.host.sandbox().outbox()[0].code.clone().unwrap();
    let text = |text: &str| if text == "{code}" { code() } else { text.to_owned() };
    let typed: Vec<_> = case.typed.iter().map(|(field, said)| (field, text(said))).collect();
    visit.driver.execute_async(TYPES, vec![json!(typed)]).await.unwrap();
}

/// The screen with everything typed.
pub async fn is_ready(visit: &Visit, case: &Case) {
    opens(visit, case).await;
    if let Act::Stays(_) = case.act {
        visit.sees("Êtes-vous toujours là ?").await;
    } else {
        visit.arrives(case.title).await;
    }
    types(visit, case).await;
}

pub async fn acts(visit: &Visit, case: &Case) {
    if let Act::Submits(button) | Act::Presses(button) | Act::Stays(button) = case.act {
        visit.presses(button).await;
    }
}

/// Waits until the case is done.
pub async fn is_done(visit: &Visit, case: &Case) {
    let done = async || Page::of(visit).await.filter(|page| page.is_done(case));
    visit.until("it done", done).await;
}

/// Waits until nothing is told, and a title has the focus.
pub async fn calm(visit: &Visit) -> Page {
    let calm = async || {
        let page = Page::of(visit).await?;
        (page.is_titled() && page.alerts().is_empty()).then_some(page)
    };
    visit.until("a calm screen", calm).await
}
