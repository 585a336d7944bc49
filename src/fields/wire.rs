//! Serialisation of the fields that are one string, and their redacted `Debug`.

/// Implements `as_str`, `Serialize`, `Deserialize` and a redacted `Debug` for a `struct Field(String)`,
/// and `Display` and `Error` for its error type. The JSON form is the canonical string; `$parser`
/// parses it.
macro_rules! string_field {
    ($field:ident, $error:ident, $parser:expr, $message:literal) => {
        impl $field {
            /// Returns the canonical form, which is also the wire form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        $crate::fields::wire::debug_and_error!($field, $error, $message);

        impl serde::Serialize for $field {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $field {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let raw = <String as serde::Deserialize>::deserialize(deserializer)?;
                $parser(&raw).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Implements `Debug` as `Field(…)`, because values are secret or personal, and `Display` and
/// `Error` for the field's error: an English message for logs and problem details, without the
/// value.
macro_rules! debug_and_error {
    ($field:ident, $error:ident, $message:literal) => {
        impl core::fmt::Debug for $field {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str(concat!(stringify!($field), "(…)"))
            }
        }

        impl core::fmt::Display for $error {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str($message)
            }
        }

        impl core::error::Error for $error {}
    };
}

pub(super) use {debug_and_error, string_field};
