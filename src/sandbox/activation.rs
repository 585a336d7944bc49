//! What the sandbox answers to activation.

use super::refusal::Refusal;
use super::session::{Space, Step};
use super::tries::Wrong;
use super::{Call, Cookie, Outcome, Sandbox};
use crate::contract::{ChooseCredentials, Code, Consent, Identify, What};
use crate::fields::{CardSerial, Identifier, ProvisionalCode};

/// The version of the terms in force.
pub(super) const TERMS_VERSION: &str = "2021-12";

/// Fewest characters of a new identifier (S4, B11).
pub(super) const IDENTIFIER_MIN: u32 = Identifier::MIN;

impl Sandbox {
    /// `POST /activation/identification`.
    pub(super) fn identify(&mut self, call: &Call<'_>) -> Outcome {
        let Identify { code, nir, card } = call.read()?;
        let what = What::Identification;
        let number = nir.as_str();
        let now = self.clock.now();
        self.temper(number)?;
        self.not_locked(call, number, what)?;
        let known = self.members.iter().position(|member| member.nir() == number);
        let minor = known.and_then(|known| self.minor(known, &code, &card));
        let holder = known.filter(|known| {
            self.members.get(*known).is_some_and(|member| {
                let sheet = &member.profile.sheet;
                member.code.text == code.as_str()
                    && card.kind() == member.profile.kind()
                    && card.serial() == sheet.serial
            })
        });
        if let (Some(parent), Some(minor)) = (known, minor) {
            self.tries.forget(number, what);
            let expired = self
                .members
                .get(parent)
                .and_then(|parent| parent.minors.get(minor))
                .is_none_or(|minor| minor.code.expires <= now);
            if expired {
                return Err(Refusal::new(Code::CodeExpired));
            }
            let life = self.limits.session_s;
            let token = self.open(call, Some(parent), Step::ProfileDecision(minor), life);
            return Ok((self.standing(Some(&token)), Cookie::Set(token)));
        }
        let Some(holder) = holder else {
            let Self { tries, limits, .. } = self;
            return Err(match tries.wrong(number, what, limits.tries, limits.lock_s, now) {
                Wrong::Left(left) => Refusal::new(Code::NotRecognised).attempts_left(left),
                Wrong::Locked(seconds) => self.locked(call, what, seconds),
            });
        };
        self.tries.forget(number, what);
        // Said only now that number, card and code all match: a stranger learns nothing.
        if let Some(member) = self.members.get(holder) {
            if matches!(member.space, Space::Active { .. }) {
                return Err(Refusal::new(Code::AlreadyActive));
            }
            if member.code.used {
                return Err(Refusal::new(Code::CodeUsed));
            }
            if member.code.expires <= now {
                return Err(Refusal::new(Code::CodeExpired));
            }
        }
        let token = self.open(call, Some(holder), Step::Decision, self.limits.session_s);
        Ok((self.standing(Some(&token)), Cookie::Set(token)))
    }

    /// The child whose code was given with the parent's number and card.
    fn minor(&self, parent: usize, code: &ProvisionalCode, card: &CardSerial) -> Option<usize> {
        let parent = self.members.get(parent)?;
        let card_is_theirs =
            card.kind() == parent.profile.kind() && card.serial() == parent.profile.sheet.serial;
        card_is_theirs
            .then(|| parent.minors.iter().position(|minor| minor.code.text == code.as_str()))?
    }

    /// The member whose activation goes on, for a step that is still open.
    fn activating(&mut self, call: &Call<'_>, steps: &[Step]) -> Result<usize, Refusal> {
        let (member, step) = self.acting(call)?;
        if steps.contains(&step) { Ok(member) } else { Err(Refusal::new(Code::StepNotAllowed)) }
    }

    /// `POST /activation/consent`.
    pub(super) fn consent(&mut self, call: &Call<'_>) -> Outcome {
        let Consent { terms_version } = call.read()?;
        self.activating(call, &[Step::Decision, Step::Contact, Step::Credentials])?;
        if terms_version != TERMS_VERSION {
            return Err(Refusal::new(Code::TermsOutdated));
        }
        self.goes_to(call, Step::Contact)
    }

    /// `POST /activation/contact`.
    pub(super) fn confirm_contact(&mut self, call: &Call<'_>) -> Outcome {
        let member = self.activating(call, &[Step::Contact, Step::Credentials])?;
        if self.members.get(member).is_none_or(|member| member.email.is_none()) {
            return Err(Refusal::new(Code::NoContact));
        }
        // The details are right as they are: a change that waits for its code is given up.
        self.set_change(call, None)?;
        self.goes_to(call, Step::Credentials)
    }

    /// `POST /activation/credentials`.
    pub(super) fn choose_credentials(&mut self, call: &Call<'_>) -> Outcome {
        let ChooseCredentials { identifier, password } = call.read()?;
        let chooser = self.activating(call, &[Step::Credentials])?;
        if Identifier::parse(identifier.as_str(), IDENTIFIER_MIN).is_err() {
            return Err(Refusal::invalid("identifier", "short"));
        }
        self.is_strong(&password)?;
        let taken = self.members.iter().any(|member| {
            matches!(&member.space, Space::Active { identifier: theirs, .. }
                if theirs.eq_ignore_ascii_case(identifier.as_str()))
        });
        if taken {
            return Err(Refusal::new(Code::IdentifierTaken));
        }
        if let Some(member) = self.members.get_mut(chooser) {
            member.code.used = true;
            member.space = Space::Active {
                identifier: identifier.as_str().to_owned(),
                password: password.as_str().to_owned(),
            };
        }
        self.goes_to(call, Step::Activated)
    }
}
