//! The preview pages as designers use them: searching the list, opening a sample, showing it at three widths
//! with switches for its frames, and the map of journeys.

use mon_espace_sante::sandbox::Limits;
use serde_json::{Value, json};

use crate::visit::{Visit, normalize_spaces, visit};

const SIDE_BY_SIDE: &str = "/apercu/cote-a-cote/activation/identification/tout-manque";

/// Evaluates an expression in each frame, once all samples have loaded.
async fn in_frames(visit: &Visit, expression: &str) -> Vec<Value> {
    let script = format!(
        "return [...document.querySelectorAll('iframe')].map(frame => {{ \
            const page = frame.contentDocument, window = frame.contentWindow; \
            if (!page.querySelector('h1[tabindex]') || page.documentElement.dataset.apercu) return null; \
            return {expression}; }})"
    );
    visit
        .wait_until("the frames", async || {
            let frames: Vec<Value> =
                serde_json::from_value(visit.run_script(&script).await).unwrap();
            (frames.len() == 3 && frames.iter().all(|frame| !frame.is_null())).then_some(frames)
        })
        .await
}

/// Searches at once: after each key the list is filtered, which takes seconds for a sentence.
async fn search(visit: &Visit, text: &str) {
    // One script that returns at once: WebKit's driver has lost the end of an asynchronous one here.
    let script = "const field = document.querySelector('[type=search]'); field.value = arguments[0]; \
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    visit.driver.execute(script, vec![json!(text)]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn samples_can_be_searched() {
    visit("gallery-list", Limits::default(), async |visit: &Visit| {
        visit.open("/apercu").await;
        visit.wait_for_screen("Aperçu des écrans").await;
        let shown = "return [...document.querySelectorAll('[data-sample]')] \
            .filter(link => link.checkVisibility()).map(link => link.dataset.sample)";
        let all: Vec<String> = serde_json::from_value(visit.run_script(shown).await).unwrap();
        assert!(all.len() >= 150, "{}", all.len());
        // Search by the journey and the file of the screen.
        visit.fill("Chercher un écran, une adresse, un état", "activation identification").await;
        let identification = "activation/identification/";
        visit
            .wait_until("only the samples of identification", async || {
                let found: Vec<String> =
                    serde_json::from_value(visit.run_script(shown).await).unwrap();
                (found.len() < all.len()
                    && found.iter().all(|name| name.starts_with(identification)))
                .then_some(())
            })
            .await;
        // Search without accents or hyphens; the number of results is announced.
        search(visit, "mot de passe oublie hors ligne").await;
        let status = "return document.querySelector('[aria-live=polite]').textContent";
        visit
            .wait_until("the number of results", async || {
                let status = normalize_spaces(visit.run_script(status).await.as_str().unwrap());
                status.ends_with("états").then_some(())
            })
            .await;
        search(visit, "rien de tel nulle part").await;
        visit.wait_for_text("Aucun état ne correspond.").await;
        visit.wait_for_text("0 écran, 0 état").await;
        // The link of a sample opens it without the list.
        search(visit, "activation identification tout manque").await;
        visit.click("tout-manque").await;
        visit.wait_for_text("Le champ est obligatoire.").await;
        assert_eq!(visit.path().await, "/apercu/activation/identification/tout-manque");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sample_is_shown_at_three_widths_and_switches_apply_to_its_frames() {
    visit("gallery-beside", Limits::default(), async |visit: &Visit| {
        visit.open(SIDE_BY_SIDE).await;
        visit.wait_for_screen("Activation · Je m’identifie pour activer Mon espace santé").await;
        let widths = in_frames(visit, "window.innerWidth").await;
        assert_eq!(widths, [360, 768, 1280]);
        visit.assert_fits_width().await;
        // The samples in the frames have not taken the focus.
        assert_eq!(visit.run_script("return document.activeElement.tagName").await, "BODY");

        let background = "window.getComputedStyle(page.body).backgroundColor";
        let size = "window.getComputedStyle(page.body).fontSize";
        let error_color = "window.getComputedStyle(page.querySelector('.field__error')).color";
        let light = in_frames(visit, background).await;
        assert_eq!(light, ["rgb(255, 255, 255)"; 3]);
        assert_eq!(in_frames(visit, size).await, ["18px"; 3]);
        let red = in_frames(visit, error_color).await;

        visit.click_label("Sombre").await;
        assert_eq!(in_frames(visit, background).await, ["rgb(15, 19, 41)"; 3]);
        visit.click_label("Texte à 200 %").await;
        assert_eq!(in_frames(visit, size).await, ["36px"; 3]);
        assert_eq!(in_frames(visit, "window.innerWidth").await, [360, 768, 1280]);
        visit.click_label("Clair").await;
        visit.click_label("Texte à 200 %").await;
        assert_eq!(in_frames(visit, background).await, light);

        visit.click_label("Couleurs forcées").await;
        visit.wait_for_text("Les couleurs forcées sont une approximation").await;
        assert_ne!(in_frames(visit, error_color).await, red);
        // The style sheet's own rules for forced colours apply.
        let appearance = "window.getComputedStyle(page.querySelector('.choice__input')).appearance";
        assert_eq!(in_frames(visit, appearance).await, ["auto"; 3]);
        visit.click_label("Couleurs forcées").await;
        assert_eq!(in_frames(visit, error_color).await, red);
        assert_eq!(in_frames(visit, appearance).await, ["none"; 3]);

        // A switch stays on when another sample opens.
        visit.click_label("Sombre").await;
        let next = visit.driver.find(thirtyfour::By::Css(".beside__links a:nth-of-type(2)")).await;
        next.unwrap().click().await.unwrap();
        visit.wait_for_text("cle-fausse").await;
        assert_eq!(in_frames(visit, background).await, ["rgb(15, 19, 41)"; 3]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn map_links_open_samples() {
    visit("gallery-map", Limits::default(), async |visit: &Visit| {
        visit.set_viewport(360, 800).await;
        visit.open("/apercu/plan").await;
        visit.wait_for_screen("Plan des parcours").await;
        // Every box and every arrow links to a sample.
        let broken = visit
            .run_script(
                "return [...document.querySelectorAll('.map__box')].filter(box => \
                    !box.querySelector('.map__title a') || \
                    box.querySelectorAll('.map__ways li').length !== \
                    box.querySelectorAll('.map__ways a').length).map(box => box.textContent)",
            )
            .await;
        assert_eq!(broken, Value::Array(Vec::new()));
        let link =
            "return document.querySelector('.map__title a[href*=\"/credentials/\"]').pathname";
        let path = visit.run_script(link).await;
        visit.open(path.as_str().unwrap()).await;
        visit.wait_for_screen("Je choisis mon identifiant et mon mot de passe").await;
    })
    .await;
}
