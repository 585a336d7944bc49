//! The standing of a session: the contract's description of where the person is in a journey.

use super::activation;
use super::backend::Sandbox;
use super::claim::{Claim, Contacts};
use super::clock;
use super::member::{Member, SpaceState};
use super::session_state::{SentOneTimeCode, SessionState, Step};
use crate::contract::{self, At, Channel, Locked, Standing};

/// The days until a letter arrives.
const LETTER_DAYS: u32 = 5;

impl Sandbox {
    /// Returns the standing of a session, or that of a person without a session.
    pub(super) fn standing(&self, session: Option<&SessionState>) -> Standing {
        let Some(session) = session else { return Standing::ANONYMOUS };
        if let Step::Locked(scope, until) = session.step {
            let at = At::Locked(Locked { what: scope, retry_after_s: self.seconds_left(until) });
            return Standing { at, ..Standing::ANONYMOUS };
        }
        if let Step::NotSignedIn(reason) = session.step {
            let at = At::Nowhere { france_connect: Some(reason) };
            return Standing { at, ..Standing::ANONYMOUS };
        }
        let member = session.member().and_then(|member| self.members.get(member));
        let at = match (member, session.claim()) {
            (Some(member), _) => self.member_step(member, session),
            (None, Some(claim)) => self.claim_step(claim, session),
            (None, None) => return Standing::ANONYMOUS,
        };
        Standing {
            session: Some(contract::Session {
                expires_in_s: self.seconds_left(session.ends),
                ends_in_s: Some(self.seconds_left(session.ends_at_last)),
                warn_before_s: self.limits.warn_before_s,
            }),
            person: member.map(|member| contract::Person {
                first_name: member.fixture.first_name.to_owned(),
                last_name: member.fixture.last_name.to_owned(),
            }),
            pending: session.change.as_ref().map(|change| contract::Pending {
                channel: change.sent.channel,
                address: change.to.address(),
                expires_in_s: self.seconds_left(change.sent.expires),
                resend_after_s: self.seconds_left(change.sent.resend),
            }),
            proof: session.proof.map(|sent| contract::Proof {
                channel: sent.channel,
                masked: match (member, session.claim()) {
                    (Some(member), _) => Contacts::of(member).masked_international(sent.channel),
                    // As the channels of a provisional code, among which the person has chosen.
                    (None, Some(claim)) => {
                        claim.contacts(&self.members).masked_national(sent.channel)
                    }
                    (None, None) => String::new(),
                },
                expires_in_s: self.seconds_left(sent.expires),
                resend_after_s: self.seconds_left(sent.resend),
            }),
            leave_at: None,
            at,
        }
    }

    /// Returns the rules for identifiers and passwords.
    pub(super) fn credentials(&self) -> contract::Credentials {
        contract::Credentials {
            identifier_min: activation::IDENTIFIER_MIN,
            password_min: Some(self.limits.password_min),
            password: Some(self.limits.password_rules()),
        }
    }

    /// Returns the step of a session that belongs to a member.
    fn member_step(&self, member: &Member, session: &SessionState) -> At {
        let terms_version = activation::TERMS_VERSION.to_owned();
        let outcome = |on: &contract::Date| contract::Outcome { on: on.clone(), receipt: true };
        match (session.step, &member.space) {
            (Step::Decision, space) => At::Decision(contract::Decision {
                checked_person: session
                    .must_check_identity
                    .then(|| checked_person(member))
                    .flatten(),
                state: Some(match space {
                    SpaceState::Opposed(_) => contract::DecisionState::Opposed,
                    SpaceState::Created(_) => contract::DecisionState::Created,
                    _ => contract::DecisionState::ToDecide,
                }),
                opposed_on: match space {
                    SpaceState::Opposed(on) => Some(on.clone()),
                    _ => None,
                },
                created_on: match space {
                    SpaceState::Created(on) => Some(on.clone()),
                    _ => None,
                },
                terms_version,
            }),
            (Step::Contact, _) => At::Contact(contract::ContactDetails {
                email: member.email.clone(),
                mobile: member.mobile.clone(),
            }),
            (Step::Credentials, _) => At::Credentials(self.credentials()),
            (Step::Activated, _) => At::Activated,
            (Step::SignedIn, _) => At::SignedIn,
            (Step::Terms, _) => At::Terms(contract::ChangedTerms {
                terms_version,
                changed_on: clock::date(activation::TERMS_CHANGED_ON),
            }),
            (Step::Opposed, SpaceState::Opposed(on)) => At::Opposed(outcome(on)),
            (Step::Closed, SpaceState::Closed(on)) => At::Closed(outcome(on)),
            (Step::ProfileDecision(profile), _) => match member.profiles.get(profile) {
                Some(profile) => At::ProfileDecision(contract::ProfileDecision {
                    id: profile.child.id.to_owned(),
                    terms_version,
                }),
                None => At::NOWHERE,
            },
            _ => At::NOWHERE,
        }
    }

    /// Returns the step of a session that holds a claim. It does not reveal whether the claim was
    /// recognised.
    fn claim_step(&self, claim: &Claim, session: &SessionState) -> At {
        let contacts = claim.contacts(&self.members);
        let one_time_code = |sent: SentOneTimeCode| contract::OneTimeCodeSent {
            channel: sent.channel,
            masked: contacts.masked_international(sent.channel),
            channels: contacts.channels(),
            expires_in_s: self.seconds_left(sent.expires),
            resend_after_s: self.seconds_left(sent.resend),
        };
        let code_channels = || claim.code_channels(&self.members, self.limits.has_letters());
        // Only a channel that still works proves the person’s identity: a thief who has the card could otherwise choose the address
        // to which the codes go (`docs/requirements.md`, R16).
        let contact_change = match contacts.channels().is_empty() || self.limits.first_contract {
            true => contract::ContactChange::Elsewhere,
            false if self.has_proved_contact(session) => contract::ContactChange::Allowed,
            false => contract::ContactChange::WithProof,
        };
        match session.step {
            Step::Channels => At::Channels { channels: code_channels(), contact_change },
            Step::CodeSent { channel, resend } => At::CodeSent(contract::CodeSent {
                channel,
                masked: match channel {
                    Channel::Letter => claim.masked_address(),
                    _ => contacts.masked_national(channel),
                },
                channels: code_channels(),
                contact_change,
                valid_for_days: self.limits.code_days,
                arrives_in_days: (channel == Channel::Letter).then_some(LETTER_DAYS),
                resend_after_s: self.seconds_left(resend),
            }),
            Step::SignInCode(sent) => At::SignInCode(one_time_code(sent)),
            Step::ResetCode(sent) => At::ResetCode(one_time_code(sent)),
            Step::IdentifierSent { channel, resend } => {
                At::IdentifierSent(contract::IdentifierSent {
                    channel,
                    masked: contacts.masked_international(channel),
                    channels: contacts.channels(),
                    resend_after_s: self.seconds_left(resend),
                })
            }
            Step::ResetPassword => At::ResetPassword {
                password_min: Some(self.limits.password_min),
                password: Some(self.limits.password_rules()),
            },
            Step::PasswordChanged => At::PasswordChanged,
            _ => At::NOWHERE,
        }
    }
}

/// Returns the person to check after activation with a code sent on request: name, birth date, and
/// the masked social-security number.
fn checked_person(member: &Member) -> Option<contract::CheckedPerson> {
    let details = &member.fixture.details;
    let mut groups = 0;
    let masked_nir = details.nir.chars().map(|character| {
        groups += u32::from(character == ' ');
        // Sex, year and month stay visible (« 1 16 30 »); the rest is masked.
        if groups > 2 && character != ' ' { '*' } else { character }
    });
    Some(contract::CheckedPerson {
        first_name: member.fixture.first_names.to_owned(),
        last_name: member.fixture.last_name.to_owned(),
        birth_date: details.born.parse().ok()?,
        masked_nir: masked_nir.collect(),
    })
}
