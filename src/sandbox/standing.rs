//! Where the holder of a session stands, as the contract tells it.

use super::asked::Asked;
use super::clock::Seconds;
use super::session::{Member, Sent, Session, Space, Step};
use super::{Sandbox, activation};
use crate::contract::{self, At, Locked, Standing};

impl Sandbox {
    /// Where the holder of a token stands.
    pub(super) fn standing(&self, token: Option<&str>) -> Standing {
        let now = self.clock.now();
        let session = token.and_then(|token| self.sessions.get(token)).filter(|s| s.ends > now);
        let Some(session) = session else { return Standing::NOBODY };
        let left = |until: Seconds| u32::try_from(until.saturating_sub(now)).unwrap_or(u32::MAX);
        if let Step::Locked(what, until) = session.step {
            let at = At::Locked(Locked { what, retry_after_s: left(until) });
            return Standing { at, ..Standing::NOBODY };
        }
        let member = session.member.and_then(|member| self.members.get(member));
        let at = match (member, &session.asked) {
            (Some(member), _) => self.at(member, session),
            (None, Some(asked)) => self.at_asked(asked, session.step),
            (None, None) => return Standing::NOBODY,
        };
        Standing {
            session: Some(contract::Session {
                expires_in_s: left(session.ends),
                warn_before_s: self.limits.warn_before_s,
            }),
            person: member.map(|member| contract::Person {
                first_name: member.profile.first_name.to_owned(),
                last_name: member.profile.last_name.to_owned(),
            }),
            pending: session.change.as_ref().map(|change| change.pending(now)),
            at,
        }
    }

    /// Where somebody recognised stands.
    fn at(&self, member: &Member, session: &Session) -> At {
        let terms_version = activation::TERMS_VERSION.to_owned();
        match session.step {
            Step::Decision => At::Decision(contract::Decision {
                checked_person: session.checked.then(|| checked(member)).flatten(),
                opposed_on: match &member.space {
                    Space::Opposed(on) => Some(on.clone()),
                    _ => None,
                },
                terms_version,
            }),
            Step::Contact => At::Contact(contract::ContactDetails {
                email: member.email.clone(),
                mobile: member.mobile.clone(),
            }),
            Step::Credentials => At::Credentials(contract::Credentials {
                identifier_min: activation::IDENTIFIER_MIN,
                password_min: self.limits.password_min,
            }),
            Step::Activated => At::Activated,
            Step::SignedIn => At::SignedIn,
            Step::Opposed => match &member.space {
                Space::Opposed(on) => {
                    At::Opposed(contract::Outcome { on: on.clone(), receipt: true })
                }
                _ => At::Nowhere,
            },
            Step::Closed => match &member.space {
                Space::Closed(on) => {
                    At::Closed(contract::Outcome { on: on.clone(), receipt: true })
                }
                _ => At::Nowhere,
            },
            Step::ProfileDecision(minor) => match member.minors.get(minor) {
                Some(minor) => At::ProfileDecision(contract::ProfileDecision {
                    id: minor.child.id.to_owned(),
                    terms_version,
                }),
                None => At::Nowhere,
            },
            _ => At::Nowhere,
        }
    }

    /// Where whoever asks stands: known or not, it reads the same.
    fn at_asked(&self, asked: &Asked, step: Step) -> At {
        let now = self.clock.now();
        let left = |until: Seconds| u32::try_from(until.saturating_sub(now)).unwrap_or(u32::MAX);
        let contacts = self.contacts(asked);
        let one_time_code = |sent: Sent| contract::OneTimeCodeSent {
            channel: sent.channel,
            masked: contacts.masked_long(sent.channel),
            channels: contacts.channels(),
            expires_in_s: left(sent.expires),
            resend_after_s: left(sent.resend),
        };
        match step {
            Step::Channels => At::Channels {
                channels: contacts.masked_channels(),
                contact_change: self.contact_change(asked),
            },
            Step::CodeSent { channel, resend } => At::CodeSent(contract::CodeSent {
                channel,
                masked: contacts.masked_short(channel),
                channels: contacts.masked_channels(),
                contact_change: self.contact_change(asked),
                valid_for_days: self.limits.code_days,
                resend_after_s: left(resend),
            }),
            Step::SignInCode(sent) => At::SignInCode(one_time_code(sent)),
            Step::ResetCode(sent) => At::ResetCode(one_time_code(sent)),
            Step::IdentifierSent { channel, resend } => {
                At::IdentifierSent(contract::IdentifierSent {
                    channel,
                    masked: contacts.masked_long(channel),
                    channels: contacts.channels(),
                    resend_after_s: left(resend),
                })
            }
            Step::ResetPassword => At::ResetPassword { password_min: self.limits.password_min },
            Step::PasswordChanged => At::PasswordChanged,
            _ => At::Nowhere,
        }
    }
}

/// Who was recognised by a code that was sent: name, birth date, and the number masked.
fn checked(member: &Member) -> Option<contract::CheckedPerson> {
    let sheet = &member.profile.sheet;
    let mut groups = 0;
    let masked_nir = sheet.nir.chars().map(|character| {
        groups += u32::from(character == ' ');
        // Sex, year and month are seen (« 1 16 30 »), the rest is not.
        if groups > 2 && character != ' ' { '*' } else { character }
    });
    Some(contract::CheckedPerson {
        first_name: member.profile.first_names.to_owned(),
        last_name: member.profile.last_name.to_owned(),
        birth_date: sheet.born.parse().ok()?,
        masked_nir: masked_nir.collect(),
    })
}
