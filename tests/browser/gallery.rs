//! The previews as designers use them: the list searched, a sample opened, the same at three widths
//! with the switches that act inside, the map.

use mon_espace_sante::sandbox::Limits;
use serde_json::Value;

use crate::visit::{Visit, plain, visit};

const BESIDE: &str = "/apercu/cote-a-cote/activation/identification/tout-manque";

/// What a script says of each frame, once every sample stands in its own.
async fn in_frames(visit: &Visit, of_page: &str) -> Vec<Value> {
    let script = format!(
        "return [...document.querySelectorAll('iframe')].map(frame => {{ \
            const page = frame.contentDocument, window = frame.contentWindow; \
            if (!page.querySelector('h1[tabindex]') || page.documentElement.dataset.apercu) return null; \
            return {of_page}; }})"
    );
    visit
        .until("the frames", async || {
            let frames: Vec<Value> = serde_json::from_value(visit.runs(&script).await).unwrap();
            (frames.len() == 3 && frames.iter().all(|frame| !frame.is_null())).then_some(frames)
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_searched_by_name() {
    visit("gallery-list", Limits::default(), async |visit: &Visit| {
        visit.open("/apercu").await;
        visit.arrives("Aperçu des écrans").await;
        let shown = "return [...document.querySelectorAll('[data-sample]')] \
            .filter(link => link.checkVisibility()).map(link => link.dataset.sample)";
        let all: Vec<String> = serde_json::from_value(visit.runs(shown).await).unwrap();
        assert!(all.len() >= 150, "{}", all.len());
        // By its letter, and nothing else whose letter only begins so.
        visit.types("Chercher un écran, une adresse, un état", "B1").await;
        let b1 = "activation/identification/";
        visit
            .until("B1 alone", async || {
                let found: Vec<String> = serde_json::from_value(visit.runs(shown).await).unwrap();
                (found.len() < all.len() && found.iter().all(|name| name.starts_with(b1)))
                    .then_some(())
            })
            .await;
        // Without accents or hyphens, and said to those who do not see it.
        visit
            .types("Chercher un écran, une adresse, un état", "mot de passe oublie hors ligne")
            .await;
        let said = "return document.querySelector('[role=status]').textContent";
        visit
            .until("the number said", async || {
                let said = plain(visit.runs(said).await.as_str().unwrap());
                said.ends_with("états").then_some(())
            })
            .await;
        visit.types("Chercher un écran, une adresse, un état", "rien de tel nulle part").await;
        visit.sees("Aucun état ne correspond.").await;
        visit.sees("0 écran, 0 état").await;
        // A sample opens by its link, alone.
        visit.types("Chercher un écran, une adresse, un état", "B1 tout manque").await;
        visit.presses("tout-manque").await;
        visit.sees("Le champ est obligatoire.").await;
        assert_eq!(visit.path().await, "/apercu/activation/identification/tout-manque");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sample_stands_at_three_widths_and_the_switches_act_inside() {
    visit("gallery-beside", Limits::default(), async |visit: &Visit| {
        visit.open(BESIDE).await;
        visit.arrives("B1 · Je m’identifie pour activer Mon espace santé").await;
        let widths = in_frames(visit, "window.innerWidth").await;
        assert_eq!(widths, [360, 768, 1280]);
        visit.fits().await;
        // The samples inside have not taken the focus.
        visit.arrives("B1 · Je m’identifie pour activer Mon espace santé").await;

        let paper = "window.getComputedStyle(page.body).backgroundColor";
        let size = "window.getComputedStyle(page.body).fontSize";
        let field = "window.getComputedStyle(page.querySelector('.field__error')).color";
        let light = in_frames(visit, paper).await;
        assert_eq!(light, ["rgb(255, 255, 255)"; 3]);
        assert_eq!(in_frames(visit, size).await, ["18px"; 3]);
        let red = in_frames(visit, field).await;

        visit.chooses("Sombre").await;
        assert_eq!(in_frames(visit, paper).await, ["rgb(15, 19, 41)"; 3]);
        visit.chooses("Texte à 200 %").await;
        assert_eq!(in_frames(visit, size).await, ["36px"; 3]);
        assert_eq!(in_frames(visit, "window.innerWidth").await, [360, 768, 1280]);
        visit.chooses("Clair").await;
        visit.chooses("Texte à 200 %").await;
        assert_eq!(in_frames(visit, paper).await, light);

        visit.chooses("Couleurs forcées").await;
        visit.sees("Les couleurs forcées sont une approximation").await;
        assert_ne!(in_frames(visit, field).await, red);
        // A rule of the style sheet itself for forced colours holds.
        let native = "window.getComputedStyle(page.querySelector('.choice__input')).appearance";
        assert_eq!(in_frames(visit, native).await, ["auto"; 3]);
        visit.chooses("Couleurs forcées").await;
        assert_eq!(in_frames(visit, field).await, red);
        assert_eq!(in_frames(visit, native).await, ["none"; 3]);

        // What is switched on stays from sample to sample, and after a reload.
        visit.chooses("Sombre").await;
        let next = visit.driver.find(thirtyfour::By::Css(".beside__ways a:nth-of-type(2)")).await;
        next.unwrap().click().await.unwrap();
        visit.sees("cle-fausse").await;
        assert_eq!(in_frames(visit, paper).await, ["rgb(15, 19, 41)"; 3]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_map_opens_the_samples() {
    visit("gallery-map", Limits::default(), async |visit: &Visit| {
        visit.is_wide(360, 800).await;
        visit.open("/apercu/plan").await;
        visit.arrives("Plan des parcours").await;
        visit.fits().await;
        // Every box and every arrow leads to a sample.
        let broken = visit
            .runs(
                "return [...document.querySelectorAll('.map__box')].filter(box => \
                    !box.querySelector('.map__title a') || \
                    box.querySelectorAll('.map__ways li').length !== \
                    box.querySelectorAll('.map__ways a').length).map(box => box.textContent)",
            )
            .await;
        assert_eq!(broken, Value::Array(Vec::new()));
        let opened =
            "return document.querySelector('.map__title a[href*=\"/credentials/\"]').pathname";
        let path = visit.runs(opened).await;
        visit.open(path.as_str().unwrap()).await;
        visit.arrives("Je choisis mon identifiant et mon mot de passe").await;
    })
    .await;
}
