//! I: pages to read.

pub(crate) mod terms;
