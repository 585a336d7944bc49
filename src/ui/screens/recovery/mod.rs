//! G: recovery of the identifier and of the password.

pub(crate) mod changed;
pub(crate) mod code;
pub(crate) mod identifier;
pub(crate) mod identifier_sent;
pub(crate) mod link;
pub(crate) mod new_password;
pub(crate) mod password;
