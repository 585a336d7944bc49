//! F1, F2, F5: signing in and out.

pub(crate) mod code;
pub(crate) mod form;
pub(crate) mod refused;
pub(crate) mod signed_out;
