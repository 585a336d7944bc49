//! The sandbox as a backend of version 1.0.0 of the contract, which the front end still accepts: without what came later.

use serde_json::Value;

use super::backend::Sandbox;

/// The operations that version 1.0.0 does not have.
const LATER_OPERATIONS: &[&str] = &[
    "AcceptTerms",
    "ChangeIdentifier",
    "ChangePassword",
    "CloseCreated",
    "ConfirmContactProof",
    "ConfirmProof",
    "EndOtherSessions",
    "ProveContact",
    "ProveSession",
    "SendProofCode",
];

/// The keys of answers that version 1.0.0 does not have, wherever they are.
const LATER_KEYS: &[&str] = &[
    "arrives_in_days",
    "created_on",
    "credentials",
    "ends_in_s",
    "france_connect",
    "leave_at",
    "password",
    "proof",
    "state",
];

impl Sandbox {
    /// Returns whether the version of the contract that was chosen has this operation.
    pub(super) fn has_operation(&self, id: &str) -> bool {
        !self.limits.first_contract || !LATER_OPERATIONS.contains(&id)
    }

    /// Removes the keys that version 1.0.0 does not have, if that version was chosen.
    pub(super) fn in_contract(&self, body: Vec<u8>) -> Vec<u8> {
        if !self.limits.first_contract {
            return body;
        }
        match serde_json::from_slice(&body) {
            Ok(mut answer) => {
                remove_later_keys(&mut answer);
                answer.to_string().into_bytes()
            }
            // A PDF document.
            Err(_) => body,
        }
    }
}

fn remove_later_keys(answer: &mut Value) {
    match answer {
        Value::Object(fields) => {
            fields.retain(|key, _| !LATER_KEYS.contains(&key.as_str()));
            fields.values_mut().for_each(remove_later_keys);
        }
        Value::Array(values) => values.iter_mut().for_each(remove_later_keys),
        _ => {}
    }
}
