//! The identity provider that the sandbox plays: one says who one is, or leaves. It proves nothing.

use http::header::{self, HeaderValue};
use http::{Request, StatusCode};

use super::{Reply, Shared, lock, page, typed};
use crate::route::Route;
use crate::sandbox::{Sandbox, refusal, session};

/// Where the page stands.
pub(super) const PATH: &str = "/sandbox/france-connect";

/// `GET /sign-in/france-connect`: to the identity provider.
pub(super) fn begin() -> Reply {
    to(StatusCode::FOUND, PATH)
}

/// Who comes?
pub(super) fn ask() -> Reply {
    let mut html = String::from(page::HEAD_OF_PROVIDER);
    for (place, person) in Sandbox::people().iter().enumerate() {
        html.push_str(&format!(
            "<li><button name=\"who\" value=\"{place}\">{}</button> {}</li>",
            page::escape(person.name),
            page::escape(person.story),
        ));
    }
    html.push_str("</ul><p><button name=\"who\" value=\"personne\">Annuler</button></p></form></main></body></html>");
    typed(StatusCode::OK, "text/html; charset=utf-8", html)
}

/// Back to the service: signed in where the person has a space, or not.
pub(super) fn answer(shared: &Shared, request: &Request<Vec<u8>>) -> Reply {
    let body = std::str::from_utf8(request.body()).unwrap_or_default();
    let who = body.strip_prefix("who=").and_then(|who| who.parse().ok());
    let cookies = request.headers().get(header::COOKIE).and_then(|value| value.to_str().ok());
    let before = cookies.and_then(session::token).map(str::to_owned);
    let token = who.and_then(|who| lock(&shared.sandbox).france_connect(before, who));
    let mut reply = to(StatusCode::SEE_OTHER, &Route::SignInReturn.path());
    let cookie = token.map(|token| refusal::cookie(&token));
    if let Some(value) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        reply.headers_mut().insert(header::SET_COOKIE, value);
    }
    reply
}

fn to(status: StatusCode, place: &str) -> Reply {
    let mut reply = typed(status, "text/plain; charset=utf-8", "");
    if let Ok(place) = HeaderValue::from_str(place) {
        reply.headers_mut().insert(header::LOCATION, place);
    }
    reply
}
