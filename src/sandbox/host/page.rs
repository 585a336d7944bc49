//! `/sandbox`: the page for people who preview or test, and the same things for programs.
//!
//! It works without script, so that it can be trusted when the application is what is broken.

use std::fmt::Write as _;

use http::header::{self, HeaderValue};
use http::{Method, Request, StatusCode};

use super::faults::{KINDS, operations};
use super::{Reply, Shared, control, france_connect, lock, text, typed};
use crate::sandbox::Sandbox;
use crate::sandbox::presets::Preset;

/// Answers what stands below `/sandbox`.
pub(super) fn answer(shared: &Shared, path: &str, request: &Request<Vec<u8>>) -> Reply {
    let reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut reply = match (reading, path) {
        (true, "/sandbox") => {
            typed(StatusCode::OK, "text/html; charset=utf-8", people_and_outbox(shared))
        }
        (true, "/sandbox/style.css") => {
            typed(StatusCode::OK, "text/css; charset=utf-8", include_str!("page.css"))
        }
        (true, "/sandbox/reload.js") => {
            typed(StatusCode::OK, "text/javascript; charset=utf-8", include_str!("reload.js"))
        }
        (true, "/sandbox/build") => build(shared),
        (true, france_connect::PATH) => france_connect::ask(),
        (false, france_connect::PATH) => france_connect::answer(shared, request),
        (true, "/sandbox/outbox.json") => json(&lock(&shared.sandbox).outbox()),
        (true, "/sandbox/people.json") => json(&Sandbox::people()),
        _ => control::answer(shared, path, request)
            .unwrap_or_else(|| text(StatusCode::NOT_FOUND, "Inconnu.")),
    };
    reply.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    reply
}

fn json(value: &impl serde::Serialize) -> Reply {
    match serde_json::to_vec(value) {
        Ok(body) => typed(StatusCode::OK, "application/json", body),
        Err(_) => text(StatusCode::INTERNAL_SERVER_ERROR, "Illisible."),
    }
}

/// Changes when the site was built again: the names in `index.html` hold the hashes of all the rest.
fn build(shared: &Shared) -> Reply {
    let page = std::fs::read(shared.host.site.join("index.html")).unwrap_or_default();
    let digest = <sha2::Sha256 as sha2::Digest>::digest(&page);
    let name = digest.iter().take(8).fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    });
    typed(StatusCode::OK, "text/plain; charset=utf-8", name)
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The page of the identity provider, up to the people.
pub(super) const HEAD_OF_PROVIDER: &str = r##"<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fournisseur d’identité du bac à sable</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="/sandbox/style.css">
</head>
<body>
<main>
<h1>Fournisseur d’identité du bac à sable</h1>
<p>Cette page tient la place de FranceConnect. Rien n’y est vérifié : choisissez qui vous êtes, ou annulez.</p>
<form method="post" action="/sandbox/france-connect">
<ul>
"##;

const HEAD: &str = r##"<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bac à sable de Mon espace santé</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="/sandbox/style.css">
</head>
<body>
<main>
<h1>Bac à sable</h1>
<p>Tout est inventé ici : les personnes, leurs numéros, leurs codes. Rien ne sort de cet ordinateur.
<a href="/">Ouvrir le service</a> · <a href="#outbox">Boîte d’envoi</a> ·
<a href="#people">Qui je peux être</a></p>
<section aria-labelledby="actions">
<h2 id="actions">Agir</h2>
<div class="actions">
"##;

/// The buttons that move the clock, and what they say.
const STEPS: [(u64, &str); 6] = [
    (30, "+ 30 s"),
    (600, "+ 10 min"),
    (900, "+ 15 min"),
    (3_600, "+ 1 h"),
    (86_400, "+ 1 jour"),
    (3_628_800, "+ 42 jours"),
];

fn people_and_outbox(shared: &Shared) -> String {
    let mut page = HEAD.to_owned();
    page.push_str(
        "<form method=\"post\" action=\"/sandbox/reset\"><span>Tout remettre au début, ou là \
         où :</span>",
    );
    for preset in Preset::ALL {
        let Preset { name, story, .. } = preset;
        let _ = write!(page, "<button name=\"preset\" value=\"{name}\">{story}</button>");
    }
    page.push_str("</form>");
    page.push_str(
        "<form method=\"post\" action=\"/sandbox/clock\"><span>Avancer l’horloge :</span>",
    );
    for (seconds, words) in STEPS {
        let _ = write!(page, "<button name=\"advance_s\" value=\"{seconds}\">{words}</button>");
    }
    page.push_str("</form></div></section>");
    faults(&mut page, shared);
    outbox(&mut page, shared);
    people(&mut page);
    page.push_str("</main></body></html>");
    page
}

/// What is to go wrong, and what waits to.
fn faults(page: &mut String, shared: &Shared) {
    page.push_str(
        "<section aria-labelledby=\"faults\"><h2 id=\"faults\">Pannes</h2>\
         <p>Ce qui doit mal se passer aux prochaines demandes. \
         <a href=\"/sandbox/faults.json\">pour les programmes</a></p>\
         <form class=\"actions\" method=\"post\" action=\"/sandbox/faults\">\
         <label>Opération <select name=\"operation\">",
    );
    for known in operations() {
        let name = escape(&known.operation);
        let _ = write!(page, "<option value=\"{name}\">{name}</option>");
    }
    page.push_str("</select></label><label>Panne <select name=\"fault\">");
    for kind in KINDS {
        let (name, effect) = (kind.fault, escape(kind.effect));
        let _ = write!(page, "<option value=\"{name}\">{name} — {effect}</option>");
    }
    page.push_str(
        "</select></label><label>Fois <input name=\"times\" type=\"number\" min=\"1\" \
         max=\"1000\" value=\"1\" required></label><button>Provoquer</button></form>",
    );
    let waiting = lock(&shared.faults).waiting();
    if !waiting.is_empty() {
        page.push_str("<ul>");
        for fault in &waiting {
            let (operation, name) = (escape(&fault.operation), escape(&fault.fault));
            let _ = write!(
                page,
                "<li data-testid=\"pending-fault\">{operation} : {name}, {} fois</li>",
                fault.times
            );
        }
        page.push_str(
            "</ul><form method=\"post\" action=\"/sandbox/faults\">\
             <button name=\"clear\" value=\"1\">Tout oublier</button></form>",
        );
    }
    page.push_str("</section>");
}

fn outbox(page: &mut String, shared: &Shared) {
    page.push_str(
        "<section aria-labelledby=\"outbox\"><h2 id=\"outbox\">Boîte d’envoi</h2>\
         <p>Ce que les personnes ont reçu, le plus récent d’abord. \
         <a href=\"/sandbox\">Actualiser</a> · \
         <a href=\"/sandbox/outbox.json\">pour les programmes</a></p>",
    );
    let messages = lock(&shared.sandbox).outbox();
    if messages.is_empty() {
        page.push_str("<p>Rien n’a encore été envoyé.</p>");
    }
    for message in messages {
        let channel = match message.channel {
            "sms" => "SMS",
            "email" => "E-mail",
            _ => "Courrier",
        };
        let _ = write!(
            page,
            "<article data-testid=\"message\"><h3>{channel} — {}</h3><p class=\"to\">{} · <time>{}</time></p>",
            escape(&message.subject),
            escape(&message.to),
            escape(&message.at)
        );
        if let Some(code) = &message.code {
            let _ = write!(
                page,
                "<p>Code : <code data-testid=\"message-code\">{}</code></p>",
                escape(code)
            );
        }
        if let Some(link) = &message.link {
            let link = escape(link);
            let _ = write!(page, "<p>Lien : <a href=\"{link}\">{link}</a></p>");
            if message.channel == "letter" {
                page.push_str(&qr_code(&link));
            }
        }
        let _ = write!(
            page,
            "<details><summary>Lire le message</summary><pre>{}</pre></details></article>",
            escape(&message.text)
        );
    }
    page.push_str("</section>");
}

fn people(page: &mut String) {
    page.push_str(
        "<section aria-labelledby=\"people\"><h2 id=\"people\">Qui je peux être</h2>\
         <div class=\"wide\" role=\"region\" aria-labelledby=\"people\" tabindex=\"0\"><table>\
         <thead><tr><th scope=\"col\">Nom</th><th scope=\"col\">Numéro de sécurité sociale</th>\
         <th scope=\"col\">Naissance</th><th scope=\"col\">Carte</th>\
         <th scope=\"col\">Numéro de série</th><th scope=\"col\">Code provisoire</th>\
         <th scope=\"col\">Son histoire</th></tr></thead><tbody>",
    );
    for sheet in Sandbox::people() {
        let card = if sheet.card == "photo" { "avec photo" } else { "sans photo" };
        let _ = write!(
            page,
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td>\
             <td>{card}</td><td class=\"n\">{}</td><td><code>{}</code></td><td>{}</td></tr>",
            escape(sheet.name),
            escape(sheet.nir),
            escape(sheet.born),
            escape(sheet.serial),
            escape(sheet.code),
            escape(sheet.story)
        );
    }
    page.push_str("</tbody></table></div></section>");
}

/// What the printed letter carries (S3): the address, for a telephone's camera.
fn qr_code(link: &str) -> String {
    let address = format!("https://monespacesante.fr{link}");
    let Ok(code) = qrcode::QrCode::new(&address) else { return String::new() };
    let svg = code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(132, 132).build();
    let svg = svg.split_once("?>").map_or(svg.as_str(), |(_, svg)| svg);
    format!("<figure role=\"img\" aria-label=\"QR code vers {address}\">{svg}</figure>")
}
