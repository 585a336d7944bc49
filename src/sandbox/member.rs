//! Members: the current state of the test people, of their spaces and of their children's profiles.

use super::clock::{self, Seconds, date};
use super::limits::Limits;
use super::people::{
    ChildFixture, CodeState, InitialDecision, InitialSpace, PersonFixture, children,
};
use super::receipt::{self, Kind, Receipt};
use crate::contract::{Date, ProfileStatus};
use crate::fields::{Email, Mobile, Password};

const DAY: Seconds = 86_400;
/// How long ago a space was created without the person.
pub(super) const CREATED_AGO: Seconds = 10 * DAY;
/// How long ago a code was sent in the place of an expired one.
pub(super) const RENEWED_AGO: Seconds = 2 * DAY;

/// The current state of a test person.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) fixture: &'static PersonFixture,
    pub(super) email: Option<Email>,
    pub(super) mobile: Option<Mobile>,
    pub(super) code: IssuedCode,
    pub(super) space: SpaceState,
    pub(super) profiles: Vec<ChildProfile>,
    /// The details from before a change, to which recoveries are sent until the end of the period.
    pub(super) details_before: Option<DetailsBefore>,
    /// Whether the terms have changed since the person accepted them.
    pub(super) has_old_terms: bool,
    /// The identifier and the password of a space that was closed.
    pub(super) closed_credentials: Option<(String, String)>,
    /// Whether the fixture's behaviour has already been applied.
    pub(super) behaviour_applied: bool,
}

/// The contact details from before a change. New details serve for no recovery during some days: until then the holder can
/// object (`docs/requirements.md`, R18).
#[derive(Debug, Clone)]
pub(super) struct DetailsBefore {
    pub(super) email: Option<Email>,
    pub(super) mobile: Option<Mobile>,
    pub(super) until: Seconds,
}

/// The provisional codes of a person or a child. Each stays valid until it expires or one of them is used: otherwise a
/// stranger who knows a card could make the code of a letter worthless. Their number is limited like that of messages.
#[derive(Debug, Clone)]
pub(super) struct IssuedCode {
    pub(super) text: String,
    pub(super) expires: Seconds,
    /// Whether a space was activated with one of the codes.
    pub(super) used: bool,
    /// The codes before the latest, with their ends.
    earlier: Vec<(String, Seconds)>,
}

impl IssuedCode {
    fn new(text: &str, expires: Seconds) -> Self {
        Self { text: text.to_owned(), expires, used: false, earlier: Vec::new() }
    }

    /// The code of a test person at the start.
    fn of(fixture: &PersonFixture, now: Seconds, expires: Seconds) -> Self {
        let code = fixture.details.code;
        match fixture.code_state {
            CodeState::Fresh => Self::new(code, expires),
            CodeState::Expired => Self::new(code, now),
            CodeState::Used => Self { used: true, ..Self::new(code, expires) },
            CodeState::Renewed(earlier) => {
                let mut codes = Self::new(earlier, now);
                codes.issue(code.to_owned(), expires.saturating_sub(RENEWED_AGO));
                codes
            }
        }
    }

    /// Adds a newer code.
    pub(super) fn issue(&mut self, text: String, expires: Seconds) {
        if self.used {
            self.earlier.clear();
        } else {
            self.earlier.push((self.text.clone(), self.expires));
        }
        self.text = text;
        self.expires = expires;
        self.used = false;
    }

    /// When a typed code ends; `None` if it is another code.
    pub(super) fn end_of(&self, typed: &str) -> Option<Seconds> {
        if self.text == typed {
            return Some(self.expires);
        }
        let earlier = self.earlier.iter().find(|(text, _)| text == typed);
        earlier.map(|(_, expires)| *expires)
    }
}

/// The state of a person's space.
#[derive(Debug)]
pub(super) enum SpaceState {
    Undecided,
    /// Opposed on a date.
    Opposed(Date),
    Active {
        identifier: String,
        password: String,
    },
    /// Closed on a date.
    Closed(Date),
    /// Created on a date without the person, and not activated.
    Created(Date),
}

/// The current state of a child's profile.
#[derive(Debug, Clone)]
pub(super) struct ChildProfile {
    pub(super) child: &'static ChildFixture,
    pub(super) status: ProfileStatus,
    /// The child's own provisional code.
    pub(super) code: IssuedCode,
}

impl Member {
    pub(super) fn new(fixture: &'static PersonFixture, now: Seconds, limits: &Limits) -> Self {
        let expires = now + limits.code_life();
        Self {
            fixture,
            email: fixture.email.and_then(|email| email.parse().ok()),
            mobile: fixture.mobile.and_then(|mobile| mobile.parse().ok()),
            code: IssuedCode::of(fixture, now, expires),
            space: match fixture.initial_space {
                InitialSpace::Undecided => SpaceState::Undecided,
                InitialSpace::Opposed(on) => SpaceState::Opposed(date(on)),
                InitialSpace::Created => {
                    SpaceState::Created(clock::date_in_paris(now.saturating_sub(CREATED_AGO)))
                }
                InitialSpace::Active(identifier, password)
                | InitialSpace::ActiveWithOldTerms(identifier, password) => SpaceState::Active {
                    identifier: identifier.to_owned(),
                    password: password.to_owned(),
                },
            },
            profiles: children(fixture.first_name)
                .iter()
                .map(|child| ChildProfile::new(child, expires))
                .collect(),
            has_old_terms: matches!(fixture.initial_space, InitialSpace::ActiveWithOldTerms(..)),
            closed_credentials: None,
            details_before: None,
            behaviour_applied: false,
        }
    }

    /// Returns the social-security number without spaces.
    pub(super) fn nir(&self) -> String {
        self.fixture.details.nir.replace(' ', "")
    }

    pub(super) fn is_active(&self) -> bool {
        matches!(self.space, SpaceState::Active { .. })
    }

    /// Keeps the details for recoveries before they change; a second change does not shorten the period.
    pub(super) fn keep_details(&mut self, now: Seconds) {
        let is_kept = self.details_before.as_ref().is_some_and(|before| before.until > now);
        if self.is_active() && !is_kept {
            let (email, mobile) = (self.email.clone(), self.mobile.clone());
            self.details_before = Some(DetailsBefore { email, mobile, until: now + 3 * DAY });
        }
    }

    /// Whether a closed space had this identifier, in lower case, and this password.
    pub(super) fn had_credentials(&self, subject: &str, password: &Password) -> bool {
        self.closed_credentials.as_ref().is_some_and(|(identifier, secret)| {
            identifier.to_lowercase() == subject && secret == password.as_str()
        })
    }

    /// Returns the provisional code of the member, or of the child with this index.
    pub(super) fn issued_code(&self, child: Option<usize>) -> &IssuedCode {
        let profile = child.and_then(|child| self.profiles.get(child));
        profile.map_or(&self.code, |profile| &profile.code)
    }

    /// Renders the receipt of a decision as a PDF.
    pub(super) fn receipt(&self, on: &Date, kind: Kind<'_>) -> Vec<u8> {
        let person = self.fixture;
        // « LEGUELLEC Martine julie »: the activation guide prints the insurer's spelling.
        let mut names = person.first_names.split(' ');
        let first = names.next().unwrap_or_default();
        let others: String = names.map(|name| format!(" {}", name.to_lowercase())).collect();
        receipt::pdf(&Receipt {
            nir: person.details.nir,
            holder: &format!("{} {first}{others}", person.last_name.to_uppercase()),
            addressee: &format!("{} {}", person.first_names, person.last_name),
            on: &on.in_french(),
            kind,
        })
    }
}

impl ChildProfile {
    fn new(child: &'static ChildFixture, expires: Seconds) -> Self {
        let status = match child.initial_decision {
            InitialDecision::Undecided => ProfileStatus::Pending,
            InitialDecision::Opposed(on) => ProfileStatus::Opposed { on: date(on) },
            InitialDecision::Active(on) => ProfileStatus::Active { on: date(on) },
            InitialDecision::OtherParent => ProfileStatus::OtherParent,
        };
        Self { child, status, code: IssuedCode::new(child.code, expires) }
    }
}
