//! The static preview, under the plainest of servers: one that sends the file that is asked for, or 404.
//! The sandbox is in the page; no request goes anywhere else.
//!
//! Ignored, for it needs the folder that `cargo xtask preview` makes: `cargo xtask test` makes it and
//! runs these.

use std::fs;
use std::path::{Path, PathBuf};

use mon_espace_sante::route::Route;
use mon_espace_sante::sandbox::Limits;
use serde_json::Value;
use thirtyfour::{By, Key};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::activation::activates;
use crate::opposition::downloaded;
use crate::samples::{AXE, findings};
use crate::sign_in::identifies;
use crate::visit::{Visit, plain, visit_site};

const OPEN: &str = "Messages, personnes, horloge";
const CLOCK: &str = "Horloge et remise au début";
const NEW: &str = "Printemps-2026!";

/// Walks over the preview’s folder, served by itself.
async fn over_the_folder(name: &str, walk: impl AsyncFnOnce(&Visit)) {
    let folder = std::env::var("MES_PREVIEW").expect("MES_PREVIEW: run `cargo xtask test`");
    let folder = PathBuf::from(folder);
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://localhost:{}", listener.local_addr().unwrap().port());
    let files = tokio::spawn(serve(listener, folder.clone()));
    visit_site(name, Limits::default(), folder, async |visit: &Visit| {
        visit.stands_at(&url);
        walk(visit).await;
        assert!(visit.host.calls().is_empty(), "the backend of another process was asked");
    })
    .await;
    files.abort();
}

async fn serve(listener: TcpListener, folder: PathBuf) {
    while let Ok((stream, _)) = listener.accept().await {
        let folder = folder.clone();
        // A browser that leaves is no error.
        tokio::spawn(async move { answer(stream, &folder).await.ok() });
    }
}

/// One request, one file, and the connection ends.
async fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(&mut stream).lines();
    let first = lines.next_line().await?.unwrap_or_default();
    while lines.next_line().await?.is_some_and(|line| !line.is_empty()) {}
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let place = folder.join(path.trim_start_matches('/'));
    let known = path.starts_with('/') && !path.contains("..");
    let (status, headers, body) = if known && place.is_dir() && !path.ends_with('/') {
        ("301 Moved Permanently", format!("Location: {path}/\r\n"), Vec::new())
    } else {
        let file = if place.is_dir() { place.join("index.html") } else { place };
        match fs::read(&file) {
            Ok(body) if known && method == "GET" => {
                ("200 OK", format!("Content-Type: {}\r\n", kind(&file)), body)
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

fn kind(file: &Path) -> &'static str {
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

/// Opens the panel, and in it what opens by these words.
async fn behind_the_scenes(visit: &Visit, sections: &[&str]) {
    visit.presses(OPEN).await;
    visit.sees("Coulisses de l’aperçu").await;
    for section in sections {
        visit.presses(section).await;
    }
}

/// Fills the forms with somebody’s sheet.
async fn is_somebody(visit: &Visit, name: &str) {
    behind_the_scenes(visit, &["Personnes", name]).await;
    visit.presses(&format!("Remplir les formulaires : {name}")).await;
    visit.sees(&format!("Formulaires remplis : {name}.")).await;
}

/// What axe finds on the page.
async fn found_by_axe(visit: &Visit, what: &str) -> Vec<String> {
    let axe = fs::read_to_string(std::env::var("MES_AXE").expect("MES_AXE")).unwrap();
    visit.driver.execute(axe, Vec::new()).await.unwrap();
    let report = visit.driver.execute_async(AXE, Vec::new()).await.unwrap();
    findings(what, report.json())
}

/// The newest message of the outbox, by a selector in it.
async fn of_newest(visit: &Visit, selector: &'static str) -> thirtyfour::WebElement {
    let selector = format!("#coulisses article:first-child {selector}");
    visit.until(&selector, async || visit.driver.find(By::Css(selector.as_str())).await.ok()).await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn every_address_has_its_file_and_the_bar_its_canonical_form() {
    over_the_folder("preview-addresses", async |visit: &Visit| {
        for (_, path) in Route::FIXED {
            visit.open(path).await;
            visit
                .until(path, async || {
                    let stands = "return document.querySelector('h1[tabindex]') !== null";
                    (visit.runs(stands).await == true).then_some(())
                })
                .await;
            visit.sees("Aperçu : aucune donnée n’est réelle.").await;
            let here = visit.path().await;
            assert!(here == "/" || !here.ends_with('/'), "{path} became {here}");
        }
        visit.open("/apercu").await;
        visit.arrives("Aperçu des écrans").await;
        let asked = "const done = arguments[arguments.length - 1]; \
            const links = [...document.querySelectorAll('a[href^=\"/apercu\"]')].map(a => a.pathname); \
            Promise.all(links.map(link => fetch(link).then(a => a.ok ? null : link))) \
                .then(lost => done([links.length, lost.filter(link => link)]))";
        let answer = visit.driver.execute_async(asked, Vec::new()).await.unwrap().json().clone();
        assert!(answer[0].as_u64() >= Some(150), "{answer}");
        assert_eq!(answer[1], Value::Array(Vec::new()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn activation_is_walked_and_survives_a_reload() {
    over_the_folder("preview-activation", async |visit: &Visit| {
        visit.is_wide(360, 740).await;
        activates(visit).await;
        visit.driver.refresh().await.unwrap();
        visit.arrives("Mon espace santé a bien été activé !").await;
        // A session ends where its clock says so; everything begins again where one wants it to.
        behind_the_scenes(visit, &[CLOCK]).await;
        visit.presses("+ 15 min").await;
        visit.sees("Je suis déconnecté").await;
        visit.presses("Tout remettre au début").await;
        visit.arrives("Mon espace santé, votre carnet de santé numérique").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn opposition_gives_its_receipt() {
    over_the_folder("preview-opposition", async |visit: &Visit| {
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        is_somebody(visit, "Martine Julie Leguellec").await;
        visit.presses("Continuer").await;
        visit.arrives("Je prends ma décision").await;
        visit.chooses("Je m’oppose à la création de Mon espace santé").await;
        visit.presses("Continuer").await;
        visit.arrives("Je valide l’opposition à la création de Mon espace santé").await;
        visit.presses("Continuer").await;
        visit.arrives("Ma décision a bien été prise en compte").await;
        visit.presses("Télécharger le justificatif (format .pdf)").await;
        visit.sees("Le justificatif a été téléchargé").await;
        let file = visit.downloads.join("justificatif-opposition-mon-espace-sante.pdf");
        assert!(downloaded(visit, &file).await.starts_with(b"%PDF-"));
        // A child’s profile, whose address has a file too.
        visit.chooses_profile("Jean-Jacques Capanelli").await;
        visit.presses("Gérer le profil").await;
        visit.arrives("Je prends ma décision pour Jean-Jacques").await;
        visit.driver.refresh().await.unwrap();
        visit.arrives("Je prends ma décision pour Jean-Jacques").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn recovery_goes_through_the_messages_and_signs_in() {
    over_the_folder("preview-recovery", async |visit: &Visit| {
        visit.is_wide(360, 740).await;
        visit.open("/mot-de-passe-oublie").await;
        visit.arrives("Je m’identifie").await;
        is_somebody(visit, "Inaya Martin").await;
        visit.presses("Continuer").await;
        visit.arrives("Je saisis le code d’accès que j’ai reçu").await;
        behind_the_scenes(visit, &[]).await;
        assert_eq!(of_newest(visit, "code").await.text().await.unwrap(), "034567");
        of_newest(visit, "a").await.click().await.unwrap();
        visit.arrives("Réinitialisation du mot de passe").await;
        visit.types("Nouveau mot de passe", NEW).await;
        visit.types("Confirmer le mot de passe", NEW).await;
        visit.presses("Valider").await;
        visit.arrives("Votre mot de passe a bien été modifié").await;
        visit.presses("Se connecter").await;
        visit.arrives("Je m’identifie").await;
        identifies(visit, "inaya.m1988", NEW).await;
        visit.arrives("Je saisis le code d’accès").await;
        visit.types("Code d’accès à usage unique", "034567").await;
        visit.presses("Se connecter").await;
        visit.arrives("Bonjour Inaya,").await;
        visit.fits().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn the_panel_needs_no_mouse_and_axe_finds_nothing() {
    over_the_folder("preview-panel", async |visit: &Visit| {
        visit.is_wide(360, 800).await;
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        let mut found = found_by_axe(visit, "banner").await;
        let open = visit.button(OPEN).await;
        open.send_keys("" + Key::Enter).await.unwrap();
        visit.sees("Coulisses de l’aperçu").await;
        visit.presses("Personnes").await;
        visit.presses("Ange Paoli").await;
        visit.presses(CLOCK).await;
        visit.fits().await;
        // axe cannot tell what lies behind words that the panel’s edge cuts.
        visit.runs("document.getElementById('coulisses').scrollTop = 0").await;
        found.extend(found_by_axe(visit, "panel").await);
        assert!(found.is_empty(), "{}", found.join("\n"));
        let active = visit.driver.active_element().await.unwrap();
        active.send_keys("" + Key::Escape).await.unwrap();
        visit
            .until("the button again", async || {
                let active = visit.driver.active_element().await.ok()?;
                (plain(&active.text().await.ok()?) == OPEN).then_some(())
            })
            .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the folder of the preview"]
async fn france_connect_is_played_in_the_page() {
    over_the_folder("preview-france-connect", async |visit: &Visit| {
        visit.open("/connexion").await;
        visit.arrives("Je m’identifie").await;
        visit.presses("S’identifier avec FranceConnect").await;
        visit.arrives("FranceConnect, joué par l’aperçu").await;
        visit.presses("Inaya Martin").await;
        visit.arrives("Bonjour Inaya,").await;
    })
    .await;
}
