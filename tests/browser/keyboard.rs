//! Journeys with the keyboard alone: after each key the focus is somewhere, seen, in the window and under
//! nothing. The other journeys with it stand beside what they walk (codes, recovery, sign_in).

use std::fs;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use thirtyfour::Key;

use crate::failures::copy_of_site;
use crate::visit::{Visit, plain, visit, visit_site};

/// Presses a key, or types; then the focus stands. A screen that changes has it nowhere for a frame.
pub async fn press(visit: &Visit, key: &str) {
    key_alone(visit, key).await;
    stands(visit).await;
}

async fn stands(visit: &Visit) {
    visit.until("the focus, seen", async || (visit.runs(STANDS).await == "").then_some(())).await;
}

/// The same where a page that is not the application's comes next.
async fn key_alone(visit: &Visit, key: &str) {
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
    stands(visit).await;
}

/// The focus is on the last stop of the page, or of the dialog that is open.
const LAST: &str = "const within = document.querySelector('dialog[open]') ?? document; \
    return document.activeElement === [...within.querySelectorAll('a[href], button, input, summary')] \
        .filter(e => e.checkVisibility()).at(-1);";

/// Why the focus does not stand: it is on nothing, out of the window, covered, or not shown.
const STANDS: &str = "const e = document.activeElement; if (!e || e === document.body) return 'lost'; \
    const shown = e.matches('.choice__input, .checkbox__input, .profile__input') ? e.labels[0] : e; \
    const b = shown.getBoundingClientRect(); \
    const [left, right] = [Math.max(b.left, 0), Math.min(b.right, innerWidth)]; \
    const [top, bottom] = [Math.max(b.top, 0), Math.min(b.bottom, innerHeight)]; \
    if (right <= left || bottom <= top) return 'out of the window'; \
    const on = document.elementFromPoint((left + right) / 2, (top + bottom) / 2); \
    if (!on || !(shown.contains(on) || e.contains(on) || on.contains(shown))) return 'covered'; \
    const shows = [e, shown].map(x => getComputedStyle(x)) \
        .some(x => x.outlineStyle !== 'none' || x.boxShadow !== 'none'); \
    return shows ? '' : 'not seen';";

/// Tabs until the focus stands on what bears these words, as label or as text. At the last stop of the page
/// it turns back: what follows is the browser's own, and keys sent to a page do not come back from there.
pub async fn tabs_to(visit: &Visit, words: &str) {
    let words = plain(words);
    let mut back = false;
    for _ in 0..120 {
        back |= visit.runs(LAST).await == true;
        tab(visit, back).await;
        let seen = visit
            .runs(
                "const e = document.activeElement; \
                 const label = e.labels && e.labels[0]; \
                 const title = label && label.querySelector('.choice__title, .profile__name'); \
                 return (title || label || e).textContent;",
            )
            .await;
        if plain(seen.as_str().unwrap_or_default()) == words {
            let what = format!("the focus on « {words} », visible");
            visit.until(&what, async || (visit.runs(VISIBLE).await == true).then_some(())).await;
            return;
        }
    }
    panic!("never reached with Tab: {words}");
}

/// The element with the focus, which a key gave it, stands whole in the window.
const VISIBLE: &str = "const e = document.activeElement; \
    const shown = e.matches('.choice__input, .checkbox__input, .profile__input') ? e.labels[0] : e; \
    const b = shown.getBoundingClientRect(); \
    return e.matches(':focus-visible') && b.height > 0 && b.top >= 0 && b.bottom <= innerHeight + 1;";

/// Tabs to a link or button and follows it with Enter.
async fn follows(visit: &Visit, words: &str) {
    tabs_to(visit, words).await;
    press(visit, &Key::Enter.value().to_string()).await;
}

/// The program gives the focus to what has an id.
async fn focus_on(visit: &Visit, id: &str) {
    let on = "return document.activeElement.id";
    visit.until(id, async || (visit.runs(on).await == *id).then_some(())).await;
}

pub async fn types(visit: &Visit, label: &str, text: &str) {
    tabs_to(visit, label).await;
    press(visit, text).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_activates_with_the_keyboard_alone() {
    visit("keyboard", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        let space = Key::Space.value().to_string();
        visit.open("/").await;
        visit.arrives("Mon espace santé, votre carnet de santé numérique").await;
        tabs_to(visit, "Activer Mon espace santé").await;
        press(visit, &enter).await;
        visit.arrives("Mon espace santé").await;
        tabs_to(visit, "Commencer").await;
        press(visit, &enter).await;
        visit.arrives("Je m’identifie").await;
        types(visit, "Code provisoire composé de 12 caractères", "HuqZF3KXCz8k").await;
        types(visit, "Numéro de sécurité sociale", "116304403801618").await;
        tabs_to(visit, "Carte Vitale sans photo").await;
        press(visit, &Key::Down.value().to_string()).await;
        types(visit, "Numéro de série de carte Vitale", "01024576124").await;
        press(visit, &enter).await;
        visit.arrives("Je prends ma décision").await;
        tabs_to(visit, "J’active Mon espace santé").await;
        press(visit, &space).await;
        tabs_to(visit, "J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.").await;
        press(visit, &space).await;
        tabs_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.arrives("Je vérifie mes coordonnées de contact").await;
        tabs_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.arrives("Je choisis mon identifiant et mon mot de passe").await;
        types(visit, "Identifiant", "martine.l1970").await;
        types(visit, "Mot de passe", "Breizh-1970!").await;
        types(visit, "Confirmer le mot de passe", "Breizh-1970!").await;
        tabs_to(visit, "Valider").await;
        press(visit, &enter).await;
        visit.arrives("Mon espace santé a bien été activé !").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_opposes_with_the_keyboard_alone() {
    visit("keyboard-opposition", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        let space = Key::Space.value().to_string();
        let down = Key::Down.value().to_string();
        visit.is_wide(360, 740).await;
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        crate::activation::martine_identifies(visit).await;
        tabs_to(visit, "J’active Mon espace santé").await;
        press(visit, &down).await;
        tabs_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.arrives("Je valide l’opposition à la création de Mon espace santé").await;
        tabs_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit.arrives("Ma décision a bien été prise en compte").await;
        visit.sees("Brigitte Capanelli").await;
        tabs_to(visit, "Virginie Capanelli").await;
        press(visit, &down).await;
        tabs_to(visit, "Gérer le profil").await;
        press(visit, &enter).await;
        visit.arrives("Je prends ma décision pour Jean-Jacques").await;
        tabs_to(visit, "J’active Mon espace santé pour Jean-Jacques").await;
        press(visit, &down).await;
        tabs_to(visit, "Continuer").await;
        press(visit, &enter).await;
        visit
            .arrives("Je valide l’opposition à la création de l’espace santé de Jean-Jacques")
            .await;
        tabs_to(visit, "Continuer").await;
        press(visit, &space).await;
        visit.arrives("Votre décision pour Jean-Jacques a bien été prise en compte").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn martine_corrects_what_is_wrong_with_the_keyboard_alone() {
    visit("keyboard-errors", Limits::default(), async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.is_wide(360, 740).await;
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        follows(visit, "Continuer").await;
        focus_on(visit, "erreurs").await;
        // The first link of the summary leads to its field, whose label is in view.
        follows(visit, "Code provisoire composé de 12 caractères : Le champ est obligatoire.")
            .await;
        let label = "const e = document.activeElement, b = e.labels[0].getBoundingClientRect(); \
            return e.matches('[aria-invalid=true]') && b.top >= 0 && b.bottom <= innerHeight";
        visit.until("the label", async || (visit.runs(label).await == true).then_some(())).await;
        press(visit, "HuqZF3KXCz8k").await;
        types(visit, "Numéro de sécurité sociale", "116304403801618").await;
        // What helps opens and closes under the focus.
        follows(visit, "Où trouver mon numéro de sécurité sociale ?").await;
        press(visit, &enter).await;
        tabs_to(visit, "Carte Vitale sans photo").await;
        press(visit, &Key::Down.value().to_string()).await;
        types(visit, "Numéro de série de carte Vitale", "01024576124").await;
        for _ in 0..2 {
            visit.host.fault("/activation/identification", Fault::problem(503, "unavailable"));
        }
        press(visit, &enter).await;
        focus_on(visit, "incident").await;
        follows(visit, "Réessayer").await;
        focus_on(visit, "incident").await;
        follows(visit, "Réessayer").await;
        visit.arrives("Je prends ma décision").await;
        // The skip link is the first stop of the page, and leads past what is around it.
        visit.runs("document.querySelector('.logo').focus()").await;
        let back = visit.driver.action_chain().key_down(Key::Shift);
        back.send_keys(Key::Tab.value().to_string()).key_up(Key::Shift).perform().await.unwrap();
        let words = visit.runs("return document.activeElement.textContent").await;
        assert_eq!(words, "Aller au contenu");
        press(visit, &enter).await;
        visit.arrives("Je prends ma décision").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_finds_her_identifier_and_her_account_with_the_keyboard_alone() {
    let limits = Limits { resend_after_s: 1, ..Limits::default() };
    visit("keyboard-account", limits, async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.is_wide(360, 740).await;
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        follows(visit, "Identifiant oublié ?").await;
        visit.arrives("Je m’identifie").await;
        types(visit, "Numéro de sécurité sociale", "288027511504294").await;
        for (part, digits) in [("Jour", "14"), ("Mois", "02"), ("Année", "1988")] {
            types(visit, part, digits).await;
        }
        press(visit, &enter).await;
        visit.arrives("Votre identifiant vous a été envoyé").await;
        visit.sees("Envoyer à nouveau l’identifiant").await;
        // The button goes once it is pressed; the focus does not.
        follows(visit, "Envoyer à nouveau l’identifiant").await;
        focus_on(visit, "renvoye").await;
        follows(visit, "Se connecter").await;
        visit.arrives("Je m’identifie").await;
        types(visit, "Mon identifiant", "inaya.m1988").await;
        types(visit, "Mon mot de passe", "Sante-2022!").await;
        follows(visit, "Afficher").await;
        follows(visit, "Continuer").await;
        visit.arrives("Je saisis le code d’accès").await;
        types(visit, "Code d’accès à usage unique", "034567").await;
        press(visit, &enter).await;
        visit.arrives("Bonjour Inaya,").await;
        follows(visit, "Voir mon compte").await;
        visit.arrives("Mon compte").await;
        follows(visit, "Modifier le numéro de mobile").await;
        visit.arrives("Je renseigne mon numéro de téléphone mobile").await;
        types(visit, "Numéro de téléphone mobile", "0698765432").await;
        press(visit, &enter).await;
        visit.arrives("Je valide mon numéro de téléphone mobile").await;
        types(visit, "Code à usage unique", "034567").await;
        press(visit, &enter).await;
        visit.arrives("Mon compte").await;
        follows(visit, "Voir mes profils rattachés").await;
        visit.arrives("Mes profils rattachés").await;
        tabs_to(visit, "Lina Martin").await;
        press(visit, &Key::Space.value().to_string()).await;
        follows(visit, "Gérer le profil").await;
        visit.arrives("Je prends ma décision pour Lina").await;
        follows(visit, "Retour").await;
        visit.arrives("Mes profils rattachés").await;
        visit.open("/espace/compte/fermeture").await;
        visit.arrives("Je ferme Mon espace santé").await;
        types(visit, "Mon mot de passe", "Sante-2022!").await;
        follows(visit, "Fermer Mon espace santé").await;
        visit.arrives("Mon espace santé est fermé").await;
        follows(visit, "Télécharger le justificatif (format .pdf)").await;
        visit.sees("Le justificatif a été téléchargé").await;
        follows(visit, "Terminer").await;
        visit.arrives("Mon espace santé, votre carnet de santé numérique").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_kept_with_the_keyboard_alone() {
    let limits = Limits { session_s: 24, warn_before_s: 14, ..Limits::default() };
    visit("keyboard-session", limits, async |visit: &Visit| {
        visit.is_wide(320, 256).await;
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        crate::activation::martine_identifies(visit).await;
        visit.sees("Êtes-vous toujours là ?").await;
        // It opens on the way to stay; after it the focus is where it was.
        let on = "return document.activeElement.textContent";
        let stay = async || (visit.runs(on).await == "Rester connecté").then_some(());
        visit.until("the way to stay, with the focus", stay).await;
        press(visit, &Key::Tab.value().to_string()).await;
        let back = visit.driver.action_chain().key_down(Key::Shift);
        back.send_keys(Key::Tab.value().to_string()).key_up(Key::Shift).perform().await.unwrap();
        visit.until("the way to stay again", stay).await;
        press(visit, &Key::Enter.value().to_string()).await;
        let closed = "return document.querySelector('dialog') === null";
        visit.until("no dialog", async || (visit.runs(closed).await == true).then_some(())).await;
        visit.arrives("Je prends ma décision").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn inaya_goes_through_france_connect_with_the_keyboard_alone() {
    let site = copy_of_site("france-connect-keyboard");
    fs::write(site.join("config.json"), r#"{ "france_connect": true }"#).unwrap();
    visit_site("keyboard-france-connect", Limits::default(), site, async |visit: &Visit| {
        let enter = Key::Enter.value().to_string();
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        follows(visit, "Qu’est-ce que FranceConnect ?").await;
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        tabs_to(visit, "S’identifier avec FranceConnect").await;
        key_alone(visit, &enter).await;
        visit.sees("Fournisseur d’identité du bac à sable").await;
        let name = "return document.activeElement.textContent";
        while visit.runs(name).await != "Inaya Martin" {
            key_alone(visit, &Key::Tab.value().to_string()).await;
        }
        key_alone(visit, &enter).await;
        visit.arrives("Bonjour Inaya,").await;
    })
    .await;
}
