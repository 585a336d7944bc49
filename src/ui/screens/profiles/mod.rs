//! E: minors' profiles, one decision and one receipt a child.

pub(crate) mod decided;
pub(crate) mod decision;
pub(crate) mod list;
pub(crate) mod validation;
