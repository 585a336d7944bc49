//! The static preview on a minimal file server: it serves a file or 404. The sandbox runs in the page, which
//! sends no other requests.
//!
//! Ignored, because it needs the folder that `cargo xtask preview` builds: `cargo xtask test` builds it and
//! runs these tests.

use std::fs;
use std::path::{Path, PathBuf};

use mon_espace_sante::route::Route;
use mon_espace_sante::sandbox::Limits;
use serde_json::Value;
use thirtyfour::{By, Key};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::activation::activate;
use crate::opposition::wait_for_download;
use crate::samples::{AXE, axe_report_findings};
use crate::sign_in::submit_credentials;
use crate::visit::{Visit, normalize_spaces, visit_site};

const OPEN_PANEL: &str = "Messages, personnes, horloge";
const CLOCK: &str = "Horloge et remise au début";
const NEW_PASSWORD: &str = "Printemps-2026!";

/// Runs a scenario against the preview folder, served without a backend.
async fn visit_preview(name: &str, scenario: impl AsyncFnOnce(&Visit)) {
    let folder = std::env::var("MES_PREVIEW").expect("MES_PREVIEW: run `cargo xtask test`");
    let folder = PathBuf::from(folder);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://localhost:{}", listener.local_addr().unwrap().port());
    let files = tokio::spawn(serve(listener, folder.clone()));
    visit_site(name, Limits::default(), folder, async |visit: &Visit| {
        visit.set_base_url(&url);
        scenario(visit).await;
        assert!(visit.host.calls().is_empty(), "the page sent requests to a backend");
    })
    .await;
    files.abort();
}

async fn serve(listener: TcpListener, folder: PathBuf) {
    while let Ok((stream, _)) = listener.accept().await {
        let folder = folder.clone();
        // A browser that closes the connection is not an error.
        tokio::spawn(async move { answer(stream, &folder).await.ok() });
    }
}

/// Answers one request with one file and closes the connection.
async fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(&mut stream).lines();
    let request_line = lines.next_line().await?.unwrap_or_default();
    while lines.next_line().await?.is_some_and(|line| !line.is_empty()) {}
    let mut parts = request_line.split(' ');
    let (method, path) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let file = folder.join(path.trim_start_matches('/'));
    let valid = path.starts_with('/') && !path.contains("..");
    let (status, headers, body) = if valid && file.is_dir() && !path.ends_with('/') {
        ("301 Moved Permanently", format!("Location: {path}/\r\n"), Vec::new())
    } else {
        let file = if file.is_dir() { file.join("index.html") } else { file };
        match fs::read(&file) {
            Ok(body) if valid && method == "GET" => {
                ("200 OK", format!("Content-Type: {}\r\n", content_type(&file)), body)
            }
            _ => ("404 Not Found", "Content-Type: text/plain\r\n".to_owned(), b"404".to_vec()),
        }
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body).await?;
    stream.shutdown().await
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// Opens the preview panel, then each of these sections in it.
async fn open_panel(visit: &Visit, sections: &[&str]) {
    visit.click(OPEN_PANEL).await;
    visit.wait_for_text("Coulisses de l’aperçu").await;
    for section in sections {
        visit.click(section).await;
    }
}

/// Fills the form with the data of a test person.
async fn fill_as_person(visit: &Visit, name: &str) {
    open_panel(visit, &["Personnes", name]).await;
    visit.click(&format!("Remplir les formulaires : {name}")).await;
    visit.wait_for_text(&format!("Formulaires remplis : {name}.")).await;
}

/// The findings of axe on the page, labelled with `name`.
async fn axe_findings(visit: &Visit, name: &str) -> Vec<String> {
    let axe = fs::read_to_string(std::env::var("MES_AXE").expect("MES_AXE")).unwrap();
    visit.driver.execute(axe, Vec::new()).await.unwrap();
    let report = visit.driver.execute_async(AXE, Vec::new()).await.unwrap();
    axe_report_findings(name, report.json())
}

/// Waits for an element in the newest message of the outbox.
async fn in_newest_message(visit: &Visit, selector: &'static str) -> thirtyfour::WebElement {
    let selector = format!("#coulisses article:first-child {selector}");
    visit
        .wait_until(&selector, async || visit.driver.find(By::Css(selector.as_str())).await.ok())
        .await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn every_address_has_a_file_and_a_canonical_url() {
    visit_preview("preview-addresses", async |visit: &Visit| {
        for (_, path) in Route::FIXED {
            visit.open(path).await;
            visit
                .wait_until(path, async || {
                    let loaded = "return document.querySelector('h1[tabindex]') !== null";
                    (visit.run_script(loaded).await == true).then_some(())
                })
                .await;
            visit.wait_for_text("Aperçu : aucune donnée n’est réelle.").await;
            let here = visit.path().await;
            assert!(here == "/" || !here.ends_with('/'), "{path} became {here}");
        }
        visit.open("/apercu").await;
        visit.wait_for_screen("Aperçu des écrans").await;
        let fetch_links = "const done = arguments[arguments.length - 1]; \
            const links = [...document.querySelectorAll('a[href^=\"/apercu\"]')].map(a => a.pathname); \
            Promise.all(links.map(link => fetch(link).then(a => a.ok ? null : link))) \
                .then(missing => done([links.length, missing.filter(link => link)]))";
        let result = visit.driver.execute_async(fetch_links, Vec::new()).await.unwrap();
        let result = result.json();
        assert!(result[0].as_u64() >= Some(150), "{result}");
        assert_eq!(result[1], Value::Array(Vec::new()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn martine_activates_and_the_state_survives_a_reload() {
    visit_preview("preview-activation", async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        activate(visit).await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Mon espace santé a bien été activé !").await;
        // Moving the clock forward ends the session; a button resets the sandbox.
        open_panel(visit, &[CLOCK]).await;
        visit.click("+ 15 min").await;
        visit.wait_for_text("Je suis déconnecté").await;
        visit.click("Tout remettre au début").await;
        visit.wait_for_screen("Mon espace santé, votre carnet de santé numérique").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn opposition_receipt_can_be_downloaded() {
    visit_preview("preview-opposition", async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        fill_as_person(visit, "Martine Julie Leguellec").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je prends ma décision").await;
        visit.click_label("Je m’oppose à la création de Mon espace santé").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je valide l’opposition à la création de Mon espace santé").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Ma décision a bien été prise en compte").await;
        visit.click("Télécharger le justificatif (format .pdf)").await;
        visit.wait_for_text("Le justificatif a été téléchargé").await;
        let file = visit.downloads.join("justificatif-opposition-mon-espace-sante.pdf");
        assert!(wait_for_download(visit, &file).await.starts_with(b"%PDF-"));
        // The address of a child's profile has a file too: a reload works.
        visit.select_profile("Jean-Jacques Capanelli").await;
        visit.click("Gérer le profil").await;
        visit.wait_for_screen("Je prends ma décision pour Jean-Jacques").await;
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Je prends ma décision pour Jean-Jacques").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn inaya_resets_her_password_with_the_message_in_the_panel() {
    visit_preview("preview-recovery", async |visit: &Visit| {
        visit.set_viewport(360, 740).await;
        visit.open("/mot-de-passe-oublie").await;
        visit.wait_for_screen("Je m’identifie").await;
        fill_as_person(visit, "Inaya Martin").await;
        visit.click("Continuer").await;
        visit.wait_for_screen("Je saisis le code d’accès que j’ai reçu").await;
        open_panel(visit, &[]).await;
        assert_eq!(in_newest_message(visit, "code").await.text().await.unwrap(), "034567");
        in_newest_message(visit, "a").await.click().await.unwrap();
        visit.wait_for_screen("Réinitialisation du mot de passe").await;
        visit.fill("Nouveau mot de passe", NEW_PASSWORD).await;
        visit.fill("Confirmer le mot de passe", NEW_PASSWORD).await;
        visit.click("Valider").await;
        visit.wait_for_screen("Votre mot de passe a bien été modifié").await;
        visit.click("Se connecter").await;
        visit.wait_for_screen("Je m’identifie").await;
        submit_credentials(visit, "inaya.m1988", NEW_PASSWORD).await;
        visit.wait_for_screen("Je saisis le code d’accès").await;
        visit.fill("Code d’accès à usage unique", "034567").await;
        visit.click("Se connecter").await;
        visit.wait_for_screen("Bonjour Inaya,").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn panel_works_with_the_keyboard_and_passes_axe() {
    visit_preview("preview-panel", async |visit: &Visit| {
        visit.set_viewport(360, 800).await;
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        let mut found = axe_findings(visit, "banner").await;
        let open = visit.button(OPEN_PANEL).await;
        open.send_keys("" + Key::Enter).await.unwrap();
        visit.wait_for_text("Coulisses de l’aperçu").await;
        visit.click("Personnes").await;
        visit.click("Ange Paoli").await;
        visit.click(CLOCK).await;
        visit.assert_fits_width().await;
        // axe cannot determine the background of text that the edge of the panel cuts off.
        visit.run_script("document.getElementById('coulisses').scrollTop = 0").await;
        found.extend(axe_findings(visit, "panel").await);
        assert!(found.is_empty(), "{}", found.join("\n"));
        let active = visit.driver.active_element().await.unwrap();
        active.send_keys("" + Key::Escape).await.unwrap();
        visit
            .wait_until("the focus on the button", async || {
                let active = visit.driver.active_element().await.ok()?;
                (normalize_spaces(&active.text().await.ok()?) == OPEN_PANEL).then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn france_connect_is_simulated_in_the_page() {
    visit_preview("preview-france-connect", async |visit: &Visit| {
        visit.open("/connexion").await;
        visit.wait_for_screen("Je m’identifie").await;
        visit.click("S’identifier avec FranceConnect").await;
        visit.wait_for_screen("FranceConnect, joué par l’aperçu").await;
        visit.click("Inaya Martin").await;
        visit.wait_for_screen("Bonjour Inaya,").await;
    })
    .await;
}
