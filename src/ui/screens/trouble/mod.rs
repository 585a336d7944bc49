//! H: when it does not go well.

pub(crate) mod astray;
pub(crate) mod configuration;
pub(crate) mod ended;
pub(crate) mod locked;
pub(crate) mod maintenance;
pub(crate) mod unknown;
pub(crate) mod unreachable;
