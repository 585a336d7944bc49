//! The operations of the account: its contents, and the closing of the space.

use super::profiles::pdf;
use super::receipt::Kind;
use super::refusal::Refusal;
use super::session::{SpaceState, Step};
use super::{Cookie, OperationCall, Sandbox, StandingResult, Success};
use crate::contract::{Account, CloseAccount, Code, LockScope};

impl Sandbox {
    /// Returns the index of the session’s member. Refuses with `session_ended` if there is none, and with
    /// `step_not_allowed` at any step but `SignedIn` and `Activated`.
    fn require_account_holder(&mut self, call: &OperationCall<'_>) -> Result<usize, Refusal> {
        match self.require_member(call)? {
            (index, Step::SignedIn | Step::Activated) => Ok(index),
            _ => Err(Refusal::new(Code::StepNotAllowed)),
        }
    }

    /// `GET /account`.
    pub(super) fn read_account(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let holder = self.require_account_holder(call)?;
        let member = self.members.get(holder).ok_or_else(|| Refusal::new(Code::SessionEnded))?;
        let identifier = match &member.space {
            SpaceState::Active { identifier, .. } => Some(identifier.clone()),
            _ => None,
        };
        let account =
            Account { identifier, email: member.email.clone(), mobile: member.mobile.clone() };
        Ok(Success::json(&account, Cookie::Keep))
    }

    /// `POST /account/closure`.
    pub(super) fn close_account(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let CloseAccount { password } = call.read()?;
        let holder = self.require_account_holder(call)?;
        let now = self.clock.now();
        let today = self.today();
        let Some(member) = self.members.get_mut(holder) else {
            return Err(Refusal::new(Code::SessionEnded));
        };
        let SpaceState::Active { identifier, password: stored } = &member.space else {
            return Err(Refusal::new(Code::StepNotAllowed));
        };
        let subject = identifier.to_lowercase();
        if let Some(seconds) = self.tries.locked_for(&subject, LockScope::SignIn, now) {
            return Err(Refusal::new(Code::Locked).retry_after(seconds).attempts_left(0));
        }
        if stored != password.as_str() {
            return Err(self.wrong_password(call, &subject));
        }
        member.space = SpaceState::Closed(today);
        self.sign_out_elsewhere(call, holder);
        self.set_step(call, Step::Closed)
    }

    /// `GET /account/receipt`.
    pub(super) fn closure_receipt(&mut self, call: &OperationCall<'_>) -> Result<Success, Refusal> {
        let (index, step) = self.require_member(call)?;
        match self.members.get(index).map(|member| (member, &member.space)) {
            Some((member, SpaceState::Closed(on))) if step == Step::Closed => {
                Ok(pdf(member, on, Kind::Closure))
            }
            _ => Err(Refusal::new(Code::ReceiptGone)),
        }
    }
}
