//! Journeys with the keyboard alone. After each key the focused element is visible, inside the window and not
//! covered. Other keyboard tests are in `codes`, `recovery` and `sign_in`.

use std::fs;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use thirtyfour::Key;

use crate::sites::copy_of_site;
use crate::visit::{Visit, normalize_spaces, visit, visit_site};

/// Presses a key or types text, then waits for a visible focus: while a screen changes, nothing has the focus
/// for a frame.
pub async fn press(visit: &Visit, key: &str) {
    send_key(visit, key).await;
    wait_for_visible_focus(visit).await;
}

async fn wait_for_visible_focus(visit: &Visit) {
    let visible = async || (visit.run_script(FOCUS_PROBLEM).await == "").then_some(());
    visit.wait_until("a visible focus", visible).await;
}

/// Presses a key without waiting for the focus, for pages outside the application.
async fn send_key(visit: &Visit, key: &str) {
    visit.driver.action_chain().send_keys(key).perform().await.unwrap();
}

/// Presses Tab, or Shift and Tab.
async fn tab(visit: &Visit, back: bool) {
    let tab = Key::Tab.value().to_string();
    if !back {
        return press(visit, &tab).await;
    }
    let keys = visit.driver.action_chain().key_down(Key::Shift).send_keys(tab);
    keys.key_up(Key::Shift).perform().await.unwrap();
    wait_for_visible_focus(visit).await;
}

/// Returns whether the focus is on the last tab stop of the page or of the open dialog.
const IS_LAST_STOP: &str = "const within = document.querySelector('dialog[open]') ?? document; \
    return document.activeElement === [...within.querySelectorAll('a[href], button, input, summary')] \
        .filter(e => e.checkVisibility()).at(-1);";

/// Returns what is wrong with the focus: lost, outside the window, covered or not indicated. Returns an empty text
/// when the focus is correct.
const FOCUS_PROBLEM: &str = "const e = document.activeElement; if (!e || e === document.body) return 'lost'; \
    const shown = e.matches('.choice__input, .checkbox__input, .profile__input') ? e.labels[0] : e; \
    const b = shown.getBoundingClientRect(); \
    const [left, right] = [Math.max(b.left, 0), Math.min(b.right, innerWidth)]; \
    const [top, bottom] = [Math.max(b.top, 0), Math.min(b.bottom, innerHeight)]; \
    if (right <= left || bottom <= top) return 'outside the window'; \
    const top_most = document.elementFromPoint((left + right) / 2, (top + bottom) / 2); \
    if (!top_most || !(shown.contains(top_most) || e.contains(top_most) || top_most.contains(shown))) return 'covered'; \
    const indicated = [e, shown].map(x => getComputedStyle(x)) \
        .some(x => x.outlineStyle !== 'none' || x.boxShadow !== 'none'); \
    return indicated ? '' : 'not indicated';";

/// Presses Tab until an element with this label or text has the focus. From the last tab stop it goes
/// back with Shift+Tab: the next stop would be in the browser's own interface, where keys sent to the page are lost.
pub async fn tab_to(visit: &Visit, text: &str) {
    let text = normalize_spaces(text);
    let mut back = false;
    for _ in 0..120 {
        back |= visit.run_script(IS_LAST_STOP).await == true;
        tab(visit, back).await;
        let focused = visit
            .run_script(
                "const e = document.activeElement; \
                 const label = e.labels && e.labels[0]; \
                 const title = label && label.querySelector('.choice__title, .profile__name'); \
                 return (title || label || e).textContent;",
            )
            .await;
        if normalize_spaces(focused.as_str().unwrap_or_default()) == text {
            let visible = async || (visit.run_script(IS_FOCUS_VISIBLE).await == true).then_some(());
            visit.wait_until(&format!("a visible focus on « {text} »"), visible).await;
            return;
        }
    }
    panic!("not reached with Tab: {text}");
}

/// Returns whether the focused element matches `:focus-visible` and is entirely inside the window.
const IS_FOCUS_VISIBLE: &str = "const e = document.activeElement; \
    const shown = e.matches('.choice__input, .checkbox__input, .profile__input') ? e.labels[0] : e; \
    const b = shown.getBoundingClientRect(); \
    return e.matches(':focus-visible') && b.height > 0 && b.top >= 0 && b.bottom <= innerHeight + 1;";

/// Tabs to a link or button and presses Enter.
async fn press_enter_on(visit: &Visit, text: &str) {
    tab_to(visit, text).await;
    press(visit, &Key::Enter.value().to_string()).await;
}

pub async fn type_into(visit: &Visit, label: &str, text: &str) {
    tab_to(visit, label).await;
    press(visit, text).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_with_the_keyboard_alone() {
    visit("keyboard", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        let space = Key::Space.value().to_string();
        visit.open("/").await;
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
        tab_to(visit, "Activer Mon espace santé").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Mon espace santé").await;
        tab_to(visit, "Commencer").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je m’identifie").await;
        type_into(visit, "Code provisoire composé de 12 caractères", "HuqZF3KXCz8k").await;
        type_into(visit, "Numéro de sécurité sociale", "116304403801618").await;
        tab_to(visit, "Carte Vitale sans photo").await;
        press(visit, &Key::Down.value().to_string()).await;
        type_into(visit, "Numéro de série de carte Vitale", "01024576124").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je prends ma décision").await;
        tab_to(visit, "J’active Mon espace santé").await;
        press(visit, &space).await;
        tab_to(visit, "J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.").await;
        press(visit, &space).await;
        tab_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je vérifie mes coordonnées de contact").await;
        tab_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je choisis mon identifiant et mon mot de passe").await;
        type_into(visit, "Identifiant", "martine.l1970").await;
        type_into(visit, "Mot de passe", "Breizh-1970!").await;
        type_into(visit, "Confirmer le mot de passe", "Breizh-1970!").await;
        tab_to(visit, "Valider").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Mon espace santé a bien été activé !").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_opposes_with_the_keyboard_alone() {
    visit("keyboard-opposition", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        let space = Key::Space.value().to_string();
        let down = Key::Down.value().to_string();
        visit.set_viewport(360, 740).await;
        visit.at_decision().await;
        tab_to(visit, "J’active Mon espace santé").await;
        press(visit, &down).await;
        tab_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je valide l’opposition à la création de Mon espace santé").await;
        tab_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Ma décision a bien été prise en compte").await;
        visit.wait_for_text("Brigitte Capanelli").await;
        tab_to(visit, "Virginie Capanelli").await;
        press(visit, &down).await;
        tab_to(visit, "Gérer le profil").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je prends ma décision pour Jean-Jacques").await;
        tab_to(visit, "J’active Mon espace santé pour Jean-Jacques").await;
        press(visit, &down).await;
        tab_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit
            .wait_for_screen(
                "Je valide l’opposition à la création de l’espace santé de Jean-Jacques",
            )
            .await;
        tab_to(visit, "Continuer").await;
        press(visit, &space).await;
        visit.wait_for_screen("Votre décision pour Jean-Jacques a bien été prise en compte").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_corrects_errors_with_the_keyboard_alone() {
    visit("keyboard-errors", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.set_viewport(360, 740).await;
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        press_enter_on(visit, "Continuer").await;
        visit.wait_for_focus("erreurs").await;
        // The first link of the error summary focuses its field; the label is inside the window.
        press_enter_on(
            visit,
            "Code provisoire composé de 12 caractères : Le champ est obligatoire.",
        )
        .await;
        let label = "const e = document.activeElement, b = e.labels[0].getBoundingClientRect(); \
            return e.matches('[aria-invalid=true]') && b.top >= 0 && b.bottom <= innerHeight";
        visit
            .wait_until("the label", async || (visit.run_script(label).await == true).then_some(()))
            .await;
        press(visit, "HuqZF3KXCz8k").await;
        type_into(visit, "Numéro de sécurité sociale", "116304403801618").await;
        // The help opens and closes and keeps the focus.
        press_enter_on(visit, "Où trouver mon numéro de sécurité sociale ?").await;
        press(visit, &enter).await;
        tab_to(visit, "Carte Vitale sans photo").await;
        press(visit, &Key::Down.value().to_string()).await;
        type_into(visit, "Numéro de série de carte Vitale", "01024576124").await;
        for _ in 0..2 {
            visit
                .host
                .inject_fault("/activation/identification", Fault::problem(503, "unavailable"));
        }
        press(visit, &enter).await;
        visit.wait_for_focus("incident").await;
        press_enter_on(visit, "Réessayer").await;
        visit.wait_for_focus("incident").await;
        press_enter_on(visit, "Réessayer").await;
        visit.wait_for_screen("Je prends ma décision").await;
        // The skip link is the first tab stop, and moves the focus to the title.
        visit.run_script("document.querySelector('.logo').focus()").await;
        let back = visit.driver.action_chain().key_down(Key::Shift);
        back.send_keys(Key::Tab.value().to_string()).key_up(Key::Shift).perform().await.unwrap();
        let focused = visit.run_script("return document.activeElement.textContent").await;
        assert_eq!(focused, "Aller au contenu");
        press(visit, &enter).await;
        visit.wait_for_screen("Je prends ma décision").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_recovers_her_identifier_and_manages_her_account_with_the_keyboard_alone() {
    let limits = Limits { resend_after_s: 1, ..Limits::default() };
    visit("keyboard-account", limits, async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.set_viewport(360, 740).await;
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        press_enter_on(visit, "Identifiant oublié ?").await;
        visit.wait_for_screen("Je m’identifie").await;
        type_into(visit, "Numéro de sécurité sociale", "288027511500039").await;
        for (part, digits) in [("Jour", "14"), ("Mois", "02"), ("Année", "1988")] {
            type_into(visit, part, digits).await;
        }
        press(visit, &enter).await;
        visit.wait_for_screen("Votre identifiant vous a été envoyé").await;
        visit.wait_for_text("Envoyer à nouveau l’identifiant").await;
        // The button disappears when pressed, and the focus moves to the confirmation.
        press_enter_on(visit, "Envoyer à nouveau l’identifiant").await;
        visit.wait_for_focus("renvoye").await;
        press_enter_on(visit, "Se connecter").await;
        visit.wait_for_screen("Je m’identifie").await;
        type_into(visit, "Mon identifiant", "inaya.m1988").await;
        type_into(visit, "Mon mot de passe", "Sante-2022!").await;
        press_enter_on(visit, "Afficher").await;
        press_enter_on(visit, "Continuer").await;
        visit.wait_for_screen("Je saisis le code d’accès").await;
        type_into(visit, "Code d’accès à usage unique", "034567").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Bonjour Inaya,").await;
        press_enter_on(visit, "Voir mon compte").await;
        visit.wait_for_screen("Mon compte").await;
        press_enter_on(visit, "Modifier le numéro de mobile").await;
        visit.wait_for_screen("Je renseigne mon numéro de téléphone mobile").await;
        type_into(visit, "Numéro de téléphone mobile", "0698765432").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Je valide mon numéro de téléphone mobile").await;
        type_into(visit, "Code à usage unique", "034567").await;
        press(visit, &enter).await;
        visit.wait_for_screen("Mon compte").await;
        press_enter_on(visit, "Voir mes profils rattachés").await;
        visit.wait_for_screen("Mes profils rattachés").await;
        tab_to(visit, "Lina Martin").await;
        press(visit, &Key::Space.value().to_string()).await;
        press_enter_on(visit, "Gérer le profil").await;
        visit.wait_for_screen("Je prends ma décision pour Lina").await;
        press_enter_on(visit, "Retour").await;
        visit.wait_for_screen("Mes profils rattachés").await;
        visit.open("/espace/compte/fermeture").await;
        visit.wait_for_screen("Je ferme Mon espace santé").await;
        type_into(visit, "Mot de passe actuel", "Sante-2022!").await;
        press_enter_on(visit, "Fermer Mon espace santé").await;
        visit.wait_for_screen("Mon espace santé est fermé").await;
        press_enter_on(visit, "Télécharger le justificatif (format .pdf)").await;
        visit.wait_for_text("Le justificatif a été téléchargé").await;
        press_enter_on(visit, "Terminer").await;
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn session_is_renewed_with_the_keyboard_alone() {
    let limits = Limits { session_s: 24, warn_before_s: 14, ..Limits::default() };
    visit("keyboard-session", limits, async |visit: &Visit| {
        visit.set_viewport(320, 256).await;
        visit.at_decision().await;
        visit.wait_for_text("Êtes-vous toujours là ?").await;
        // The dialog focuses « Rester connecté »; when it closes, the focus returns to where it was.
        let focused = "return document.activeElement.textContent";
        let stay = async || (visit.run_script(focused).await == "Rester connecté").then_some(());
        visit.wait_until("the focus on « Rester connecté »", stay).await;
        press(visit, &Key::Tab.value().to_string()).await;
        let back = visit.driver.action_chain().key_down(Key::Shift);
        back.send_keys(Key::Tab.value().to_string()).key_up(Key::Shift).perform().await.unwrap();
        visit.wait_until("the focus on « Rester connecté » again", stay).await;
        press(visit, &Key::Enter.value().to_string()).await;
        let closed = "return document.querySelector('dialog') === null";
        visit
            .wait_until("no dialog", async || {
                (visit.run_script(closed).await == true).then_some(())
            })
            .await;
        visit.wait_for_screen("Je prends ma décision").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_signs_in_with_france_connect_with_the_keyboard_alone() {
    let site = copy_of_site("france-connect-keyboard");
    fs::write(site.join("config.json"), r#"{ "france_connect": true }"#).unwrap();
    visit_site("keyboard-france-connect", Limits::default(), site, async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        press_enter_on(visit, "Qu’est-ce que FranceConnect ?").await;
        // The FranceConnect button precedes this help, and `tab_to` only goes forward: a new page starts at the top.
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        tab_to(visit, "S’identifier avec FranceConnect").await;
        send_key(visit, &enter).await;
        visit.wait_for_text("Fournisseur d’identité du bac à sable").await;
        let name = "return document.activeElement.textContent";
        while visit.run_script(name).await != "Inaya Martin" {
            send_key(visit, &Key::Tab.value().to_string()).await;
        }
        send_key(visit, &enter).await;
        visit.wait_for_screen("Bonjour Inaya,").await;
    })
    .await;
}
