//! Refuses the requests that a page of another site sends through the developer’s browser. Every page can reach a known
//! port on loopback, and another site can make its own name lead to this computer (DNS rebinding).

use std::net::IpAddr;

use http::request::Parts;
use http::{HeaderName, Method, StatusCode, header};

use super::cors::Origin;
use super::reply::{Reply, text};

/// Returns the refusal of a request: 421 for a name that is not this host’s, 403 for an act that a page of another
/// origin sends. `names` are accepted as the name of the host beside `localhost` and IP addresses; pages of the origin
/// `cors` may act.
pub(super) fn refuse(parts: &Parts, names: &[String], cors: Option<&Origin>) -> Option<Reply> {
    let value = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let authority = value(header::HOST).unwrap_or_default();
    if !is_own_name(authority, names) {
        return Some(text(
            StatusCode::MISDIRECTED_REQUEST,
            "Nom inconnu : la sandbox l’accepte avec --host-name.",
        ));
    }
    if matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return None;
    }
    let origin = value(header::ORIGIN);
    let is_own_origin = |origin: &str| {
        let is_same = origin.split_once("://").is_some_and(|(_, host)| host == authority);
        is_same || cors.is_some_and(|cors| cors.to_string() == origin)
    };
    let allowed = match value(HeaderName::from_static("sec-fetch-site")) {
        Some("same-origin" | "none") => true,
        Some(_) => origin.is_some_and(is_own_origin),
        // A tool, or a browser that does not send this header.
        None => origin.is_none_or(is_own_origin),
    };
    (!allowed).then(|| text(StatusCode::FORBIDDEN, "Origine refusée."))
}

/// Returns whether the header `Host` names this computer by `localhost`, an IP address or one of `names`.
fn is_own_name(authority: &str, names: &[String]) -> bool {
    let name = match authority.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => authority,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || address.parse::<IpAddr>().is_ok()
        || names.iter().any(|known| name.eq_ignore_ascii_case(known))
}
