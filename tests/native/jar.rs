//! A browser, or a command-line tool with a cookie jar, that sends its own requests to a sandbox; and the bodies of usual
//! requests.

use mon_espace_sante::sandbox::{Limits, Sandbox, TestPerson};
use serde_json::{Value, json};

/// A browser, or a command-line tool with a cookie jar, that sends requests to a sandbox.
#[derive(Default)]
pub struct Jar {
    pub cookie: Option<String>,
}

/// The response to a request: status, whether it sets a cookie, header `Allow`, and the JSON of its body.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub status: u16,
    pub sets_cookie: bool,
    pub allow: Option<String>,
    pub body: Value,
}

impl Answer {
    /// The step of the standing, or the code of the refusal.
    pub fn is(&self) -> &str {
        let step = self.body["at"]["step"].as_str();
        step.or(self.body["code"].as_str()).unwrap_or_default()
    }

    /// The field that is refused, and why.
    pub fn error(&self) -> [&str; 2] {
        let error = &self.body["errors"][0];
        ["field", "code"].map(|name| error[name].as_str().unwrap_or_default())
    }
}

impl Jar {
    pub fn send(
        &mut self,
        sandbox: &mut Sandbox,
        request: http::request::Builder,
        body: &str,
    ) -> Answer {
        let request = match &self.cookie {
            Some(cookie) => request.header("Cookie", cookie),
            None => request,
        };
        let response = sandbox.handle(&request.body(body.as_bytes().to_vec()).unwrap()).response;
        let header = |name: &str| Some(response.headers().get(name)?.to_str().unwrap().to_owned());
        let set = header("set-cookie");
        if let Some(set) = &set {
            let pair = set.split(';').next().unwrap();
            self.cookie = (!pair.ends_with('=')).then(|| pair.to_owned());
        }
        Answer {
            status: response.status().as_u16(),
            sets_cookie: set.is_some(),
            allow: header("allow"),
            body: serde_json::from_slice(response.body()).unwrap_or_default(),
        }
    }

    pub fn act_with_key(
        &mut self,
        sandbox: &mut Sandbox,
        key: &str,
        path: &str,
        body: &Value,
    ) -> Answer {
        let request = http::Request::post(path)
            .header("X-Espace-Sante", "1")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key);
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.send(sandbox, request, &body)
    }

    pub fn act(&mut self, sandbox: &mut Sandbox, path: &str, body: &Value) -> Answer {
        let key = next_key();
        self.act_with_key(sandbox, &key, path, body)
    }

    pub fn delete(&mut self, sandbox: &mut Sandbox, path: &str) -> Answer {
        let request = http::Request::delete(path)
            .header("X-Espace-Sante", "1")
            .header("Idempotency-Key", next_key());
        self.send(sandbox, request, "")
    }

    pub fn get(&mut self, sandbox: &mut Sandbox, path: &str) -> Answer {
        self.send(sandbox, http::Request::get(path), "")
    }
}

/// A key that was not used before.
pub fn next_key() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("9b1e0000-7d2b-4a1c-8000-{:012x}", NEXT.fetch_add(1, Ordering::Relaxed))
}

pub fn sandbox() -> Sandbox {
    Sandbox::with_stopped_clock(Limits::default(), 1_700_000_000)
}

fn card(person: &TestPerson) -> Value {
    let kind = if person.card == "photo" { "photo" } else { "no_photo" };
    json!({ "kind": kind, "serial": person.serial })
}

pub fn person(name: &str) -> &'static TestPerson {
    crate::activation::test_person(name)
}

/// The body of an identification: the number and the card of a person, with a code.
pub fn identification(name: &str, code: &str) -> Value {
    let person = person(name);
    json!({ "code": code, "nir": person.nir.replace(' ', ""), "card": card(person) })
}

/// The body of a request for a provisional code or a new password.
pub fn three_facts(name: &str, born: &str) -> Value {
    let person = person(name);
    json!({ "nir": person.nir.replace(' ', ""), "birth_date": born, "card": card(person) })
}

pub fn sign_in_body() -> Value {
    json!({ "identifier": "inaya.m1988", "password": "Sante-2022!", "channel": "email" })
}

const ONE_TIME_CODE: &str = "034567";

pub fn one_time_code() -> Value {
    json!({ "one_time_code": ONE_TIME_CODE })
}

/// Signs Inaya in.
pub fn inaya(sandbox: &mut Sandbox) -> Jar {
    let mut jar = Jar::default();
    jar.act(sandbox, "/sign-in", &sign_in_body());
    let answer = jar.act(sandbox, "/sign-in/one-time-code", &one_time_code());
    assert_eq!(answer.is(), "signed_in");
    jar
}

/// Identifies Martine, and takes her to the choice of her identifier.
pub fn martine_at_credentials(sandbox: &mut Sandbox) -> Jar {
    let mut jar = Jar::default();
    jar.act(
        sandbox,
        "/activation/identification",
        &identification("Martine", person("Martine").code),
    );
    jar.act(sandbox, "/activation/consent", &json!({ "terms_version": "2021-12" }));
    let answer = jar.act(sandbox, "/activation/contact", &Value::Null);
    assert_eq!(answer.is(), "credentials");
    jar
}

pub fn credentials() -> Value {
    json!({ "identifier": "martine.g", "password": "Sante-2022!" })
}
