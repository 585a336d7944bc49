//! C: a new provisional code.

pub(crate) mod incorrect;
pub(crate) mod reception;
pub(crate) mod request;
pub(crate) mod sent;
