//! The operations of the opposition to the creation of a space.

use super::backend::Sandbox;
use super::call::{OperationCall, StandingResult};
use super::member::SpaceState;
use super::notices::Change;
use super::receipt::Kind;
use super::refusal::Refusal;
use super::response::Success;
use super::session_state::Step;
use crate::contract::RefusalCode;

impl Sandbox {
    /// `POST /opposition`.
    pub(super) fn oppose(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let index = self.require_member_at(call, |step| {
            matches!(step, Step::Decision | Step::Contact | Step::Credentials)
        })?;
        let exists = matches!(self.member(index)?.space, SpaceState::Created(_));
        if exists && !self.limits.first_contract {
            // The space exists: it can be closed.
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        }
        // A repeated opposition keeps the date of the first.
        let today = self.today();
        if let Some(member) = self.members.get_mut(index)
            && !matches!(member.space, SpaceState::Opposed(_))
        {
            member.space = SpaceState::Opposed(today);
            self.tell_member(index, Change::Opposition);
        }
        // A session that was opened before this decision could undo it.
        self.sign_out_elsewhere(call, index);
        self.set_step(call, Step::Opposed)
    }

    /// `GET /opposition/receipt`.
    pub(super) fn opposition_receipt(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<Success, Refusal> {
        let (index, step) = self.require_member(call)?;
        let member = self.member(index)?;
        match &member.space {
            SpaceState::Opposed(on) if step == Step::Opposed => {
                Ok(Success::pdf(member.receipt(on, Kind::Opposition)))
            }
            _ => Err(Refusal::new(RefusalCode::ReceiptGone)),
        }
    }
}
