//! B7 to B10: a change of e-mail or mobile, wherever it was begun.

pub(crate) mod code;
pub(crate) mod email;
pub(crate) mod mobile;
