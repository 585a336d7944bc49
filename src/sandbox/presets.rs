//! Prepared states for testers. A preset sends the contract's own operations, as the front end does,
//! and never changes the sandbox directly, so a person can reach the same state.

use std::fmt;

use http::header;
use serde_json::{Value, json};

use super::activation::TERMS_VERSION;
use super::backend::Sandbox;
use super::people::{PEOPLE, TestPerson};
use crate::contract as c;
use crate::contract::Operation;
use crate::fields::BirthDate;

/// A prepared state, which a reset can restore.
#[derive(Debug, Clone, Copy)]
pub struct Preset {
    /// The stable name.
    pub name: &'static str,
    /// The description of the state, in French, for the page of the sandbox.
    pub story: &'static str,
    steps: fn(&mut PresetRunner<'_>) -> Result<(), PresetRefused>,
    /// Whether the caller receives the session that the steps opened.
    keeps_session: bool,
}

/// The error when the sandbox refuses an operation of a preset; this happens only with non-default limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PresetRefused {
    operation: &'static str,
    status: u16,
}

impl fmt::Display for PresetRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status } = self;
        write!(
            f,
            "{operation} was answered with {status}: the limits of this sandbox forbid this state"
        )
    }
}

impl std::error::Error for PresetRefused {}

impl Preset {
    /// All presets.
    pub const ALL: &'static [Self] = &[
        preset("fresh", "Tout comme au début", |_| Ok(())),
        preset("martine-decided", "Martine a accepté et en est à ses coordonnées", |runner| {
            runner.consent()
        })
        .with_session(),
        preset("martine-activated", "Martine a activé : martine.l1970 / Breizh-1970!", |runner| {
            runner.activate()
        }),
        preset(
            "martine-children-decided",
            "De plus, Jean-Jacques est activé et Gerard opposé",
            |runner| {
                runner.activate()?;
                let terms = json!({ "terms_version": TERMS_VERSION });
                runner.decide_profile::<c::ActivateProfile>("p-7a2", terms)?;
                runner.decide_profile::<c::OpposeProfile>("p-7a3", Value::Null)
            },
        ),
        preset("martine-opposed", "Martine s’est opposée aujourd’hui", |runner| {
            runner.identify()?;
            runner.run::<c::Oppose>(Value::Null)
        }),
        preset("martine-locked", "Martine s’est trompée : identification bloquée", |runner| {
            runner.lock_with::<c::Identify>(identification("Martine", "AbcdefGhij12"))
        }),
        preset(
            "karim-new-code",
            "Le nouveau code de Karim est dans la boîte d’envoi",
            |runner| {
                runner.run::<c::RequestCode>(identity("Karim", true))?;
                runner.run::<c::DeliverCode>(json!({ "channel": "email" }))
            },
        ),
        preset("inaya-signed-in", "Inaya est connectée", |runner| runner.sign_in()).with_session(),
        preset("inaya-locked", "Inaya s’est trompée : connexion bloquée", |runner| {
            runner.lock_with::<c::SignIn>(credentials("Sante-2021!"))
        }),
        preset(
            "inaya-reset-sent",
            "Le code et le lien d’Inaya sont dans la boîte d’envoi",
            |runner| runner.run::<c::RecoverPassword>(identity("Inaya", true)),
        ),
        preset("inaya-closed", "Inaya a fermé son espace", |runner| {
            runner.sign_in()?;
            runner.run::<c::CloseAccount>(json!({ "password": PASSWORD }))
        }),
    ];

    /// Finds a preset by name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|preset| preset.name == name)
    }

    const fn with_session(mut self) -> Self {
        self.keeps_session = true;
        self
    }
}

const fn preset(
    name: &'static str,
    story: &'static str,
    steps: fn(&mut PresetRunner<'_>) -> Result<(), PresetRefused>,
) -> Preset {
    Preset { name, story, steps, keeps_session: false }
}

impl Sandbox {
    /// Restores the initial state, then runs the preset. Returns the session cookie (a `Set-Cookie`
    /// value) if the preset keeps its session.
    ///
    /// # Errors
    /// When the limits of this sandbox forbid the state; the sandbox is then in its initial state.
    pub fn reset_to(&mut self, preset: &Preset) -> Result<Option<String>, PresetRefused> {
        self.reset();
        let mut runner = PresetRunner { sandbox: self, cookie: None, sent: 0 };
        let result = (preset.steps)(&mut runner);
        let cookie = runner.cookie;
        match result {
            Ok(()) => Ok(cookie.filter(|_| preset.keeps_session)),
            Err(refused) => {
                self.reset();
                Err(refused)
            }
        }
    }
}

/// The initial password of Inaya.
const PASSWORD: &str = "Sante-2022!";

fn credentials(password: &str) -> Value {
    json!({ "identifier": "inaya.m1988", "password": password, "channel": "email" })
}

fn details(first_name: &str) -> TestPerson {
    let known = PEOPLE.iter().find(|person| person.first_name == first_name);
    known.unwrap_or(&PEOPLE[0]).details
}

/// Builds the fields that identify a person: number, card and, if requested, birth date.
fn identity(first_name: &str, with_birth_date: bool) -> Value {
    let details = details(first_name);
    let mut identity = json!({
        "nir": details.nir.replace(' ', ""),
        "card": { "kind": details.card, "serial": details.serial },
    });
    if with_birth_date {
        let born = details.born.parse::<BirthDate>().map(|born| born.iso());
        identity["birth_date"] = born.unwrap_or_default().into();
    }
    identity
}

fn identification(first_name: &str, code: &str) -> Value {
    let mut body = identity(first_name, false);
    body["code"] = code.into();
    body
}

/// A client with one session cookie, which sends the operations of a preset.
struct PresetRunner<'a> {
    sandbox: &'a mut Sandbox,
    /// The latest `Set-Cookie` value.
    cookie: Option<String>,
    sent: u32,
}

impl PresetRunner<'_> {
    /// Sends an operation and returns the status of the response.
    fn send<O: Operation>(&mut self, path: &str, body: &Value) -> u16 {
        self.sent += 1;
        let pair = self.cookie.as_deref().and_then(|cookie| cookie.split(';').next());
        let request = http::Request::builder()
            .method(O::METHOD.name())
            .uri(path)
            .header("x-espace-sante", "1")
            .header("idempotency-key", format!("00000000-0000-4000-8000-{:012}", self.sent))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::COOKIE, pair.unwrap_or_default())
            .body(if O::HAS_BODY { body.to_string().into_bytes() } else { Vec::new() });
        let Ok(request) = request else { return 0 };
        let response = self.sandbox.handle(&request).response;
        let set = response.headers().get(header::SET_COOKIE);
        if let Some(cookie) = set.and_then(|value| value.to_str().ok()) {
            self.cookie = Some(cookie.to_owned());
        }
        response.status().as_u16()
    }

    fn expect_success<O: Operation>(
        &mut self,
        path: &str,
        body: &Value,
    ) -> Result<(), PresetRefused> {
        match self.send::<O>(path, body) {
            200 => Ok(()),
            status => Err(PresetRefused { operation: O::ID, status }),
        }
    }

    fn run<O: Operation>(&mut self, body: Value) -> Result<(), PresetRefused> {
        self.expect_success::<O>(O::PATH, &body)
    }

    fn decide_profile<O: Operation>(&mut self, id: &str, body: Value) -> Result<(), PresetRefused> {
        self.expect_success::<O>(&O::PATH.replace("{id}", id), &body)
    }

    /// Sends a wrong request until the sandbox answers with a lock (423).
    fn lock_with<O: Operation>(&mut self, body: Value) -> Result<(), PresetRefused> {
        let mut status = 0;
        for _ in 0..=self.sandbox.limits.tries.min(MAX_TRIES) {
            status = self.send::<O>(O::PATH, &body);
            if status == 423 {
                return Ok(());
            }
        }
        Err(PresetRefused { operation: O::ID, status })
    }

    fn identify(&mut self) -> Result<(), PresetRefused> {
        self.run::<c::Identify>(identification("Martine", details("Martine").code))
    }

    fn consent(&mut self) -> Result<(), PresetRefused> {
        self.identify()?;
        self.run::<c::Consent>(json!({ "terms_version": TERMS_VERSION }))
    }

    fn activate(&mut self) -> Result<(), PresetRefused> {
        self.consent()?;
        self.run::<c::ConfirmContact>(Value::Null)?;
        let chosen = json!({ "identifier": "martine.l1970", "password": "Breizh-1970!" });
        self.run::<c::ChooseCredentials>(chosen)
    }

    fn sign_in(&mut self) -> Result<(), PresetRefused> {
        self.run::<c::SignIn>(credentials(PASSWORD))?;
        let code = self.sandbox.limits.one_time_code.to_string();
        self.run::<c::ConfirmSignIn>(json!({ "one_time_code": code }))
    }
}

/// The maximum number of tries sent to reach a lock.
const MAX_TRIES: u32 = 1_000;
