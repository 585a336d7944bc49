//! The declaration of answers: one macro gives a type's serialisation, its schema and its parser.
//!
//! The parser reads a [`Value`] instead of using serde's derived `Deserialize`, because that keeps the download small:
//! before compression the parsers are 10 kB of code; the deserialisers that serde derives for `Standing` are 35 kB.

use super::Date;
use crate::fields::{BirthDate, Email, Mobile, PasswordRules};
use crate::json::{Object, Value};

/// A value that a response contains.
pub trait Answer: Sized + 'static {
    /// Parses a value; `None` if it violates the contract.
    fn read(value: &Value) -> Option<Self>;

    /// Parses the value of `key`; `None` if it violates the contract or is missing. For an `Option`, a missing key and
    /// `null` give `Some(None)`.
    fn read_key(object: &Object, key: &str) -> Option<Self> {
        Self::read(object.get(key)?)
    }
}

/// Declares types of answers. An enum names each variant's text on the wire; an enum `tagged "key"` is an object whose
/// `"key"` has that text, beside the fields of the variant. A text that the contract does not have is an error, unless the
/// enum ends with `; otherwise` and a variant for it. A field of a struct with `= value` may be missing or `null` and
/// then has that value.
macro_rules! answers {
    ($( $(#[$meta:meta])* $kind:ident $name:ident $(tagged $tag:literal)? { $($body:tt)* } )*) => {
        $(
            $crate::contract::answer::answers! {
                @$kind $(tagged $tag)? $name { $($body)* }
                #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
                #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
                $(#[$meta])*
            }
        )*
    };
    (@struct $name:ident {
        $( $(#[$field_meta:meta])* pub $field:ident : $type:ty $(= $default:expr)? ),* $(,)?
    } $(#[$meta:meta])*) => {
        $(#[$meta])*
        pub struct $name { $( $(#[$field_meta])* pub $field: $type ),* }

        impl $crate::contract::Answer for $name {
            fn read(value: &$crate::json::Value) -> Option<Self> {
                let object = value.as_object()?;
                Some(Self { $( $field: $crate::contract::answer::field!(object, $field $(, $default)?) ),* })
            }
        }
    };
    (@enum $name:ident {
        $( $(#[$variant_meta:meta])* $wire:literal => $variant:ident ),* $(,)?
        $( ; $(#[$other_meta:meta])* otherwise $other:ident )?
    } $(#[$meta:meta])*) => {
        $(#[$meta])*
        #[derive(Copy)]
        pub enum $name {
            $( $(#[$variant_meta])* #[serde(rename = $wire)] $variant, )*
            $( $(#[$other_meta])* #[serde(skip)] $other, )?
        }

        impl $crate::contract::Answer for $name {
            fn read(value: &$crate::json::Value) -> Option<Self> {
                match value.as_str()? {
                    $( $wire => Some(Self::$variant), )*
                    _ => $crate::contract::answer::answers!(@otherwise $($other)?),
                }
            }
        }
    };
    (@otherwise) => { None };
    (@otherwise $other:ident) => { Some(Self::$other) };
    (@enum tagged $tag:literal $name:ident { $(
        $(#[$variant_meta:meta])*
        $wire:literal => $variant:ident
            $( ($content:ty) )?
            $( { $( $(#[$field_meta:meta])* $field:ident : $type:ty ),* $(,)? } )?
    ),* $(,)? $( ; $(#[$other_meta:meta])* otherwise $other:ident )? } $(#[$meta:meta])*) => {
        $(#[$meta])*
        #[serde(tag = $tag)]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[serde(rename = $wire)]
                $variant $( ($content) )? $( { $( $(#[$field_meta])* $field: $type ),* } )?,
            )*
            $( $(#[$other_meta])* #[serde(skip)] $other, )?
        }

        impl $crate::contract::Answer for $name {
            fn read(value: &$crate::json::Value) -> Option<Self> {
                let object = value.as_object()?;
                match object.get($tag)?.as_str()? {
                    $( $wire => Some(Self::$variant
                        $( (<$content as $crate::contract::Answer>::read(value)?) )?
                        $( { $( $field: $crate::contract::answer::field!(object, $field) ),* } )?
                    ), )*
                    _ => $crate::contract::answer::answers!(@otherwise $($other)?),
                }
            }
        }
    };
}
pub(super) use answers;

/// Parses one field in a function that returns an `Option`; a missing field has the default, if there is one.
macro_rules! field {
    ($object:ident, $field:ident) => {
        $crate::contract::Answer::read_key($object, stringify!($field))?
    };
    ($object:ident, $field:ident, $default:expr) => {
        <Option<_> as $crate::contract::Answer>::read_key($object, stringify!($field))?
            .unwrap_or($default)
    };
}
pub(super) use field;

impl Answer for String {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl Answer for u32 {
    fn read(value: &Value) -> Option<Self> {
        value.as_u32()
    }
}

impl Answer for u16 {
    fn read(value: &Value) -> Option<Self> {
        value.as_u32()?.try_into().ok()
    }
}

impl Answer for bool {
    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl<T: Answer> Answer for Option<T> {
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            value => T::read(value).map(Some),
        }
    }

    fn read_key(object: &Object, key: &str) -> Option<Self> {
        object.get(key).map_or(Some(None), Self::read)
    }
}

impl<T: Answer> Answer for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::read).collect()
    }
}

impl Answer for Date {
    fn read(value: &Value) -> Option<Self> {
        String::read(value)?.try_into().ok()
    }
}

impl Answer for BirthDate {
    fn read(value: &Value) -> Option<Self> {
        String::read(value)?.try_into().ok()
    }
}

impl Answer for Email {
    fn read(value: &Value) -> Option<Self> {
        value.as_str()?.parse().ok()
    }
}

impl Answer for Mobile {
    fn read(value: &Value) -> Option<Self> {
        value.as_str()?.parse().ok()
    }
}

impl Answer for PasswordRules {
    fn read(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        Some(Self {
            min: field!(object, min),
            classes: field!(object, classes),
            phrase_min: field!(object, phrase_min),
        })
    }
}
