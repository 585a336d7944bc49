//! The simulated identity provider: the person chooses an identity, or cancels. It verifies nothing.

use http::{Request, StatusCode, header};

use super::reply::{Reply, escape, page, redirect, set_header};
use super::state::{HostState, lock};
use crate::route::Route;
use crate::sandbox::{Sandbox, cookie};

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
    content.push_str("</ul><p><button name=\"who\" value=\"personne\">Annuler</button></p></form>");
    page("Fournisseur d’identité du bac à sable", &content)
}

/// Redirects back to the service. Signs the person in if their space is active.
pub(super) fn answer(state: &HostState, request: &Request<Vec<u8>>) -> Reply {
    let body = std::str::from_utf8(request.body()).unwrap_or_default();
    let person = body.strip_prefix("who=").and_then(|index| index.parse().ok());
    let cookies = request.headers().get(header::COOKIE).and_then(|value| value.to_str().ok());
    let current = cookies.and_then(cookie::token);
    let token =
        person.and_then(|person| lock(&state.sandbox).sign_in_with_provider(current, person));
    let mut reply = redirect(StatusCode::SEE_OTHER, &Route::SignInReturn.path());
    if let Some(token) = token {
        set_header(&mut reply, header::SET_COOKIE, &cookie::set_cookie(&token));
    }
    reply
}
