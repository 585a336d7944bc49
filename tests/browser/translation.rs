//! Pages under machine translation: a translation program replaces each text node by nested `font` elements, as Chrome's
//! does, also in what appears later.

use std::time::Duration;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;

use crate::activation::{TERMS, activate_from_home, identify_as_martine};
use crate::visit::{Visit, normalize_spaces, visit};

/// Replaces every text node of the page, now and whenever one is added.
const TRANSLATE: &str = "
    const translate = root => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        for (const text of texts) {
            if (!text.data.trim() || text.parentElement?.closest('font, svg, script, style')) continue;
            const outer = document.createElement('font');
            const inner = outer.appendChild(document.createElement('font'));
            inner.append(text.data);
            text.replaceWith(outer);
        }
    };
    translate(document.body);
    new MutationObserver(changes => {
        for (const change of changes) {
            for (const node of change.addedNodes) translate(node.parentElement ?? document.body);
        }
    }).observe(document.body, { childList: true, subtree: true });
";

async fn open_translated(visit: &Visit, path: &str, title: &str) {
    visit.open(path).await;
    visit.wait_for_screen(title).await;
    visit.run_script(TRANSLATE).await;
    let translated = "return document.querySelectorAll('h1 > font > font').length";
    assert_eq!(visit.run_script(translated).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_on_a_translated_page() {
    visit("translated", Limits::default(), async |visit: &Visit| {
        open_translated(visit, "/", "Mon espace santé, votre carnet de santé numérique").await;
        activate_from_home(visit).await;
        // The earlier title is gone, and the new one is there once.
        let headings = "return [...document.querySelectorAll('h1')].map(h => h.textContent).join()";
        let heading = visit.run_script(headings).await;
        let heading = normalize_spaces(heading.as_str().unwrap());
        assert_eq!(heading, "Mon espace santé a bien été activé !");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_summary_and_a_pending_request_are_shown_on_a_translated_page() {
    visit("translated-pending", Limits::default(), async |visit: &Visit| {
        open_translated(visit, "/activer/identification", "Je m’identifie").await;
        visit.click("Continuer").await;
        visit.wait_for_text("4 réponses sont à corriger").await;
        identify_as_martine(visit).await;
        let slow = Fault::Slow(Duration::from_millis(1_500));
        visit.host.inject_fault("/activation/consent", slow);
        visit.click_label("J’active Mon espace santé").await;
        visit.click_label(TERMS).await;
        visit.click("Continuer").await;
        visit.wait_for_text("Envoi en cours…").await;
        let busy = "return document.querySelector('button[type=submit]').textContent";
        assert_eq!(visit.run_script(busy).await, "Envoi en cours…", "the label is replaced");
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn countdowns_run_on_a_translated_page() {
    visit("translated-countdown", Limits::default(), async |visit: &Visit| {
        open_translated(visit, "/connexion", "Je m’identifie").await;
        visit.fill("Mon identifiant", "inaya.m1988").await;
        visit.fill("Mon mot de passe", "Sante-2022!").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je saisis le code d’accès").await;
        let left = "return document.querySelector('[data-testid=countdown]').textContent";
        let first = visit.run_script(left).await;
        visit
            .wait_until("another number of seconds", async || {
                let now = visit.run_script(left).await;
                (now != first && now.as_str()?.contains("seconde")).then_some(())
            })
            .await;
    })
    .await;
}
