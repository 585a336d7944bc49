//! Which operation a request is, and who answers it.

use super::refusal::Refusal;
use super::{Call, Outcome, Sandbox, Success};
use crate::contract::{self as c, Document, Method, Operation};

/// What the sandbox answers to an operation.
type Answers = fn(&mut Sandbox, &Call<'_>) -> Outcome;

/// The operations that are answered with where the person stands.
const STANDINGS: &[(Method, &str, Answers)] = &[
    of::<c::ReadSession>(|sandbox, call| sandbox.read_session(call)),
    of::<c::RenewSession>(Sandbox::renew_session),
    of::<c::EndSession>(Sandbox::end_session),
    of::<c::Identify>(Sandbox::identify),
    of::<c::RequestCode>(Sandbox::request_code),
    of::<c::DeliverCode>(Sandbox::deliver_code),
    of::<c::EnterCode>(Sandbox::enter_code),
    of::<c::Consent>(Sandbox::consent),
    of::<c::ConfirmContact>(Sandbox::confirm_contact),
    of::<c::ChooseCredentials>(Sandbox::choose_credentials),
    of::<c::ChangeEmail>(Sandbox::change_email),
    of::<c::ChangeMobile>(Sandbox::change_mobile),
    of::<c::ConfirmChange>(Sandbox::confirm_change),
    of::<c::ResendChange>(Sandbox::resend_change),
    of::<c::CancelChange>(Sandbox::cancel_change),
    of::<c::Oppose>(Sandbox::oppose),
    of::<c::SignIn>(Sandbox::sign_in),
    of::<c::ConfirmSignIn>(Sandbox::confirm_sign_in),
    of::<c::ResendSignIn>(Sandbox::resend_sign_in),
    of::<c::RecoverIdentifier>(Sandbox::recover_identifier),
    of::<c::RecoverPassword>(Sandbox::recover_password),
    of::<c::ResendReset>(Sandbox::resend_reset),
    of::<c::ConfirmReset>(Sandbox::confirm_reset),
    of::<c::OpenResetLink>(Sandbox::open_reset_link),
    of::<c::ResetPassword>(Sandbox::reset_password),
    of::<c::CloseAccount>(Sandbox::close_account),
];

/// An operation by its method and path, and its answer.
const fn of<O: Operation>(answer: Answers) -> (Method, &'static str, Answers) {
    (O::METHOD, O::PATH, answer)
}

impl Sandbox {
    /// Answers one request.
    pub(super) fn dispatch(
        &mut self,
        method: Method,
        path: &str,
        call: &Call<'_>,
    ) -> Result<Success, Refusal> {
        let known = STANDINGS.iter().find(|(m, p, _)| *m == method && *p == path);
        if let Some((_, _, answer)) = known {
            return answer(self, call).map(Success::from);
        }
        let reads = method == Method::Get;
        if reads && path == c::ReadProfiles::PATH {
            self.read_profiles(call)
        } else if reads && path == c::ReadAccount::PATH {
            self.read_account(call)
        } else if reads && path == c::OppositionReceipt::PATH {
            self.opposition_receipt(call)
        } else if reads && path == c::ClosureReceipt::PATH {
            self.closure_receipt(call)
        } else {
            let profile = self.profile(method == Method::Post, path, call);
            profile.unwrap_or_else(|| Err(Refusal::new(c::Code::Unknown)))
        }
    }
}
