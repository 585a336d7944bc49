//! States that testers want at once. Each is made by sending the contract's own operations, as the
//! front end would: nothing here reaches into the sandbox, so that no state exists that cannot be
//! walked to.

use std::fmt;

use http::header;
use serde_json::{Value, json};

use super::Sandbox;
use super::activation::TERMS_VERSION;
use super::people::{PEOPLE, Sheet};
use crate::contract as c;
use crate::contract::Operation;
use crate::fields::BirthDate;

/// A state that can be asked for at a reset.
#[derive(Debug, Clone, Copy)]
pub struct Preset {
    /// Its stable name.
    pub name: &'static str,
    /// What it leaves, in French, for the page of the sandbox.
    pub story: &'static str,
    steps: fn(&mut Walk<'_>) -> Result<(), Refused>,
    /// Whether whoever asks goes on in the session that the steps opened.
    hands_over: bool,
}

/// The sandbox refused a step, which other limits than the usual ones can make it do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    operation: &'static str,
    status: u16,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status } = self;
        write!(f, "{operation} was answered {status}: the limits of this sandbox forbid this state")
    }
}

impl std::error::Error for Refused {}

impl Preset {
    /// Every preset.
    pub const ALL: &'static [Self] = &[
        preset("fresh", "Tout comme au début", |_| Ok(())),
        preset("martine-decided", "Martine a accepté et en est à ses coordonnées", |walk| {
            walk.consents()
        })
        .handed_over(),
        preset("martine-activated", "Martine a activé : martine.l1970 / Breizh-1970!", |walk| {
            walk.activates()
        }),
        preset(
            "martine-children-decided",
            "De plus, Jean-Jacques est activé et Gerard opposé",
            |walk| {
                walk.activates()?;
                let terms = json!({ "terms_version": TERMS_VERSION });
                walk.decides::<c::ActivateProfile>("p-7a2", terms)?;
                walk.decides::<c::OpposeProfile>("p-7a3", Value::Null)
            },
        ),
        preset("martine-opposed", "Martine s’est opposée aujourd’hui", |walk| {
            walk.identifies()?;
            walk.does::<c::Oppose>(Value::Null)
        }),
        preset("martine-locked", "Martine s’est trompée : identification bloquée", |walk| {
            walk.is_locked_by::<c::Identify>(identification("Martine", "AbcdefGhij12"))
        }),
        preset("karim-new-code", "Le nouveau code de Karim est dans la boîte d’envoi", |walk| {
            walk.does::<c::RequestCode>(who("Karim", true))?;
            walk.does::<c::DeliverCode>(json!({ "channel": "email" }))
        }),
        preset("inaya-signed-in", "Inaya est connectée", |walk| walk.signs_in()).handed_over(),
        preset("inaya-locked", "Inaya s’est trompée : connexion bloquée", |walk| {
            walk.is_locked_by::<c::SignIn>(sign_in("Sante-2021!"))
        }),
        preset(
            "inaya-reset-sent",
            "Le code et le lien d’Inaya sont dans la boîte d’envoi",
            |walk| walk.does::<c::RecoverPassword>(who("Inaya", true)),
        ),
        preset("inaya-closed", "Inaya a fermé son espace", |walk| {
            walk.signs_in()?;
            walk.does::<c::CloseAccount>(json!({ "password": PASSWORD }))
        }),
    ];

    /// The preset of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|preset| preset.name == name)
    }

    const fn handed_over(mut self) -> Self {
        self.hands_over = true;
        self
    }
}

const fn preset(
    name: &'static str,
    story: &'static str,
    steps: fn(&mut Walk<'_>) -> Result<(), Refused>,
) -> Preset {
    Preset { name, story, steps, hands_over: false }
}

impl Sandbox {
    /// Everybody as at the start, then as the preset says. The session's cookie (`Set-Cookie`), where
    /// whoever asks is to go on in it.
    ///
    /// # Errors
    /// The limits of this sandbox forbid the state; everybody is as at the start.
    pub fn reset_to(&mut self, preset: &Preset) -> Result<Option<String>, Refused> {
        self.reset();
        let mut walk = Walk { sandbox: self, cookie: None, sent: 0 };
        let walked = (preset.steps)(&mut walk);
        let cookie = walk.cookie;
        match walked {
            Ok(()) => Ok(cookie.filter(|_| preset.hands_over)),
            Err(refused) => {
                self.reset();
                Err(refused)
            }
        }
    }
}

/// Inaya's password.
const PASSWORD: &str = "Sante-2022!";

fn sign_in(password: &str) -> Value {
    json!({ "identifier": "inaya.m1988", "password": password, "channel": "email" })
}

fn sheet(first_name: &str) -> Sheet {
    let known = PEOPLE.iter().find(|person| person.first_name == first_name);
    known.or(PEOPLE.first()).map_or(NOBODY, |person| person.sheet)
}

const NOBODY: Sheet =
    Sheet { name: "", nir: "", born: "", card: "", serial: "", code: "", story: "" };

/// Number, card and, where it is asked for, birth date.
fn who(first_name: &str, with_birth: bool) -> Value {
    let sheet = sheet(first_name);
    let mut who = json!({
        "nir": sheet.nir.replace(' ', ""),
        "card": { "kind": sheet.card, "serial": sheet.serial },
    });
    if with_birth {
        let born = sheet.born.parse::<BirthDate>().map(|born| born.iso());
        who["birth_date"] = born.unwrap_or_default().into();
    }
    who
}

fn identification(first_name: &str, code: &str) -> Value {
    let mut body = who(first_name, false);
    body["code"] = code.into();
    body
}

/// One browser, which walks to a state.
struct Walk<'a> {
    sandbox: &'a mut Sandbox,
    /// `Set-Cookie`, as it came.
    cookie: Option<String>,
    sent: u32,
}

impl Walk<'_> {
    /// Sends an operation; its status.
    fn send<O: Operation>(&mut self, path: &str, body: &Value) -> u16 {
        self.sent += 1;
        let pair = self.cookie.as_deref().and_then(|cookie| cookie.split(';').next());
        let request = http::Request::builder()
            .method(O::METHOD.name())
            .uri(path)
            .header("x-espace-sante", "1")
            .header("idempotency-key", format!("preset-{}", self.sent))
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

    fn must<O: Operation>(&mut self, path: &str, body: &Value) -> Result<(), Refused> {
        match self.send::<O>(path, body) {
            200 => Ok(()),
            status => Err(Refused { operation: O::ID, status }),
        }
    }

    fn does<O: Operation>(&mut self, body: Value) -> Result<(), Refused> {
        self.must::<O>(O::PATH, &body)
    }

    fn decides<O: Operation>(&mut self, id: &str, body: Value) -> Result<(), Refused> {
        self.must::<O>(&O::PATH.replace("{id}", id), &body)
    }

    /// Is mistaken until the lock.
    fn is_locked_by<O: Operation>(&mut self, body: Value) -> Result<(), Refused> {
        let mut status = 0;
        for _ in 0..=self.sandbox.limits.tries.min(MOST_TRIES) {
            status = self.send::<O>(O::PATH, &body);
            if status == 423 {
                return Ok(());
            }
        }
        Err(Refused { operation: O::ID, status })
    }

    fn identifies(&mut self) -> Result<(), Refused> {
        self.does::<c::Identify>(identification("Martine", sheet("Martine").code))
    }

    fn consents(&mut self) -> Result<(), Refused> {
        self.identifies()?;
        self.does::<c::Consent>(json!({ "terms_version": TERMS_VERSION }))
    }

    fn activates(&mut self) -> Result<(), Refused> {
        self.consents()?;
        self.does::<c::ConfirmContact>(Value::Null)?;
        let chosen = json!({ "identifier": "martine.l1970", "password": "Breizh-1970!" });
        self.does::<c::ChooseCredentials>(chosen)
    }

    fn signs_in(&mut self) -> Result<(), Refused> {
        self.does::<c::SignIn>(sign_in(PASSWORD))?;
        let code = self.sandbox.limits.one_time_code.to_string();
        self.does::<c::ConfirmSignIn>(json!({ "one_time_code": code }))
    }
}

/// A sandbox that allows more tries than this is not walked to a lock.
const MOST_TRIES: u32 = 1_000;
