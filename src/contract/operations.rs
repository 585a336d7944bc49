//! The list of the contract's operations. The exports, [`OPERATIONS`], the OpenAPI document and the sandbox's dispatch
//! are generated from it.

use super::{Document, Method, Operation, RefusalCode, SessionUse};

/// Calls the macro `$apply` with one row per operation: its kind (`json`, `pdf` or `redirect`), the module and name of its
/// type, and the method of the sandbox that handles it (unused for `redirect`, which `sandbox/host/france_connect.rs`
/// handles).
macro_rules! operations {
    ($apply:ident) => {
        $apply! {
            json session::ReadSession => read_session,
            json session::RenewSession => renew_session,
            json session::EndSession => end_session,
            json session::ProveSession => prove_session,
            json session::SendProofCode => send_proof_code,
            json session::ConfirmProof => confirm_proof,
            json session::EndOtherSessions => end_other_sessions,
            json codes::RequestCode => request_code,
            json codes::DeliverCode => deliver_code,
            json codes::EnterCode => enter_code,
            json activation::Identify => identify,
            json activation::Consent => consent,
            json activation::ConfirmContact => confirm_contact,
            json activation::ChooseCredentials => choose_credentials,
            json contact::ChangeEmail => change_email,
            json contact::ChangeMobile => change_mobile,
            json contact::ConfirmChange => confirm_change,
            json contact::ResendChange => resend_change,
            json contact::ProveContact => prove_contact,
            json contact::ConfirmContactProof => confirm_contact_proof,
            json contact::CancelChange => cancel_change,
            json opposition::Oppose => oppose,
            pdf opposition::OppositionReceipt => opposition_receipt,
            json profiles::ReadProfiles => read_profiles,
            json profiles::ActivateProfile => activate_profile,
            json profiles::OpposeProfile => oppose_profile,
            json profiles::CloseProfile => close_profile,
            pdf profiles::ProfileReceipt => profile_receipt,
            json sign_in::SignIn => sign_in,
            json sign_in::ConfirmSignIn => confirm_sign_in,
            json sign_in::AcceptTerms => accept_terms,
            json sign_in::ResendSignIn => resend_sign_in,
            redirect sign_in::FranceConnect => france_connect,
            json recovery::RecoverIdentifier => recover_identifier,
            json recovery::RecoverPassword => recover_password,
            json recovery::ResendReset => resend_reset,
            json recovery::ConfirmReset => confirm_reset,
            json recovery::OpenResetLink => open_reset_link,
            json recovery::ResetPassword => reset_password,
            json account::ReadAccount => read_account,
            json account::ChangePassword => change_password,
            json account::ChangeIdentifier => change_identifier,
            json account::CloseCreated => close_created,
            json account::CloseAccount => close_account,
            pdf account::ClosureReceipt => closure_receipt,
        }
    };
}
pub(crate) use operations;

/// The identity of an operation and its refusals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "sandbox", derive(serde::Serialize))]
pub struct OperationEntry {
    /// `operationId` in `openapi.json`.
    #[cfg_attr(feature = "sandbox", serde(rename = "operation"))]
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path below the base path, with `{id}` as the placeholder of a profile id.
    pub path: &'static str,
    /// Whether the operation needs a session.
    #[cfg_attr(feature = "sandbox", serde(skip))]
    pub session: SessionUse,
    /// The refusals specific to the operation; [`super::Problem::COMMON_CODES`] are always possible too.
    #[cfg_attr(feature = "sandbox", serde(skip))]
    pub refusals: &'static [RefusalCode],
}

macro_rules! entries {
    ($( $kind:ident $module:ident :: $name:ident => $handler:ident, )*) => {
        /// Every operation of the contract.
        pub const OPERATIONS: &[OperationEntry] = &[$( entries!(@$kind super::$module::$name) ),*];
    };
    (@json $type:ty) => { OperationEntry {
        id: <$type as Operation>::ID,
        method: <$type as Operation>::METHOD,
        path: <$type as Operation>::PATH,
        session: <$type as Operation>::SESSION,
        refusals: <$type as Operation>::REFUSALS,
    } };
    (@pdf $type:ty) => { OperationEntry {
        id: <$type as Document>::ID,
        method: Method::Get,
        path: <$type as Document>::PATH,
        session: SessionUse::Required,
        refusals: <$type as Document>::REFUSALS,
    } };
    (@redirect $type:ty) => {
        OperationEntry {
            id: <$type>::ID,
            method: Method::Get,
            path: <$type>::PATH,
            session: SessionUse::None,
            refusals: <$type>::REFUSALS,
        }
    };
}
operations!(entries);

/// Returns the operation with this method and path, and the profile id in the path; the id is empty if the operation's
/// path has no placeholder.
pub fn find_operation(method: Method, path: &str) -> Option<(OperationEntry, &str)> {
    OPERATIONS
        .iter()
        .filter(|operation| operation.method == method)
        .find_map(|operation| Some((*operation, match_path(operation.path, path)?)))
}

/// Returns the text in the place of `{id}`, or an empty text if the template has no placeholder; `None` if the path does
/// not match the template.
fn match_path<'a>(template: &str, path: &'a str) -> Option<&'a str> {
    match template.split_once("{id}") {
        None => (template == path).then_some(""),
        Some((before, after)) => {
            let id = path.strip_prefix(before)?.strip_suffix(after)?;
            (!id.is_empty() && !id.contains('/')).then_some(id)
        }
    }
}
