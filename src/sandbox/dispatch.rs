//! Routes requests to the functions that handle them, by the contract's list of operations.

use super::Sandbox;
use super::call::OperationCall;
use super::refusal::Refusal;
use super::response::Success;
use crate::contract::operations::operations;
use crate::contract::{Method, RefusalCode, find_operation};

macro_rules! handlers {
    ($( $kind:ident $module:ident :: $name:ident => $handler:ident, )*) => {
        /// Handles a request of the operation with this id; `None` for the navigation to FranceConnect, which
        /// `host/france_connect.rs` handles.
        fn handle(
            sandbox: &mut Sandbox,
            id: &str,
            call: &OperationCall<'_>,
        ) -> Option<Result<Success, Refusal>> {
            $( handlers!(@$kind $name $handler sandbox id call); )*
            None
        }
    };
    (@redirect $name:ident $handler:ident $sandbox:ident $id:ident $call:ident) => {};
    (@$kind:ident $name:ident $handler:ident $sandbox:ident $id:ident $call:ident) => {
        if $id == stringify!($name) {
            return Some($sandbox.$handler($call).map(Success::from));
        }
    };
}
operations!(handlers);

/// Reads a method; refuses one that no operation of this path has.
pub(super) fn method(name: &str, path: &str) -> Result<Method, Refusal> {
    let all = [Method::Get, Method::Post, Method::Delete];
    let allowed = all.into_iter().filter(|method| find_operation(*method, path).is_some());
    let allowed: Vec<_> = allowed.collect();
    if allowed.is_empty() {
        return Err(Refusal::new(RefusalCode::Unknown));
    }
    let found = allowed.iter().find(|method| method.name() == name);
    found.copied().ok_or_else(|| {
        let names: Vec<_> = allowed.iter().map(|method| method.name()).collect();
        Refusal::method(names.join(", "))
    })
}

impl Sandbox {
    /// Handles one request; refuses with `unknown` if no operation has its method and path.
    pub(super) fn dispatch(
        &mut self,
        method: Method,
        path: &str,
        call: &mut OperationCall<'_>,
    ) -> Result<Success, Refusal> {
        let known = find_operation(method, path);
        let found = known.filter(|(found, _)| self.has_operation(found.id));
        let found = found.and_then(|(operation, profile_id)| {
            call.profile_id = profile_id.to_owned();
            handle(self, operation.id, call)
        });
        found.unwrap_or_else(|| Err(Refusal::new(RefusalCode::Unknown)))
    }
}
