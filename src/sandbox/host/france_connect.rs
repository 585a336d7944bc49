//! The simulated identity provider: the person chooses an identity, or cancels. It verifies nothing.

use http::{Request, StatusCode, header};

use super::reply::{Reply, escape, page, redirect, set_header};
use super::state::{HostState, lock};
use crate::route::Route;
use crate::sandbox::{ProviderAnswer, Sandbox, cookie};

/// The path of the provider's page.
pub(super) const PATH: &str = "/sandbox/france-connect";

/// Answers `GET /sign-in/france-connect`: redirects to the identity provider.
pub(super) fn begin() -> Reply {
    redirect(StatusCode::FOUND, PATH)
}

/// Renders the page on which the person chooses an identity.
pub(super) fn provider_page() -> Reply {
    let mut content = String::from(
        "<p>Cette page tient la place de FranceConnect. Rien n’y est vérifié : choisissez qui vous êtes, ou annulez.</p>\n\
         <form method=\"post\" action=\"/sandbox/france-connect\">\n<ul>\n",
    );
    for (index, person) in Sandbox::people().iter().enumerate() {
        content.push_str(&format!(
            "<li><button name=\"who\" value=\"{index}\">{}</button> {}</li>",
            escape(person.name),
            escape(person.story),
        ));
    }
    content.push_str(
        "</ul><p><button name=\"who\" value=\"personne\">Annuler</button> \
         <button name=\"who\" value=\"panne\">Faire comme si FranceConnect était en panne</button></p></form>",
    );
    page("Fournisseur d’identité du bac à sable", &content)
}

/// Redirects back to the service: signed in if the person’s space is active, otherwise with the reason why not.
pub(super) fn answer(state: &HostState, request: &Request<Vec<u8>>) -> Reply {
    let body = std::str::from_utf8(request.body()).unwrap_or_default();
    let chosen = body.strip_prefix("who=").unwrap_or_default();
    let answer = match (chosen.parse(), chosen) {
        (Ok(person), _) => ProviderAnswer::Identity(person),
        (Err(_), "panne") => ProviderAnswer::Unavailable,
        (Err(_), _) => ProviderAnswer::Refused,
    };
    let cookies = request.headers().get(header::COOKIE).and_then(|value| value.to_str().ok());
    let current = cookies.and_then(cookie::token);
    let token = lock(&state.sandbox).return_from_provider(current, answer);
    let mut reply = redirect(StatusCode::SEE_OTHER, &Route::SignInReturn.path());
    set_header(&mut reply, header::SET_COOKIE, &cookie::set_cookie(&token));
    reply
}
