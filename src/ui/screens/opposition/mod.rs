//! D: opposition.

pub(crate) mod opposed;
pub(crate) mod validation;
