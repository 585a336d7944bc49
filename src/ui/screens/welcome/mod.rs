//! A: the welcome, and before starting.

pub(crate) mod before;
pub(crate) mod home;
