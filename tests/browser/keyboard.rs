//! Activation with the keyboard alone: the focus is never lost, and always visible.

use mon_espace_sante::sandbox::Limits;
use thirtyfour::Key;

use crate::visit::{Visit, plain, visit};

pub async fn press(visit: &Visit, key: &str) {
    visit.driver.action_chain().send_keys(key).perform().await.unwrap();
}

/// Tabs until the focus stands on what bears these words, as label or as text.
pub async fn tabs_to(visit: &Visit, words: &str) {
    let words = plain(words);
    for _ in 0..60 {
        press(visit, &Key::Tab.value().to_string()).await;
        let seen = visit
            .runs(
                "const e = document.activeElement; if (e === document.body) return ''; \
                 const label = e.labels && e.labels[0]; \
                 const title = label && label.querySelector('.choice__title, .profile__name'); \
                 return (title || label || e).textContent;",
            )
            .await;
        let seen = plain(seen.as_str().unwrap_or_default());
        if seen == words {
            let what = format!("the focus on « {words} », visible");
            visit.until(&what, async || (visit.runs(VISIBLE).await == true).then_some(())).await;
            return;
        }
    }
    panic!("never reached with Tab: {words}");
}

/// The element with the focus shows it, and stands whole in the window.
const VISIBLE: &str = "const e = document.activeElement; \
    const shown = e.matches('.choice__input, .checkbox__input, .profile__input') ? e.labels[0] : e; \
    const s = [e, shown, e.parentElement].map(x => getComputedStyle(x)); \
    const b = shown.getBoundingClientRect(); \
    return e.matches(':focus-visible') && b.height > 0 && b.top >= 0 && b.bottom <= innerHeight + 1 \
    && s.some(x => x.outlineStyle !== 'none' || x.boxShadow !== 'none');";

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
