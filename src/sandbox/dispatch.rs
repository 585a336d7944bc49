//! Routes requests to the operations of the contract, by method and path.

use super::refusal::Refusal;
use super::{OperationCall, Sandbox, StandingResult, Success};
use crate::contract::{self as c, Document, Method, Operation};

/// A function that handles an operation answered by a standing.
type Handler = fn(&mut Sandbox, &OperationCall<'_>) -> StandingResult;

/// The operations that are answered by a standing.
const STANDING_OPERATIONS: &[(Method, &str, Handler)] = &[
    route::<c::ReadSession>(|sandbox, call| sandbox.read_session(call)),
    route::<c::RenewSession>(Sandbox::renew_session),
    route::<c::EndSession>(Sandbox::end_session),
    route::<c::Identify>(Sandbox::identify),
    route::<c::RequestCode>(Sandbox::request_code),
    route::<c::DeliverCode>(Sandbox::deliver_code),
    route::<c::EnterCode>(Sandbox::enter_code),
    route::<c::Consent>(Sandbox::consent),
    route::<c::ConfirmContact>(Sandbox::confirm_contact),
    route::<c::ChooseCredentials>(Sandbox::choose_credentials),
    route::<c::ChangeEmail>(Sandbox::change_email),
    route::<c::ChangeMobile>(Sandbox::change_mobile),
    route::<c::ConfirmChange>(Sandbox::confirm_change),
    route::<c::ResendChange>(Sandbox::resend_change),
    route::<c::CancelChange>(Sandbox::cancel_change),
    route::<c::Oppose>(Sandbox::oppose),
    route::<c::SignIn>(Sandbox::sign_in),
    route::<c::ConfirmSignIn>(Sandbox::confirm_sign_in),
    route::<c::ResendSignIn>(Sandbox::resend_sign_in),
    route::<c::RecoverIdentifier>(Sandbox::recover_identifier),
    route::<c::RecoverPassword>(Sandbox::recover_password),
    route::<c::ResendReset>(Sandbox::resend_reset),
    route::<c::ConfirmReset>(Sandbox::confirm_reset),
    route::<c::OpenResetLink>(Sandbox::open_reset_link),
    route::<c::ResetPassword>(Sandbox::reset_password),
    route::<c::CloseAccount>(Sandbox::close_account),
];

const fn route<O: Operation>(handler: Handler) -> (Method, &'static str, Handler) {
    (O::METHOD, O::PATH, handler)
}

impl Sandbox {
    /// Handles one request; refuses with `unknown` if no operation has its method and path.
    pub(super) fn dispatch(
        &mut self,
        method: Method,
        path: &str,
        call: &OperationCall<'_>,
    ) -> Result<Success, Refusal> {
        let mut operations = STANDING_OPERATIONS.iter();
        if let Some((_, _, handler)) = operations.find(|(m, p, _)| *m == method && *p == path) {
            return handler(self, call).map(Success::from);
        }
        let is_read = method == Method::Get;
        if is_read && path == c::ReadProfiles::PATH {
            self.read_profiles(call)
        } else if is_read && path == c::ReadAccount::PATH {
            self.read_account(call)
        } else if is_read && path == c::OppositionReceipt::PATH {
            self.opposition_receipt(call)
        } else if is_read && path == c::ClosureReceipt::PATH {
            self.closure_receipt(call)
        } else {
            let response = self.dispatch_profile(method == Method::Post, path, call);
            response.unwrap_or_else(|| Err(Refusal::new(c::Code::Unknown)))
        }
    }
}
