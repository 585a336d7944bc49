//! F3, F4: the space, and its account.

pub(crate) mod account;
pub(crate) mod closed;
pub(crate) mod closure;
pub(crate) mod home;
pub(crate) mod soon;
