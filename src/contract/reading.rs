//! Hand-written parsers of answers, from a [`Value`].
//!
//! The format is the one that serde would derive: a test serialises every variant with serde and
//! parses it here. Parsers written by hand keep the download small: before compression they are 10 kB
//! of code; the deserialisers that serde derives for `Standing` are 35 kB.

use super::standing::*;
use super::{Account, Code, Date, FieldProblem, Problem, Profile, ProfileStatus};
use crate::fields::{BirthDate, Email, Mobile};
use crate::json::{Object, Value};

fn object<'a>(from: &'a Object, key: &str) -> Option<&'a Object> {
    from.get(key)?.as_object()
}

/// Reads an optional key: `Some(None)` if it is missing or `null`, `Some(Some(_))` if its value is
/// valid, `None` if its value is invalid.
fn optional<T>(from: &Object, key: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Option<T>> {
    match from.get(key) {
        None | Some(Value::Null) => Some(None),
        Some(value) => read(value).map(Some),
    }
}

fn text(from: &Object, key: &str) -> Option<String> {
    from.get(key)?.as_str().map(str::to_owned)
}

fn number(from: &Object, key: &str) -> Option<u32> {
    from.get(key)?.as_u32()
}

fn boolean(from: &Object, key: &str) -> Option<bool> {
    from.get(key)?.as_bool()
}

fn channel(value: &Value) -> Option<Channel> {
    match value.as_str()? {
        "email" => Some(Channel::Email),
        "sms" => Some(Channel::Sms),
        _ => None,
    }
}

fn channels(from: &Object) -> Option<Vec<Channel>> {
    from.get("channels")?.as_array()?.iter().map(channel).collect()
}

fn masked_channels(from: &Object) -> Option<Vec<MaskedChannel>> {
    let read = |value: &Value| {
        let from = value.as_object()?;
        Some(MaskedChannel {
            channel: channel(from.get("channel")?)?,
            masked: text(from, "masked")?,
        })
    };
    from.get("channels")?.as_array()?.iter().map(read).collect()
}

fn contact_change(from: &Object) -> Option<ContactChange> {
    match from.get("contact_change")?.as_str()? {
        "allowed" => Some(ContactChange::Allowed),
        "elsewhere" => Some(ContactChange::Elsewhere),
        _ => None,
    }
}

fn email(from: &Object) -> Option<Option<Email>> {
    optional(from, "email", |value| value.as_str()?.parse().ok())
}

fn mobile(from: &Object) -> Option<Option<Mobile>> {
    optional(from, "mobile", |value| value.as_str()?.parse().ok())
}

impl Standing {
    /// Parses an answer; `None` if it violates the contract.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let from = value.as_object()?;
        Some(Self {
            session: optional(from, "session", |value| {
                let from = value.as_object()?;
                Some(Session {
                    expires_in_s: number(from, "expires_in_s")?,
                    warn_before_s: number(from, "warn_before_s")?,
                })
            })?,
            person: optional(from, "person", |value| {
                let from = value.as_object()?;
                Some(Person {
                    first_name: text(from, "first_name")?,
                    last_name: text(from, "last_name")?,
                })
            })?,
            pending: optional(from, "pending", |value| {
                let from = value.as_object()?;
                Some(Pending {
                    channel: channel(from.get("channel")?)?,
                    address: text(from, "address")?,
                    expires_in_s: number(from, "expires_in_s")?,
                    resend_after_s: number(from, "resend_after_s")?,
                })
            })?,
            at: At::read(object(from, "at")?)?,
        })
    }
}

impl At {
    fn read(from: &Object) -> Option<Self> {
        Some(match from.get("step")?.as_str()? {
            "nowhere" => Self::Nowhere,
            "channels" => Self::Channels {
                channels: masked_channels(from)?,
                contact_change: contact_change(from)?,
            },
            "code_sent" => Self::CodeSent(CodeSent {
                channel: channel(from.get("channel")?)?,
                masked: text(from, "masked")?,
                channels: masked_channels(from)?,
                contact_change: contact_change(from)?,
                valid_for_days: number(from, "valid_for_days")?,
                resend_after_s: number(from, "resend_after_s")?,
            }),
            "decision" => Self::Decision(Decision {
                checked_person: optional(from, "checked_person", |value| {
                    let from = value.as_object()?;
                    Some(CheckedPerson {
                        first_name: text(from, "first_name")?,
                        last_name: text(from, "last_name")?,
                        birth_date: BirthDate::try_from(text(from, "birth_date")?).ok()?,
                        masked_nir: text(from, "masked_nir")?,
                    })
                })?,
                opposed_on: optional(from, "opposed_on", |value| {
                    Date::try_from(value.as_str()?.to_owned()).ok()
                })?,
                terms_version: text(from, "terms_version")?,
            }),
            "profile_decision" => Self::ProfileDecision(ProfileDecision {
                id: text(from, "id")?,
                terms_version: text(from, "terms_version")?,
            }),
            "contact" => {
                Self::Contact(ContactDetails { email: email(from)?, mobile: mobile(from)? })
            }
            "credentials" => Self::Credentials(Credentials {
                identifier_min: number(from, "identifier_min")?,
                password_min: number(from, "password_min")?,
            }),
            "activated" => Self::Activated,
            "opposed" => Self::Opposed(Outcome::read(from)?),
            "sign_in_code" => Self::SignInCode(OneTimeCodeSent::read(from)?),
            "signed_in" => Self::SignedIn,
            "identifier_sent" => Self::IdentifierSent(IdentifierSent {
                channel: channel(from.get("channel")?)?,
                masked: text(from, "masked")?,
                channels: channels(from)?,
                resend_after_s: number(from, "resend_after_s")?,
            }),
            "reset_code" => Self::ResetCode(OneTimeCodeSent::read(from)?),
            "reset_password" => Self::ResetPassword { password_min: number(from, "password_min")? },
            "password_changed" => Self::PasswordChanged,
            "locked" => Self::Locked(Locked {
                what: match from.get("what")?.as_str()? {
                    "identification" => LockScope::Identification,
                    "code" => LockScope::Code,
                    "one_time_code" => LockScope::OneTimeCode,
                    "sign_in" => LockScope::SignIn,
                    "recovery" => LockScope::Recovery,
                    _ => return None,
                },
                retry_after_s: number(from, "retry_after_s")?,
            }),
            "closed" => Self::Closed(Outcome::read(from)?),
            _ => return None,
        })
    }
}

impl Outcome {
    fn read(from: &Object) -> Option<Self> {
        let on = Date::try_from(text(from, "on")?).ok()?;
        Some(Self { on, receipt: boolean(from, "receipt")? })
    }
}

impl OneTimeCodeSent {
    fn read(from: &Object) -> Option<Self> {
        Some(Self {
            channel: channel(from.get("channel")?)?,
            masked: text(from, "masked")?,
            channels: channels(from)?,
            expires_in_s: number(from, "expires_in_s")?,
            resend_after_s: number(from, "resend_after_s")?,
        })
    }
}

impl Profile {
    /// Parses a child's profile; `None` if it violates the contract.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let from = value.as_object()?;
        let status = object(from, "status")?;
        let on = || Date::try_from(text(status, "on")?).ok();
        Some(Self {
            id: text(from, "id")?,
            first_name: text(from, "first_name")?,
            last_name: text(from, "last_name")?,
            terms_version: text(from, "terms_version")?,
            status: match status.get("kind")?.as_str()? {
                "pending" => ProfileStatus::Pending,
                "active" => ProfileStatus::Active { on: on()? },
                "opposed" => ProfileStatus::Opposed { on: on()? },
                "closed" => ProfileStatus::Closed { on: on()? },
                "other_parent" => ProfileStatus::OtherParent,
                _ => return None,
            },
        })
    }
}

impl Account {
    /// Parses the account; `None` if it violates the contract.
    pub(super) fn read(value: &Value) -> Option<Self> {
        let from = value.as_object()?;
        Some(Self {
            identifier: optional(from, "identifier", |value| value.as_str().map(str::to_owned))?,
            email: email(from)?,
            mobile: mobile(from)?,
        })
    }
}

impl Problem {
    /// Parses a refusal; `None` if it violates the contract.
    pub fn read(value: &Value) -> Option<Self> {
        let from = value.as_object()?;
        let errors = match from.get("errors").and_then(Value::as_array) {
            None => Vec::new(),
            Some(errors) => errors
                .iter()
                .map(|value| {
                    let from = value.as_object()?;
                    Some(FieldProblem { field: text(from, "field")?, code: text(from, "code")? })
                })
                .collect::<Option<_>>()?,
        };
        Some(Self {
            status: number(from, "status")?.try_into().ok()?,
            title: text(from, "title").unwrap_or_default(),
            code: Code::from_name(from.get("code")?.as_str()?),
            reference: text(from, "reference"),
            attempts_left: number(from, "attempts_left"),
            retry_after_s: number(from, "retry_after_s"),
            errors,
        })
    }
}
