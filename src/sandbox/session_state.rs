//! The state of a session: the person, the step, and a pending change of contact details.

use super::claim::Claim;
use super::clock::Seconds;
use crate::contract::{Channel, FranceConnectOutcome, LockScope};
use crate::fields::{Email, Mobile};

/// A session of the sandbox, found by its token.
#[derive(Debug, Clone)]
pub(super) struct SessionState {
    pub(super) holder: Holder,
    pub(super) step: Step,
    /// Whether `/activer/decision` shows the person's identity to be checked: true if the session was
    /// opened with a code sent on request (guide to activation without a code, step 7).
    pub(super) must_check_identity: bool,
    /// A change of contact details that is not yet confirmed.
    pub(super) change: Option<PendingChange>,
    /// When the signed-in person last proved their identity: at the sign-in, or later for a change of the account.
    pub(super) proved: Seconds,
    /// A one-time code that was sent as a proof.
    pub(super) proof: Option<SentOneTimeCode>,
    /// When a one-time code by a known channel was confirmed, which allows a change of contact details before the space is
    /// active; 0 if none was.
    pub(super) contact_proved: Seconds,
    /// Whether the person signed in with FranceConnect.
    pub(super) by_provider: bool,
    /// When the session ends, unless it is renewed.
    pub(super) ends: Seconds,
    /// When the session ends in any case.
    pub(super) ends_at_last: Seconds,
}

/// The person of a session.
#[derive(Debug, Clone)]
pub(super) enum Holder {
    /// The authenticated member, by index.
    Member(usize),
    /// The claim of a person who is not yet authenticated.
    Claim(Claim),
    /// The session only holds a lock, or why a sign-in failed.
    Nobody,
}

impl SessionState {
    /// Builds a session, whose end is set when it is opened.
    pub(super) fn new(holder: Holder, step: Step) -> Self {
        Self {
            holder,
            step,
            must_check_identity: false,
            change: None,
            proved: 0,
            proof: None,
            contact_proved: 0,
            by_provider: false,
            ends: 0,
            ends_at_last: 0,
        }
    }

    /// Returns the index of the authenticated member.
    pub(super) fn member(&self) -> Option<usize> {
        if let Holder::Member(index) = self.holder { Some(index) } else { None }
    }

    pub(super) fn claim(&self) -> Option<&Claim> {
        if let Holder::Claim(claim) = &self.holder { Some(claim) } else { None }
    }
}

/// The step of a session in a journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The person chooses the channel for a provisional code.
    Channels,
    /// A provisional code was sent; it may be sent again from `resend`.
    CodeSent {
        channel: Channel,
        resend: Seconds,
    },
    Decision,
    Contact,
    Credentials,
    Activated,
    Opposed,
    /// The decision for a child, by the index of the profile.
    ProfileDecision(usize),
    SignInCode(SentOneTimeCode),
    SignedIn,
    /// The terms have changed since the person accepted them.
    Terms,
    IdentifierSent {
        channel: Channel,
        resend: Seconds,
    },
    ResetCode(SentOneTimeCode),
    ResetPassword,
    PasswordChanged,
    Closed,
    /// FranceConnect did not sign the person in.
    NotSignedIn(FranceConnectOutcome),
    /// Locked until a time.
    Locked(LockScope, Seconds),
}

/// A one-time code that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SentOneTimeCode {
    pub(super) channel: Channel,
    pub(super) expires: Seconds,
    /// When it may be sent again.
    pub(super) resend: Seconds,
}

/// A change that is not yet confirmed by its one-time code.
#[derive(Debug, Clone)]
pub(super) struct PendingChange {
    pub(super) to: NewContact,
    pub(super) sent: SentOneTimeCode,
}

/// The new e-mail address or mobile number.
#[derive(Debug, Clone)]
pub(super) enum NewContact {
    Email(Email),
    Mobile(Mobile),
}

impl NewContact {
    pub(super) fn channel(&self) -> Channel {
        match self {
            Self::Email(_) => Channel::Email,
            Self::Mobile(_) => Channel::Sms,
        }
    }

    pub(super) fn address(&self) -> String {
        match self {
            Self::Email(email) => email.as_str().to_owned(),
            Self::Mobile(mobile) => mobile.grouped(),
        }
    }
}
