//! The activation operations: identification, consent, contact details and credentials.

use super::refusal::Refusal;
use super::session::{SpaceState, Step};
use super::tries::WrongTry;
use super::{Cookie, OperationCall, Sandbox, StandingResult};
use crate::contract::{ChooseCredentials, Code, Consent, Identify, LockScope};
use crate::fields::{CardSerial, Identifier, ProvisionalCode};

/// The version of the terms of use in force.
pub(super) const TERMS_VERSION: &str = "2021-12";

/// The minimum length of a new identifier, in characters (sign-in guide, `/activer/identifiants`).
pub(super) const IDENTIFIER_MIN: u32 = Identifier::MIN;

impl Sandbox {
    /// `POST /activation/identification`.
    pub(super) fn identify(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let Identify { code, nir, card } = call.read()?;
        let scope = LockScope::Identification;
        let number = nir.as_str();
        let now = self.clock.now();
        self.apply_behaviour(number)?;
        self.ensure_not_locked(call, number, scope)?;
        let index = self.members.iter().position(|member| member.nir() == number);
        let profile = index.and_then(|index| self.profile_with_code(index, &code, &card));
        let holder = index.filter(|index| {
            self.members.get(*index).is_some_and(|member| {
                let sheet = &member.fixture.sheet;
                member.code.text == code.as_str()
                    && card.kind() == member.fixture.card_kind()
                    && card.serial() == sheet.serial
            })
        });
        if let (Some(parent), Some(profile)) = (index, profile) {
            self.tries.clear(number, scope);
            let expired = self
                .members
                .get(parent)
                .and_then(|parent| parent.profiles.get(profile))
                .is_none_or(|profile| profile.code.expires <= now);
            if expired {
                return Err(Refusal::new(Code::CodeExpired));
            }
            let life = self.limits.session_s;
            let token = self.open_session(call, Some(parent), Step::ProfileDecision(profile), life);
            return Ok((self.standing(Some(&token)), Cookie::Set(token)));
        }
        let Some(holder) = holder else {
            let Self { tries, limits, .. } = self;
            return Err(
                match tries.record_wrong(number, scope, limits.tries, limits.lock_s, now) {
                    WrongTry::Left(left) => Refusal::new(Code::NotRecognised).attempts_left(left),
                    WrongTry::Locked(seconds) => self.refuse_locked(call, scope, seconds),
                },
            );
        };
        self.tries.clear(number, scope);
        // These refusals come only after number, card and code all match, so that they reveal
        // nothing to another person.
        if let Some(member) = self.members.get(holder) {
            if matches!(member.space, SpaceState::Active { .. }) {
                return Err(Refusal::new(Code::AlreadyActive));
            }
            if member.code.used {
                return Err(Refusal::new(Code::CodeUsed));
            }
            if member.code.expires <= now {
                return Err(Refusal::new(Code::CodeExpired));
            }
        }
        let token = self.open_session(call, Some(holder), Step::Decision, self.limits.session_s);
        Ok((self.standing(Some(&token)), Cookie::Set(token)))
    }

    /// Returns the index of the child's profile that has this provisional code, if the card is the
    /// parent's.
    fn profile_with_code(
        &self,
        parent: usize,
        code: &ProvisionalCode,
        card: &CardSerial,
    ) -> Option<usize> {
        let parent = self.members.get(parent)?;
        let card_matches = card.kind() == parent.fixture.card_kind()
            && card.serial() == parent.fixture.sheet.serial;
        card_matches.then(|| {
            parent.profiles.iter().position(|profile| profile.code.text == code.as_str())
        })?
    }

    /// Returns the member of the session; refuses with `step_not_allowed` at another step.
    fn require_member_at(
        &mut self,
        call: &OperationCall<'_>,
        steps: &[Step],
    ) -> Result<usize, Refusal> {
        let (member, step) = self.require_member(call)?;
        if steps.contains(&step) { Ok(member) } else { Err(Refusal::new(Code::StepNotAllowed)) }
    }

    /// `POST /activation/consent`.
    pub(super) fn consent(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let Consent { terms_version } = call.read()?;
        self.require_member_at(call, &[Step::Decision, Step::Contact, Step::Credentials])?;
        if terms_version != TERMS_VERSION {
            return Err(Refusal::new(Code::TermsOutdated));
        }
        self.set_step(call, Step::Contact)
    }

    /// `POST /activation/contact`.
    pub(super) fn confirm_contact(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let member = self.require_member_at(call, &[Step::Contact, Step::Credentials])?;
        if self.members.get(member).is_none_or(|member| member.email.is_none()) {
            return Err(Refusal::new(Code::NoContact));
        }
        // The person confirmed the details as they are, so a pending change is discarded.
        self.set_change(call, None)?;
        self.set_step(call, Step::Credentials)
    }

    /// `POST /activation/credentials`.
    pub(super) fn choose_credentials(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ChooseCredentials { identifier, password } = call.read()?;
        let index = self.require_member_at(call, &[Step::Credentials])?;
        if Identifier::parse(identifier.as_str(), IDENTIFIER_MIN).is_err() {
            return Err(Refusal::invalid("identifier", "short"));
        }
        self.ensure_strong(&password)?;
        let taken = self.members.iter().any(|member| {
            matches!(&member.space, SpaceState::Active { identifier: existing, .. }
                if existing.eq_ignore_ascii_case(identifier.as_str()))
        });
        if taken {
            return Err(Refusal::new(Code::IdentifierTaken));
        }
        if let Some(member) = self.members.get_mut(index) {
            member.code.used = true;
            member.space = SpaceState::Active {
                identifier: identifier.as_str().to_owned(),
                password: password.as_str().to_owned(),
            };
        }
        self.set_step(call, Step::Activated)
    }
}
