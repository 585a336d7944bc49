//! The operations of the account: its contents, and the closing of the space.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::member::SpaceState;
use super::notices::Change;
use super::receipt::Kind;
use super::refusal::Refusal;
use super::response::Success;
use super::session_state::Step;
use crate::contract::{Account, CloseAccount, LockScope, RefusalCode};

impl Sandbox {
    fn require_account_holder(&mut self, call: &OperationCall<'_>) -> Result<usize, Refusal> {
        self.require_member_at(call, |step| matches!(step, Step::SignedIn | Step::Activated))
    }

    /// `GET /account`.
    pub(super) fn read_account(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let holder = self.require_account_holder(call)?;
        let member = self.member(holder)?;
        let identifier = match &member.space {
            SpaceState::Active { identifier, .. } => Some(identifier.clone()),
            _ => None,
        };
        let account =
            Account { identifier, email: member.email.clone(), mobile: member.mobile.clone() };
        Ok(Success::json(&account))
    }

    /// `POST /account/closure`.
    pub(super) fn close_account(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let CloseAccount { password } = call.read()?;
        let holder = self.require_account_holder(call)?;
        let SpaceState::Active { identifier, password: stored } = &self.member(holder)?.space
        else {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        };
        let subject = identifier.to_lowercase();
        let is_right = stored == password.as_str();
        self.ensure_not_locked(&subject, LockScope::SignIn)?;
        if !is_right {
            return Err(self.refuse_wrong(
                call,
                &subject,
                LockScope::SignIn,
                RefusalCode::NotRecognised,
            ));
        }
        let today = self.today();
        if let Some(member) = self.members.get_mut(holder) {
            member.space = SpaceState::Closed(today);
        }
        self.sign_out_elsewhere(call, holder);
        self.tell_member(holder, Change::Closure);
        self.set_step(call, Step::Closed)
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
