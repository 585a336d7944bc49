//! B: activation.

pub(crate) mod activated;
pub(crate) mod birth_date;
pub(crate) mod card;
pub(crate) mod code;
pub(crate) mod contact;
pub(crate) mod credentials;
pub(crate) mod decision;
pub(crate) mod identification;
