//! How the fields that are one string go over the wire, and what they show of themselves.

/// Gives a `struct Field(String)` its `as_str`, a `Debug` that shows nothing, and serde as its
/// canonical string, read back by the given parser; and its error, `Display` and `Error`.
macro_rules! string_field {
    ($field:ident, $error:ident, $parser:expr, $refusal:literal) => {
        impl $field {
            /// The canonical form, as it goes over the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        $crate::fields::wire::discreet!($field, $error, $refusal);

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

/// `Debug` as `Field(…)`: values are secret or personal. Errors say in English what was refused,
/// for the readers of logs and of problem details, and never the value.
macro_rules! discreet {
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

pub(super) use {discreet, string_field};
