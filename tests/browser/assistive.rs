//! What a screen reader needs beyond what axe checks: the names that each engine computes, where the links of
//! an error summary lead, and nothing that interrupts a notice or the typing. Each of these was silent or noisy
//! when Orca read the service in Firefox.

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::requestdata::RequestData;
use thirtyfour::prelude::*;
use thirtyfour::{ElementId, SessionId};

use crate::activation::{identifies, martine_identifies};
use crate::failures::copy_with_script;
use crate::visit::{Visit, plain, visit, visit_site};

const PHOTO: &str = "Carte Vitale avec photo";

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

/// The accessible name of the element with an id, every kind of space a space.
async fn computed_label(visit: &Visit, id: &str) -> String {
    let element = visit.driver.find(By::Id(id)).await.unwrap();
    let command = ComputedLabel(element.element_id());
    let answer = visit.driver.handle().cmd(command).await.unwrap();
    plain(&answer.value::<String>().unwrap())
}

/// Waits until the element with an id has the focus.
async fn focus_is_on(visit: &Visit, id: &str) {
    let focused = "return document.activeElement.id";
    visit.until(id, async || (visit.runs(focused).await == *id).then_some(())).await;
}

async fn strings(visit: &Visit, script: &str) -> Vec<String> {
    serde_json::from_value(visit.runs(script).await).unwrap()
}

/// The sentences that describe the element with the focus.
const DESCRIPTIONS: &str = "return (document.activeElement.getAttribute('aria-describedby') ?? '') \
    .split(' ').filter(Boolean).map(id => document.getElementById(id).textContent)";

const LINKS: &str =
    "return [...document.querySelectorAll('#erreurs a')].map(link => link.textContent)";

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_is_named_by_all_it_says_and_its_links_lead_to_the_fields() {
    visit("assistive-names", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        visit.presses("Continuer").await;
        focus_is_on(visit, "erreurs").await;
        let name = computed_label(visit, "erreurs").await;
        assert!(name.contains("4 réponses sont à corriger"), "{name}");
        let links = strings(visit, LINKS).await;
        assert_eq!(links.len(), 4);
        for (at, words) in links.iter().enumerate() {
            assert!(name.contains(&plain(words)), "« {words} » in « {name} »");
            visit.driver.find_all(By::Css("#erreurs a")).await.unwrap()[at].click().await.unwrap();
            let sentences = strings(visit, DESCRIPTIONS).await;
            assert!(
                sentences.iter().any(|sentence| words.ends_with(sentence)),
                "« {words} »: {sentences:?}"
            );
        }
        visit.host.fault("/activation/identification", Fault::problem(503, "unavailable"));
        identifies(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        focus_is_on(visit, "incident").await;
        let name = computed_label(visit, "incident").await;
        assert!(name.contains("Un problème technique est survenu"), "{name}");
        assert!(name.contains("MES-"), "the reference in « {name} »");
    })
    .await;
}

/// Writes down what a screen reader would say over the typing: a changed description of the field with the
/// focus, and text that comes into a live region.
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
async fn while_an_answer_is_corrected_nothing_new_is_said() {
    let site = copy_with_script("assistive-correction", INTERRUPTIONS);
    visit_site("assistive-correction", Limits::default(), site, async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        visit.presses("Continuer").await;
        focus_is_on(visit, "erreurs").await;
        let field = visit.field("Numéro de sécurité sociale").await;
        field.click().await.unwrap();
        visit.runs("window.interruptions.length = 0").await;
        for key in "1 55 12 55 555 555 55".chars() {
            field.send_keys(key.to_string()).await.unwrap();
        }
        // The sentence goes with the first key, and the example stays.
        let said = visit.runs("return window.interruptions").await;
        let example = "Ex. : 1 55 12 55 555 555 55";
        let said: Vec<[String; 2]> = serde_json::from_value(said).unwrap();
        let said: Vec<_> = said.iter().map(|[kind, words]| [kind.as_str(), words]).collect();
        let [[kind, words]] = said[..] else { panic!("{said:?}") };
        assert_eq!((kind, plain(words)), ("description", plain(example)));
        assert_eq!(
            visit.runs("return document.activeElement.ariaInvalid").await,
            serde_json::Value::Null
        );
        // Once it is left, it says what is wrong with it now.
        visit.field("Code provisoire composé de 12 caractères").await.click().await.unwrap();
        visit.sees("La clé (les 2 derniers chiffres) ne correspond pas au numéro").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_session_warning_has_the_focus_a_name_and_a_description() {
    let limits = Limits { session_s: 60, warn_before_s: 59, ..Limits::default() };
    visit("assistive-session", limits, async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        martine_identifies(visit).await;
        // After the title, which has it for a moment.
        let focused = "return document.activeElement.textContent";
        let stays = async || (visit.runs(focused).await == "Rester connecté").then_some(());
        visit.until("« Rester connecté » with the focus", stays).await;
        assert_eq!(computed_label(visit, "session").await, "Êtes-vous toujours là ?");
        let described = "const dialog = document.querySelector('dialog'); \
            return dialog.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id).textContent)";
        let [warning, left] = &strings(visit, described).await[..] else { panic!("two texts") };
        assert!(plain(warning).contains("votre session va prendre fin dans"), "{warning}");
        assert!(left.contains("seconde"), "{left}");
    })
    .await;
}

/// Writes down, whenever the program empties a field, which element has the focus.
const EMPTIED: &str = "(() => { \
    const log = window.emptied = []; \
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value'); \
    Object.defineProperty(HTMLInputElement.prototype, 'value', { ...value, set(text) { \
        if (text === '' && this.value !== '') log.push(document.activeElement.id); \
        value.set.call(this, text); } }); })()";

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_secret_is_emptied_once_its_notice_has_the_focus() {
    let site = copy_with_script("assistive-secret", EMPTIED);
    visit_site("assistive-secret", Limits::default(), site, async |visit: &Visit| {
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        visit.types("Mon identifiant", "inaya.m1988").await;
        visit.types("Mon mot de passe", "Faux-2022!").await;
        let password = visit.field("Mon mot de passe").await;
        password.send_keys(Key::Enter + "").await.unwrap();
        focus_is_on(visit, "incident").await;
        let emptied = async || {
            let emptied = strings(visit, "return window.emptied").await;
            (!emptied.is_empty()).then_some(emptied)
        };
        assert_eq!(visit.until("an empty password", emptied).await, ["incident"]);
        assert_eq!(visit.value("Mon mot de passe").await, "");
        // Whoever is quicker finds the field empty, and keeps what they type.
        visit.types("Mon mot de passe", "Faux-2022!").await;
        password.send_keys(Key::Enter + "").await.unwrap();
        focus_is_on(visit, "incident").await;
        password.send_keys("Sante-2022!").await.unwrap();
        assert_eq!(visit.value("Mon mot de passe").await, "Sante-2022!");
        visit.presses("Continuer").await;
        visit.arrives("Je saisis le code d’accès").await;
    })
    .await;
}
