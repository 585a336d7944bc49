//! H: when it does not go well, as only a browser can show it.

use std::fs;
use std::path::{Path, PathBuf};

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;
use serde_json::json;

use crate::activation::{identifies, martine_identifies};
use crate::visit::{Visit, plain, visit, visit_site};

const PHOTO: &str = "Carte Vitale avec photo";

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_fault_keeps_what_was_typed_and_can_be_tried_again() {
    visit("faults", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        let faults = [
            Fault::Reset,
            Fault::Lost,
            Fault::Truncated,
            Fault::WrongType,
            Fault::bad_gateway(),
            Fault::empty(),
            Fault::garbage(),
            Fault::problem(503, "unavailable"),
        ];
        let number = faults.len();
        for fault in faults {
            visit.host.fault("/activation/identification", fault);
        }
        identifies(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        let mut notices = 0;
        loop {
            let active = visit
                .until("the notice or the next screen, with the focus", async || {
                    let active = visit.driver.active_element().await.ok()?;
                    let tag = active.tag_name().await.ok()?;
                    let id = active.id().await.ok()?.unwrap_or_default();
                    (tag == "h1" || id == "incident").then_some((tag, active))
                })
                .await;
            let (tag, active) = active;
            if tag == "h1" {
                break;
            }
            notices += 1;
            let words = plain(&active.text().await.unwrap());
            assert!(
                words.contains(
                    "Un problème technique est survenu. Veuillez réessayer ultérieurement."
                ),
                "{words}"
            );
            assert!(words.contains("34 22"), "{words}");
            assert_eq!(
                visit.value("Code provisoire composé de 12 caractères").await,
                "HuqZF3KXCz8k"
            );
            assert!(visit.title().await.starts_with("Erreur : "));
            visit.presses("Réessayer").await;
        }
        // A browser sends again by itself what a kept-alive connection lost: that is no notice.
        assert!((number - 3..=number).contains(&notices), "{notices}");
        visit.arrives("Je prends ma décision").await;
        let calls = visit.host.calls();
        let keys: Vec<_> = calls
            .iter()
            .filter(|call| call.path == "/activation/identification")
            .map(|call| call.idempotency_key.clone())
            .collect();
        assert_eq!(keys.len(), number + 1);
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_counts_down_is_remembered_and_opens() {
    visit("lock", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        identifies(visit, "RoseFontaine", "2 71 10 67 482 139 58", PHOTO, "07700033344").await;
        visit.arrives("Trop d’essais : un peu de patience").await;
        visit.sees("14 minutes et").await;
        visit.host.sandbox().advance(890);
        visit.driver.refresh().await.unwrap();
        visit.arrives("Trop d’essais : un peu de patience").await;
        visit.sees("Vous pouvez réessayer.").await;
        visit.presses("Réessayer").await;
        visit.arrives("Je m’identifie").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_never_comes_is_given_up() {
    visit("hang", Limits::default(), async |visit: &Visit| {
        visit.host.fault("/activation/identification", Fault::Hang);
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        identifies(visit, "HuqZF3KXCz8k", "116304403801618", PHOTO, "01024576124").await;
        visit.sees("Cela prend plus de temps que d’habitude.").await;
        visit.sees("Le service met trop de temps à répondre.").await;
        visit.presses("Réessayer").await;
        visit.arrives("Je prends ma décision").await;
        let calls = visit.host.calls();
        let keys: Vec<_> = calls.iter().filter_map(|call| call.idempotency_key.clone()).collect();
        assert_eq!(keys[0], keys[1], "the same act, told apart by its key");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_may_identify_during_a_lock() {
    visit("lock-other", Limits::default(), async |visit: &Visit| {
        visit.open("/activer/identification").await;
        identifies(visit, "RoseFontaine", "2 71 10 67 482 139 58", PHOTO, "07700033344").await;
        visit.arrives("Trop d’essais : un peu de patience").await;
        visit.sees("15 minutes").await;
        visit.presses("Une autre personne souhaite s’identifier").await;
        visit.arrives("Je m’identifie").await;
        martine_identifies(visit).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_lead_nowhere_say_so() {
    visit("addresses", Limits::default(), async |visit: &Visit| {
        visit.open("/nulle-part").await;
        visit.arrives("Cette page n’existe pas").await;
        assert_eq!(visit.path().await, "/nulle-part");
        visit.open("/activer/coordonnees").await;
        visit.arrives("Reprenons depuis le début").await;
        visit.presses("Commencer ou reprendre").await;
        visit.arrives("Mon espace santé").await;
        visit.driver.back().await.unwrap();
        visit.arrives("Reprenons depuis le début").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backend_that_cannot_be_read_at_start_can_be_tried_again() {
    visit("start", Limits::default(), async |visit: &Visit| {
        visit.host.fault("/session", Fault::garbage());
        visit.open("/activer/decision").await;
        visit.arrives("Un problème technique est survenu").await;
        visit.presses("Réessayer").await;
        visit.arrives("Reprenons depuis le début").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configuration_that_does_not_parse_is_named() {
    let cases = [
        (r#"{"api_bas":"/api/v1"}"#, "la clé « api_bas » n’est pas connue."),
        (r#"{"maintenance":"oui"}"#, "la valeur de « maintenance » n’est pas acceptée."),
        ("{", "le fichier config.json n’est pas un objet JSON."),
    ];
    for (at, (config, sentence)) in cases.into_iter().enumerate() {
        let site = copy_of_site(&format!("config-{at}"));
        fs::write(site.join("config.json"), config).unwrap();
        visit_site("configuration", Limits::default(), site, async |visit: &Visit| {
            visit.open("/").await;
            visit.arrives("Le service est mal configuré").await;
            visit.sees(sentence).await;
        })
        .await;
    }
}

/// The built site, to be changed by one test.
pub fn copy_of_site(name: &str) -> PathBuf {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            // The configuration is about to change: its compressed siblings would still say the old.
            if entry.file_name().to_string_lossy().starts_with("config.json.") {
                continue;
            }
            let to = to.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                copy(&entry.path(), &to);
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
    }
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&to);
    copy(Path::new(&std::env::var("MES_SITE").unwrap()), &to);
    to
}

/// The same with one more script in its page, before the page’s own.
pub fn copy_with_script(name: &str, script: &str) -> PathBuf {
    let site = copy_of_site(name);
    let page = fs::read_to_string(site.join("index.html")).unwrap();
    let with = page.replacen("<title", "<script src=\"/before.js\"></script><title", 1);
    assert_ne!(with, page);
    fs::write(site.join("index.html"), with).unwrap();
    fs::write(site.join("before.js"), script).unwrap();
    site
}

#[tokio::test(flavor = "multi_thread")]
async fn without_script_a_page_says_what_to_do_in_chromium() {
    visit("no-script", Limits::default(), async |visit: &Visit| {
        visit.chromium("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        visit.open("/activer").await;
        visit.sees("JavaScript est désactivé").await;
        visit.sees("34 22").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_to_read_open_at_their_place_and_can_be_asked_for_again() {
    visit("reading", Limits::default(), async |visit: &Visit| {
        visit.open("/aide#carte").await;
        visit
            .until("the focus on the card's questions", async || {
                let active = visit.driver.active_element().await.ok()?;
                (active.id().await.ok()?? == "carte").then_some(())
            })
            .await;
        visit.open("/mentions-legales").await;
        visit.sees("Éditeur").await;
    })
    .await;
    let site = copy_of_site("no-texts");
    let texts = site.join("pages.fr.json");
    let kept = fs::read(&texts).unwrap();
    for ending in ["", ".br", ".gz"] {
        let _ = fs::remove_file(site.join(format!("pages.fr.json{ending}")));
    }
    visit_site("no-texts", Limits::default(), site, async |visit: &Visit| {
        visit.open("/donnees-personnelles").await;
        visit.arrives("Données personnelles").await;
        visit.sees("Un problème technique est survenu.").await;
        fs::write(&texts, &kept).unwrap();
        visit.presses("Réessayer").await;
        visit.sees("Qui est responsable").await;
    })
    .await;
}
