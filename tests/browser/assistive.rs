//! Requirements of screen readers that axe does not check: the accessible names that each engine computes, the
//! targets of the links of an error summary, and no announcement that interrupts a notice or typing. Each test
//! is for a defect that was found with Orca in Firefox.

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::requestdata::RequestData;
use thirtyfour::prelude::*;
use thirtyfour::{ElementId, SessionId};

use crate::activation::{PHOTO, identify};
use crate::sites::copy_with_script;
use crate::visit::{Visit, normalize_spaces, visit, visit_site};

/// WebDriver's "Get Computed Label" (W3C, 12.4.10): the accessible name as the engine computes it.
#[derive(Debug)]
struct ComputedLabel(ElementId);

impl FormatRequestData for ComputedLabel {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let element = &self.0;
        let path = format!("/session/{session}/element/{element}/computedlabel");
        RequestData::new(hyper::Method::GET, path)
    }
}

/// The accessible name of the element with this id, with normalized spaces.
async fn computed_label(visit: &Visit, id: &str) -> String {
    // Just after the engine starts to compute names, the name of this element can still be missing.
    visit
        .wait_until(&format!("a name of {id}"), async || {
            let element = visit.driver.find(By::Id(id)).await.ok()?;
            let answer =
                visit.driver.handle().cmd(ComputedLabel(element.element_id())).await.ok()?;
            let name = normalize_spaces(&answer.value::<String>().ok()?);
            (!name.is_empty()).then_some(name)
        })
        .await
}

async fn strings(visit: &Visit, script: &str) -> Vec<String> {
    serde_json::from_value(visit.run_script(script).await).unwrap()
}

/// Returns the texts that describe the focused element.
const DESCRIPTIONS: &str = "return (document.activeElement.getAttribute('aria-describedby') ?? '') \
    .split(' ').filter(Boolean).map(id => document.getElementById(id).textContent)";

/// Returns the texts of the links of the error summary.
const LINK_TEXTS: &str =
    "return [...document.querySelectorAll('#erreurs a')].map(link => link.textContent)";

#[tokio::test(flavor = "multi_thread")]
async fn summary_and_notice_have_complete_names_and_summary_links_focus_fields() {
    visit("assistive-names", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.click("Continuer").await;
        visit.wait_for_focus("erreurs").await;
        let name = computed_label(visit, "erreurs").await;
        assert!(name.contains("4 réponses sont à corriger"), "{name}");
        let links = strings(visit, LINK_TEXTS).await;
        assert_eq!(links.len(), 4);
        for (index, link) in links.iter().enumerate() {
            assert!(name.contains(&normalize_spaces(link)), "« {link} » in « {name} »");
            let elements = visit.driver.find_all(By::Css("#erreurs a")).await.unwrap();
            elements[index].click().await.unwrap();
            let descriptions = strings(visit, DESCRIPTIONS).await;
            assert!(
                descriptions.iter().any(|description| link.ends_with(description)),
                "« {link} »: {descriptions:?}"
            );
        }
        visit.host.inject_fault("/activation/identification", Fault::problem(503, "unavailable"));
        identify(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        visit.wait_for_focus("incident").await;
        let name = computed_label(visit, "incident").await;
        assert!(name.contains("Un problème technique est survenu"), "{name}");
        assert!(name.contains("MES-"), "no reference in « {name} »");
    })
    .await;
}

/// Records what a screen reader would announce while the person types: a changed description of the focused field,
/// and text added to a live region.
const INTERRUPTIONS: &str = "(() => { \
    const log = window.interruptions = []; \
    let field, before; \
    const described = () => (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean) \
        .map(id => document.getElementById(id).textContent).join(' '); \
    addEventListener('focusin', ({ target }) => { field = target; before = described(); }); \
    new MutationObserver(records => { \
        if (!field?.isConnected) return; \
        if (described() !== before) log.push(['description', before = described()]); \
        for (const { target } of records) { \
            const region = (target.closest ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]'); \
            if (region?.textContent.trim()) log.push(['live', region.textContent]); } \
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true }); })()";

#[tokio::test(flavor = "multi_thread")]
async fn typing_in_a_wrong_field_only_removes_its_error() {
    let site = copy_with_script("assistive-correction", INTERRUPTIONS);
    visit_site("assistive-correction", Limits::default(), site, async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.click("Continuer").await;
        visit.wait_for_focus("erreurs").await;
        let field = visit.field("Numéro de sécurité sociale").await;
        field.click().await.unwrap();
        visit.run_script("window.interruptions.length = 0").await;
        for key in "1 55 12 55 555 555 55".chars() {
            field.send_keys(key.to_string()).await.unwrap();
        }
        // The first key removes the error message; the example remains.
        let log = visit.run_script("return window.interruptions").await;
        let example = "Ex. : 1 55 12 55 555 555 55";
        let log: Vec<[String; 2]> = serde_json::from_value(log).unwrap();
        let log: Vec<_> = log.iter().map(|[kind, text]| [kind.as_str(), text]).collect();
        let [[kind, text]] = log[..] else { panic!("{log:?}") };
        assert_eq!((kind, normalize_spaces(text)), ("description", normalize_spaces(example)));
        assert_eq!(
            visit.run_script("return document.activeElement.ariaInvalid").await,
            serde_json::Value::Null
        );
        // On blur the field shows its current error.
        visit.field("Code provisoire composé de 12 caractères").await.click().await.unwrap();
        visit.wait_for_text("La clé (les 2 derniers chiffres) ne correspond pas au numéro").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn session_warning_has_focus_name_and_description() {
    let limits = Limits { session_s: 60, warn_before_s: 59, ..Limits::default() };
    visit("assistive-session", limits, async |visit: &Visit| {
        visit.at_decision().await;
        // The title has the focus for a moment, then the button.
        let focused = "return document.activeElement.textContent";
        let on_button =
            async || (visit.run_script(focused).await == "Rester connecté").then_some(());
        visit.wait_until("the focus on « Rester connecté »", on_button).await;
        // Firefox's WebDriver computes no name for an open dialog, although Orca reads it: the references are checked.
        let references = "const dialog = document.querySelector('dialog'); \
            const ids = `${dialog.getAttribute('aria-labelledby')} ${dialog.getAttribute('aria-describedby')}`; \
            return ids.split(' ').map(id => document.getElementById(id).textContent)";
        let [title, warning, countdown] = &strings(visit, references).await[..] else {
            panic!("the dialog needs a title and two descriptions")
        };
        assert_eq!(normalize_spaces(title), "Êtes-vous toujours là ?");
        assert!(normalize_spaces(warning).contains("votre session va prendre fin dans"), "{warning}");
        assert!(countdown.contains("seconde"), "{countdown}");
    })
    .await;
}

/// Returns whether the notice `incident` has the focus and contains the text selection, and with it the caret.
const SELECTION_IS_IN_NOTICE: &str = "const at = getSelection().anchorNode; \
    return document.activeElement.contains(at) && document.activeElement.id === 'incident'";

/// Records, each time the program clears a field, the id of the element that has the focus.
const CLEARED: &str = "(() => { \
    const log = window.cleared = []; \
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value'); \
    Object.defineProperty(HTMLInputElement.prototype, 'value', { ...value, set(text) { \
        if (text === '' && this.value !== '') log.push(document.activeElement.id); \
        value.set.call(this, text); } }); })()";

#[tokio::test(flavor = "multi_thread")]
async fn refused_password_is_cleared_once_its_notice_has_the_focus_and_the_selection() {
    let site = copy_with_script("assistive-secret", CLEARED);
    visit_site("assistive-secret", Limits::default(), site, async |visit: &Visit| {
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.fill("Mon identifiant", "inaya.m1988").await;
        // Twice: the second refusal finds the notice of the first on display.
        for _ in 0..2 {
            visit.fill("Mon mot de passe", "Faux-2022!").await;
            let password = visit.field("Mon mot de passe").await;
            password.send_keys(Key::Enter + "").await.unwrap();
            visit.wait_for_value("Mon mot de passe", "").await;
        }
        assert_eq!(strings(visit, "return window.cleared").await, ["incident", "incident"]);
        assert_eq!(visit.run_script(SELECTION_IS_IN_NOTICE).await, true);
        visit.fill("Mon mot de passe", "Sante-2022!").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je saisis le code d’accès").await;
    })
    .await;
}
