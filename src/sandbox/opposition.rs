//! The operations of the opposition to the creation of a space.

use super::profiles::pdf;
use super::receipt::Kind;
use super::refusal::Refusal;
use super::session::{SpaceState, Step};
use super::{OperationCall, Sandbox, StandingResult, Success};
use crate::contract::Code;

impl Sandbox {
    /// `POST /opposition`.
    pub(super) fn oppose(&mut self, call: &OperationCall<'_>) -> StandingResult {
        let (index, step) = self.require_member(call)?;
        if !matches!(step, Step::Decision | Step::Contact | Step::Credentials) {
            return Err(Refusal::new(Code::StepNotAllowed));
        }
        // A repeated opposition keeps the date of the first.
        let today = self.today();
        if let Some(member) = self.members.get_mut(index)
            && !matches!(member.space, SpaceState::Opposed(_))
        {
            member.space = SpaceState::Opposed(today);
        }
        self.set_step(call, Step::Opposed)
    }

    /// `GET /opposition/receipt`.
    pub(super) fn opposition_receipt(
        &mut self,
        call: &OperationCall<'_>,
    ) -> Result<Success, Refusal> {
        let (index, step) = self.require_member(call)?;
        let member = self.members.get(index);
        match member.map(|member| (member, &member.space)) {
            Some((member, SpaceState::Opposed(on))) if step == Step::Opposed => {
                Ok(pdf(member, on, Kind::Opposition))
            }
            _ => Err(Refusal::new(Code::ReceiptGone)),
        }
    }
}
