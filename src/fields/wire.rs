//! Serialisation of the fields that are one string, and their redacted `Debug`.

/// Implements for a `struct Field(String)`: `as_str`, a redacted `Debug`, and serde as its canonical
/// string, deserialised with the given parser; for its error type: `Display` and `Error`.
macro_rules! string_field {
    ($field:ident, $error:ident, $parser:expr, $refusal:literal) => {
        impl $field {
            /// Returns the canonical form, which is also the wire form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        $crate::fields::wire::redacted!($field, $error, $refusal);

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
macro_rules! redacted {
    ($field:ident, $error:ident, $refusal:literal) => {
        impl core::fmt::Debug for $field {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str(concat!(stringify!($field), "(…)"))
            }
        }

        impl core::fmt::Display for $error {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str($refusal)
            }
        }

        impl core::error::Error for $error {}
    };
}

pub(super) use {redacted, string_field};
