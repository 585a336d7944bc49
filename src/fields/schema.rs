//! JSON schemas of the fields for `openapi.json` (feature `openapi`). They are inline and contain the
//! type's own `PATTERN`. The examples come from the service's source documents or from the sandbox's
//! test people; none belongs to a real person.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{
    BirthDate, CardKind, CardSerial, Email, Identifier, Mobile, Nir, OneTimeCode, Password,
    ProvisionalCode,
};

macro_rules! schema {
    ($field:ident, $schema:expr) => {
        impl JsonSchema for $field {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($field).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

schema!(
    Nir,
    json_schema!({
        "type": "string",
        "pattern": Nir::PATTERN,
        "description": "The social-security number (NIR): 13 characters and a matching key of 2 \
            digits; or a provisional number of 13 digits, without a key.",
        "examples": ["116304403801618"],
    })
);

schema!(
    CardKind,
    json_schema!({
        "type": "string",
        "enum": ["photo", "no_photo"],
        "description": "The kind of Vitale card: with or without a photo.",
    })
);

schema!(
    CardSerial,
    json_schema!({
        "type": "object",
        "description": "A Vitale card: its kind and its serial number. With a photo: exactly the \
            last 11 printed digits; without a photo: 8 to 13 digits.",
        "required": ["kind", "serial"],
        "properties": {
            "kind": { "type": "string", "enum": ["photo", "no_photo"] },
            "serial": { "type": "string", "pattern": CardSerial::PATTERN },
        },
        "if": { "properties": { "kind": { "const": "photo" } } },
        "then": { "properties": { "serial": { "pattern": CardKind::Photo.pattern() } } },
        "examples": [{ "kind": "photo", "serial": "01024576124" }],
    })
);

schema!(
    ProvisionalCode,
    json_schema!({
        "type": "string",
        "pattern": ProvisionalCode::PATTERN,
        "description": "The provisional code from the letter or e-mail: 12 letters and digits, \
            case-sensitive.",
        "examples": ["HuqZF3KXCz8k"],
    })
);

schema!(
    OneTimeCode,
    json_schema!({
        "type": "string",
        "pattern": OneTimeCode::PATTERN,
        "description": "A one-time code: 6 digits, possibly with leading zeros.",
        "examples": ["034567"],
    })
);

schema!(
    BirthDate,
    json_schema!({
        "type": "string",
        "format": "date",
        "pattern": BirthDate::PATTERN,
        "description": "A birth date: an existing date, 1900 or later.",
        "examples": ["1970-03-07"],
    })
);

schema!(
    Email,
    json_schema!({
        "type": "string",
        "format": "email",
        "pattern": Email::PATTERN,
        "maxLength": Email::MAX,
        "description": "An e-mail address as HTML defines it, with a dot in the domain.",
        "examples": ["martine.leguellec@exemple.fr"],
    })
);

schema!(
    Mobile,
    json_schema!({
        "type": "string",
        "pattern": Mobile::PATTERN,
        "description": "A French mobile number: ten digits.",
        "examples": ["0611121314"],
    })
);

schema!(
    Identifier,
    json_schema!({
        "type": "string",
        "pattern": Identifier::PATTERN,
        "minLength": 1,
        "maxLength": Identifier::MAX,
        "description": "A sign-in identifier: visible characters, no space, not an e-mail address. \
            A new identifier has at least `identifier_min` characters.",
        "examples": ["inaya.m1988"],
    })
);

schema!(
    Password,
    json_schema!({
        "type": "string",
        "format": "password",
        "pattern": Password::PATTERN,
        "writeOnly": true,
        "description": "A password. A new password keeps the rules of `password` and has at most 256 \
            printable characters.",
        "examples": ["Sante-2022!"],
    })
);
