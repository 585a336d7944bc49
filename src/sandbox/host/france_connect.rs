//! The simulated identity provider: the person chooses an identity, or cancels. It verifies nothing.

use http::header::{self, HeaderValue};
use http::{Request, StatusCode};

use super::{HostState, Reply, lock, page, typed};
use crate::route::Route;
use crate::sandbox::{Sandbox, refusal, session};

/// The path of the provider's page.
pub(super) const PATH: &str = "/sandbox/france-connect";

/// Answers `GET /sign-in/france-connect`: redirects to the identity provider.
pub(super) fn begin() -> Reply {
    redirect(StatusCode::FOUND, PATH)
}

/// Renders the page on which the person chooses an identity.
pub(super) fn provider_page() -> Reply {
    let mut html = String::from(page::PROVIDER_HEAD);
    for (index, person) in Sandbox::people().iter().enumerate() {
        html.push_str(&format!(
            "<li><button name=\"who\" value=\"{index}\">{}</button> {}</li>",
            page::escape(person.name),
            page::escape(person.story),
        ));
    }
    html.push_str("</ul><p><button name=\"who\" value=\"personne\">Annuler</button></p></form></main></body></html>");
    typed(StatusCode::OK, "text/html; charset=utf-8", html)
}

/// Redirects back to the service. Signs the person in if their space is active.
pub(super) fn answer(state: &HostState, request: &Request<Vec<u8>>) -> Reply {
    let body = std::str::from_utf8(request.body()).unwrap_or_default();
    let person = body.strip_prefix("who=").and_then(|index| index.parse().ok());
    let cookies = request.headers().get(header::COOKIE).and_then(|value| value.to_str().ok());
    let current = cookies.and_then(session::token).map(str::to_owned);
    let token =
        person.and_then(|person| lock(&state.sandbox).sign_in_with_provider(current, person));
    let mut reply = redirect(StatusCode::SEE_OTHER, &Route::SignInReturn.path());
    let cookie = token.map(|token| refusal::cookie(&token));
    if let Some(value) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        reply.headers_mut().insert(header::SET_COOKIE, value);
    }
    reply
}

fn redirect(status: StatusCode, location: &str) -> Reply {
    let mut reply = typed(status, "text/plain; charset=utf-8", "");
    if let Ok(location) = HeaderValue::from_str(location) {
        reply.headers_mut().insert(header::LOCATION, location);
    }
    reply
}
