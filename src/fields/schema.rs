//! What `openapi.json` says of the fields (feature `openapi`): each inline, with its own `PATTERN`.
//! The examples are the seeds' or those of the sandbox's people (all invented).

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
        "description": "The social-security number (NIR): 13 characters and their key of 2, which \
            must match; or a provisional number of 13 digits, without a key.",
        "examples": ["116304403801618"],
    })
);

schema!(
    CardKind,
    json_schema!({
        "type": "string",
        "enum": ["photo", "no_photo"],
        "description": "Which Vitale card: with or without a photo.",
    })
);

schema!(
    CardSerial,
    json_schema!({
        "type": "object",
        "description": "A Vitale card: its kind, and its serial number. With photo exactly the last \
            11 digits printed, without photo 8 to 13 digits.",
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
        "description": "The provisional code of a notification: 12 letters and digits; case matters.",
        "examples": ["HuqZF3KXCz8k"],
    })
);

schema!(
    OneTimeCode,
    json_schema!({
        "type": "string",
        "pattern": OneTimeCode::PATTERN,
        "description": "A one-time code: 6 digits; it may begin with 0.",
        "examples": ["034567"],
    })
);

schema!(
    BirthDate,
    json_schema!({
        "type": "string",
        "format": "date",
        "pattern": BirthDate::PATTERN,
        "description": "A birth date: a real date from 1900 on.",
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
        "description": "An e-mail address: HTML's rule, with a dot in the domain.",
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
        "description": "An identifier to sign in with: visible characters, no space, not an e-mail \
            address. A new one has at least `identifier_min` characters.",
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
        "description": "A password. A new one has at least `password_min` and at most 256 printable \
            characters: a special one, a capital, a small letter and a digit among them.",
        "examples": ["Sante-2022!"],
    })
);
