//! The activation operations: identification, consent, contact details and credentials.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::member::SpaceState;
use super::notices::Change;
use super::refusal::Refusal;
use super::session_state::{Holder, SessionState, Step};
use crate::contract::{ChooseCredentials, Consent, Identify, LockScope, RefusalCode};
use crate::fields::Identifier;

/// The version of the terms of use in force.
pub(super) const TERMS_VERSION: &str = "2021-12";

/// The date on which they changed.
pub(super) const TERMS_CHANGED_ON: &str = "2021-12-01";

/// The minimum length of a new identifier, in characters (sign-in guide, `/activer/identifiants`).
pub(super) const IDENTIFIER_MIN: u32 = Identifier::MIN;

impl Sandbox {
    /// `POST /activation/identification`.
    pub(super) fn identify(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let Identify { code, nir, card } = call.read()?;
        let scope = LockScope::Identification;
        let number = nir.as_str();
        self.apply_behaviour(number)?;
        self.ensure_may_try(call, number, scope)?;
        // A child's code is typed with the number and the card of the parent.
        let found = self.member_with(number).and_then(|index| {
            let member = self.members.get(index).filter(|m| m.fixture.has_card(&card))?;
            let has_code = |child| member.issued_code(child).end_of(code.as_str()).is_some();
            let mut children = (0..member.profiles.len()).map(Some);
            let child = children.find(|child| has_code(*child)).or(has_code(None).then_some(None));
            Some((index, child?))
        });
        let Some((index, child)) = found else {
            return Err(self.refuse_wrong(call, number, scope, RefusalCode::NotRecognised));
        };
        self.tries.clear(number, scope);
        // Its refusals come only after number, card and code all match, so that they reveal nothing to another person.
        self.ensure_usable(index, child, code.as_str())?;
        let step = child.map_or(Step::Decision, Step::ProfileDecision);
        self.open_session(call, SessionState::new(Holder::Member(index), step))
    }

    /// `POST /activation/consent`.
    pub(super) fn consent(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let Consent { terms_version } = call.read()?;
        self.require_member_at(call, |step| {
            matches!(step, Step::Decision | Step::Contact | Step::Credentials)
        })?;
        if terms_version != TERMS_VERSION {
            return Err(Refusal::new(RefusalCode::TermsOutdated));
        }
        self.set_step(call, Step::Contact)
    }

    /// `POST /activation/contact`.
    pub(super) fn confirm_contact(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let member =
            self.require_member_at(call, |step| matches!(step, Step::Contact | Step::Credentials))?;
        if self.member(member)?.email.is_none() {
            return Err(Refusal::new(RefusalCode::NoContact));
        }
        // The person confirmed the details as they are, so a pending change is discarded.
        self.update_session(call, |session| {
            session.change = None;
            session.step = Step::Credentials;
        })
    }

    /// Refuses an identifier that is too short, or that another member has.
    pub(super) fn ensure_identifier_free(
        &mut self,
        index: usize,
        identifier: &Identifier,
    ) -> Result<(), Refusal> {
        if Identifier::parse(identifier.as_str(), IDENTIFIER_MIN).is_err() {
            return Err(Refusal::invalid("identifier", "short"));
        }
        let taken = self.members.iter().enumerate().any(|(other, member)| {
            other != index
                && matches!(&member.space, SpaceState::Active { identifier: existing, .. }
                    if existing.eq_ignore_ascii_case(identifier.as_str()))
        });
        if taken {
            let number = self.member(index)?.nir();
            return Err(self.refuse_taken(&number));
        }
        Ok(())
    }

    /// `POST /activation/credentials`.
    pub(super) fn choose_credentials(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ChooseCredentials { identifier, password } = call.read()?;
        let index = self.require_member_at(call, |step| step == Step::Credentials)?;
        self.ensure_strong(index, identifier.as_str(), &password)?;
        self.ensure_identifier_free(index, &identifier)?;
        if let Some(member) = self.members.get_mut(index) {
            member.code.used = true;
            member.space = SpaceState::Active {
                identifier: identifier.as_str().to_owned(),
                password: password.as_str().to_owned(),
            };
        }
        // A session that was opened before this decision could undo it.
        self.sign_out_elsewhere(call, index);
        self.tell_member(index, Change::Activation);
        // The person is signed in from now on: with a new token, which the code of a letter has never opened.
        self.open_session(call, SessionState::new(Holder::Member(index), Step::Activated))
    }
}
