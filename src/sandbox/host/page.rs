//! `/sandbox`: the page for people who preview or test the service, and the same data as JSON.
//!
//! It uses no script, so that it works even when the application does not.

use std::fmt::Write as _;

use http::{Method, Request, StatusCode, header};

use super::faults::KINDS;

use super::reply::{self, Reply, escape, json, set_header, text, typed};
use super::state::{HostState, lock};
use super::{control, france_connect};
use crate::contract::OPERATIONS;
use crate::sandbox::Sandbox;
use crate::sandbox::presets::Preset;

/// Handles the requests at and below `/sandbox`.
pub(super) fn answer(state: &HostState, path: &str, request: &Request<Vec<u8>>) -> Reply {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut reply = match (is_read, path) {
        (true, "/sandbox") => sandbox_page(state),
        (true, "/sandbox/style.css") => {
            typed(StatusCode::OK, "text/css; charset=utf-8", include_str!("page.css"))
        }
        (true, "/sandbox/reload.js") => {
            typed(StatusCode::OK, "text/javascript; charset=utf-8", include_str!("reload.js"))
        }
        (true, "/sandbox/build") => build(state),
        (true, france_connect::PATH) => france_connect::provider_page(),
        (false, france_connect::PATH) => france_connect::answer(state, request),
        (true, "/sandbox/outbox.json") => json(&lock(&state.sandbox).outbox()),
        (true, "/sandbox/people.json") => json(&Sandbox::people()),
        _ => control::answer(state, path, request)
            .unwrap_or_else(|| text(StatusCode::NOT_FOUND, "Inconnu.")),
    };
    set_header(&mut reply, header::CACHE_CONTROL, "no-store");
    reply
}

/// Answers with an identifier of the build of the site: the digest of `index.html`, which refers to the
/// other files by names that contain their hashes.
fn build(state: &HostState) -> Reply {
    let page = std::fs::read(state.host.site.join("index.html")).unwrap_or_default();
    let digest = <sha2::Sha256 as sha2::Digest>::digest(&page);
    let name = digest.iter().take(8).fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    });
    typed(StatusCode::OK, "text/plain; charset=utf-8", name)
}

/// The buttons that advance the clock: seconds and label.
const CLOCK_STEPS: [(u64, &str); 6] = [
    (30, "+ 30 s"),
    (600, "+ 10 min"),
    (900, "+ 15 min"),
    (3_600, "+ 1 h"),
    (86_400, "+ 1 jour"),
    (3_628_800, "+ 42 jours"),
];

fn sandbox_page(state: &HostState) -> Reply {
    let mut page = String::from(
        "<p>Tout est inventé ici : les personnes, leurs numéros, leurs codes. Rien ne sort de cet ordinateur.\n\
         <a href=\"/\">Ouvrir le service</a> · <a href=\"#outbox\">Boîte d’envoi</a> ·\n\
         <a href=\"#people\">Qui je peux être</a></p>\n\
         <section aria-labelledby=\"actions\">\n<h2 id=\"actions\">Agir</h2>\n<div class=\"actions\">\n\
         <form method=\"post\" action=\"/sandbox/reset\"><span>Tout remettre au début, ou là \
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
    for (seconds, label) in CLOCK_STEPS {
        let _ = write!(page, "<button name=\"advance_s\" value=\"{seconds}\">{label}</button>");
    }
    page.push_str("</form></div></section>");
    faults(&mut page, state);
    outbox(&mut page, state);
    people(&mut page);
    reply::page("Bac à sable de Mon espace santé", &page)
}

/// Appends the form that injects faults, and the list of pending faults.
fn faults(page: &mut String, state: &HostState) {
    page.push_str(
        "<section aria-labelledby=\"faults\"><h2 id=\"faults\">Pannes</h2>\
         <p>Ce qui doit mal se passer aux prochaines demandes. \
         <a href=\"/sandbox/faults.json\">pour les programmes</a></p>\
         <form class=\"actions\" method=\"post\" action=\"/sandbox/faults\">\
         <label>Opération <select name=\"operation\">",
    );
    for known in OPERATIONS {
        let name = known.id;
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
    let pending = lock(&state.faults).pending();
    if !pending.is_empty() {
        page.push_str("<ul>");
        for fault in &pending {
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

fn outbox(page: &mut String, state: &HostState) {
    page.push_str(
        "<section aria-labelledby=\"outbox\"><h2 id=\"outbox\">Boîte d’envoi</h2>\
         <p>Ce que les personnes ont reçu, le plus récent d’abord. \
         <a href=\"/sandbox\">Actualiser</a> · \
         <a href=\"/sandbox/outbox.json\">pour les programmes</a></p>",
    );
    let messages = lock(&state.sandbox).outbox();
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
    for details in Sandbox::people() {
        let card = if details.card == "photo" { "avec photo" } else { "sans photo" };
        let _ = write!(
            page,
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td>\
             <td>{card}</td><td class=\"n\">{}</td><td><code>{}</code></td><td>{}</td></tr>",
            escape(details.name),
            escape(details.nir),
            escape(details.born),
            escape(details.serial),
            escape(details.code),
            escape(details.story)
        );
    }
    page.push_str("</tbody></table></div></section>");
}

/// Renders the QR code of the printed letter, which encodes the full address of the link. Source: the guide
/// to activation without a code.
fn qr_code(link: &str) -> String {
    let address = format!("https://monespacesante.fr{link}");
    let Ok(code) = qrcode::QrCode::new(&address) else { return String::new() };
    let svg = code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(132, 132).build();
    let svg = svg.split_once("?>").map_or(svg.as_str(), |(_, svg)| svg);
    format!("<figure role=\"img\" aria-label=\"QR code vers {address}\">{svg}</figure>")
}
