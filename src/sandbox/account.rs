//! The operations of the account: its contents, its identifier and password, and the closing of the space.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::member::SpaceState;
use super::notices::Change;
use super::receipt::Kind;
use super::refusal::Refusal;
use super::response::Success;
use super::session_state::Step;
use crate::contract::{Account, ChangeIdentifier, ChangePassword, CloseAccount, RefusalCode};

impl Sandbox {
    /// `GET /account`.
    pub(super) fn read_account(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let holder = self.require_account_holder(call)?;
        let member = self.member(holder)?;
        let identifier = match &member.space {
            SpaceState::Active { identifier, .. } => Some(identifier.clone()),
            _ => None,
        };
        let account = Account {
            identifier,
            email: member.email.clone(),
            mobile: member.mobile.clone(),
            credentials: Some(self.credentials()),
        };
        Ok(Success::json(&account))
    }

    /// `POST /account/closure`.
    pub(super) fn close_account(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let CloseAccount { password } = call.read()?;
        let holder = self.require_account_holder(call)?;
        if !self.member(holder)?.is_active() {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        }
        match password {
            Some(password) => self.check_password(call, holder, &password)?,
            None if self.limits.first_contract => {
                return Err(Refusal::invalid("password", "required"));
            }
            None => self.ensure_proved(call)?,
        }
        self.close(call, holder)
    }

    /// `POST /closure`.
    pub(super) fn close_created(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let index = self.require_member_at(call, |step| {
            matches!(step, Step::Decision | Step::Contact | Step::Credentials)
        })?;
        if !matches!(self.member(index)?.space, SpaceState::Created(_)) {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        }
        self.close(call, index)
    }

    fn close(&mut self, call: &OperationCall<'_>, index: usize) -> StandingResult {
        let closed = SpaceState::Closed(self.today());
        if let Some(member) = self.members.get_mut(index)
            && let SpaceState::Active { identifier, password } =
                std::mem::replace(&mut member.space, closed)
        {
            member.closed_credentials = Some((identifier, password));
        }
        // A session that was opened before this decision could undo it.
        self.sign_out_elsewhere(call, index);
        self.tell_member(index, Change::Closure);
        self.set_step(call, Step::Closed)
    }

    /// `POST /account/password`.
    pub(super) fn change_password(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ChangePassword { password } = call.read()?;
        let holder = self.require_account_holder(call)?;
        self.ensure_proved(call)?;
        self.ensure_strong(holder, &self.identifier(holder), &password)?;
        if let Some(SpaceState::Active { password: stored, .. }) = self.space_mut(holder) {
            *stored = password.as_str().to_owned();
        }
        self.sign_out_elsewhere(call, holder);
        self.tell_member(holder, Change::Password);
        self.read_session(call)
    }

    /// `POST /account/identifier`.
    pub(super) fn change_identifier(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let ChangeIdentifier { identifier } = call.read()?;
        let holder = self.require_account_holder(call)?;
        self.ensure_proved(call)?;
        self.ensure_identifier_free(holder, &identifier)?;
        if let Some(SpaceState::Active { identifier: stored, .. }) = self.space_mut(holder) {
            *stored = identifier.as_str().to_owned();
        }
        self.tell_member(holder, Change::Identifier);
        self.read_session(call)
    }

    /// Returns the identifier of a member whose space is active; an empty text for others.
    pub(super) fn identifier(&self, member: usize) -> String {
        match self.members.get(member).map(|member| &member.space) {
            Some(SpaceState::Active { identifier, .. }) => identifier.clone(),
            _ => String::new(),
        }
    }

    fn space_mut(&mut self, member: usize) -> Option<&mut SpaceState> {
        self.members.get_mut(member).map(|member| &mut member.space)
    }

    /// `GET /account/receipt`.
    pub(super) fn closure_receipt(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let (index, step) = self.require_member(call)?;
        let member = self.member(index)?;
        match &member.space {
            SpaceState::Closed(on) if step == Step::Closed => {
                Ok(Success::pdf(member.receipt(on, Kind::Closure)))
            }
            _ => Err(Refusal::new(RefusalCode::ReceiptGone)),
        }
    }
}
