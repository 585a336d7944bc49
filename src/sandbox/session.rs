//! Members and their sessions: where each person stands.

use std::time::Duration;

use super::clock::Seconds;
use super::contact::Change;
use super::people::{Beginning, Paper, Profile, Temper, children};
use super::profiles::Minor;
use super::refusal::Refusal;
use super::{Call, Cookie, Limits, Outcome, Sandbox};
use crate::contract::{self, At, Code, Date, Identify, Locked, Standing, What};
use crate::fields::{Email, Mobile};

/// Someone, as things have become.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) profile: &'static Profile,
    pub(super) email: Option<Email>,
    pub(super) mobile: Option<Mobile>,
    pub(super) code: ProvisionalPaper,
    pub(super) space: Space,
    pub(super) minors: Vec<Minor>,
    /// The backend has shown its temper once already.
    pub(super) tempered: bool,
}

/// The provisional code in force.
#[derive(Debug)]
pub(super) struct ProvisionalPaper {
    pub(super) text: String,
    pub(super) expires: Seconds,
    pub(super) used: bool,
}

/// The space itself.
#[derive(Debug)]
pub(super) enum Space {
    Undecided,
    /// On a day, `YYYY-MM-DD`.
    Opposed(Date),
    Active {
        identifier: String,
    },
}

impl Member {
    pub(super) fn new(profile: &'static Profile, now: Seconds, limits: &Limits) -> Self {
        let life = Seconds::from(limits.code_days) * 86_400;
        Self {
            profile,
            email: profile.email.and_then(|email| email.parse().ok()),
            mobile: profile.mobile.and_then(|mobile| mobile.parse().ok()),
            code: ProvisionalPaper {
                text: profile.sheet.code.to_owned(),
                expires: if profile.paper == Paper::Expired { now } else { now + life },
                used: profile.paper == Paper::Used,
            },
            space: match profile.beginning {
                Beginning::Undecided => Space::Undecided,
                Beginning::Opposed(on) => match Date::try_from(on.to_owned()) {
                    Ok(on) => Space::Opposed(on),
                    Err(_) => Space::Undecided,
                },
                Beginning::Active(identifier) => {
                    Space::Active { identifier: identifier.to_owned() }
                }
            },
            minors: children(profile.first_name)
                .iter()
                .map(|child| Minor::new(child, now + life))
                .collect(),
            tempered: false,
        }
    }

    /// The number, in its canonical form.
    pub(super) fn nir(&self) -> String {
        self.profile.sheet.nir.replace(' ', "")
    }
}

/// A session in progress.
#[derive(Debug, Clone)]
pub(super) struct Session {
    /// Whose: an index among the members; nobody for a lock.
    pub(super) member: Option<usize>,
    pub(super) step: Step,
    /// A change of contact details that waits for its code.
    pub(super) change: Option<Change>,
    /// When it ends if nothing is done.
    pub(super) ends: Seconds,
}

/// Where in the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Decision,
    Contact,
    Credentials,
    Activated,
    Opposed,
    /// For the child of this place among the parent's.
    ProfileDecision(usize),
    /// Until an instant.
    Locked(What, Seconds),
}

/// The session's token in a `Cookie` header.
pub(super) fn token(header: &str) -> Option<&str> {
    header
        .split(';')
        .find_map(|pair| pair.trim().strip_prefix("session="))
        .filter(|t| !t.is_empty())
}

impl Sandbox {
    /// The session of the call, if it has not ended.
    pub(super) fn session(&self, call: &Call<'_>) -> Option<(&str, &Session)> {
        let token = call.token.as_deref()?;
        let (token, session) = self.sessions.get_key_value(token)?;
        (session.ends > self.clock.now()).then_some((token.as_str(), session))
    }

    /// The member and the step of the call's session, for an act; renews the session.
    pub(super) fn acting(&mut self, call: &Call<'_>) -> Result<(usize, Step), Refusal> {
        let ends = self.clock.now() + Seconds::from(self.limits.session_s);
        let token = self.session(call).map(|(token, _)| token.to_owned());
        let session = token.and_then(|token| self.sessions.get_mut(&token));
        let Some(session) = session else { return Err(Refusal::new(Code::SessionEnded)) };
        let Some(member) = session.member else { return Err(Refusal::new(Code::SessionEnded)) };
        session.ends = ends;
        Ok((member, session.step))
    }

    /// A new session; any other of the same call ends.
    pub(super) fn open(
        &mut self,
        call: &Call<'_>,
        member: Option<usize>,
        step: Step,
        life_s: u32,
    ) -> String {
        if let Some(old) = &call.token {
            self.sessions.remove(old);
        }
        self.serial += 1;
        // Told apart, not kept secret: this backend holds nobody's data.
        let token = format!("{:016x}", self.serial.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let ends = self.clock.now() + Seconds::from(life_s);
        self.sessions.insert(token.clone(), Session { member, step, change: None, ends });
        token
    }

    /// The call's session goes to a step, and the person stands there.
    pub(super) fn goes_to(&mut self, call: &Call<'_>, step: Step) -> Outcome {
        if let Some(session) = call.token.as_ref().and_then(|token| self.sessions.get_mut(token)) {
            session.step = step;
        }
        Ok((self.standing(call.token.as_deref()), Cookie::Keep))
    }

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
        let Some(member) = session.member.and_then(|member| self.members.get(member)) else {
            return Standing::NOBODY;
        };
        Standing {
            session: Some(contract::Session {
                expires_in_s: left(session.ends),
                warn_before_s: self.limits.warn_before_s,
            }),
            person: Some(contract::Person {
                first_name: member.profile.first_name.to_owned(),
                last_name: member.profile.last_name.to_owned(),
            }),
            pending: session.change.as_ref().map(|change| change.pending(now)),
            at: self.at(member, session.step),
        }
    }

    fn at(&self, member: &Member, step: Step) -> At {
        match step {
            Step::Decision => At::Decision(contract::Decision {
                checked_person: None,
                opposed_on: match &member.space {
                    Space::Opposed(on) => Some(on.clone()),
                    _ => None,
                },
                terms_version: super::activation::TERMS_VERSION.to_owned(),
            }),
            Step::Contact => At::Contact(contract::ContactDetails {
                email: member.email.clone(),
                mobile: member.mobile.clone(),
            }),
            Step::Credentials => At::Credentials(contract::Credentials {
                identifier_min: 8,
                password_min: self.limits.password_min,
            }),
            Step::Activated => At::Activated,
            Step::Opposed => match &member.space {
                Space::Opposed(on) => {
                    At::Opposed(contract::Outcome { on: on.clone(), receipt: true })
                }
                _ => At::Nowhere,
            },
            Step::ProfileDecision(minor) => match member.minors.get(minor) {
                Some(minor) => At::ProfileDecision(contract::ProfileDecision {
                    id: minor.child.id.to_owned(),
                    terms_version: super::activation::TERMS_VERSION.to_owned(),
                }),
                None => At::Nowhere,
            },
            Step::Locked(what, _) => At::Locked(Locked { what, retry_after_s: 0 }),
        }
    }

    /// `GET /session`.
    pub(super) fn read_session(&self, call: &Call<'_>) -> Outcome {
        Ok((self.standing(call.token.as_deref()), Cookie::Keep))
    }

    /// `POST /session/renewal`.
    pub(super) fn renew_session(&mut self, call: &Call<'_>) -> Outcome {
        self.acting(call)?;
        self.read_session(call)
    }

    /// `DELETE /session`.
    pub(super) fn end_session(&mut self, call: &Call<'_>) -> Outcome {
        if let Some(token) = &call.token {
            self.sessions.remove(token);
        }
        Ok((Standing::NOBODY, Cookie::Clear))
    }

    /// How long the backend takes: Samir waits, whether by his number or in his session.
    pub(super) fn delay(&self, call: &Call<'_>) -> Duration {
        let by_session = self.session(call).and_then(|(_, session)| session.member);
        let by_number = || {
            let nir = call.read::<Identify>().ok()?.nir;
            self.members.iter().position(|member| member.nir() == nir.as_str())
        };
        let slow = by_session
            .or_else(by_number)
            .and_then(|member| self.members.get(member))
            .is_some_and(|member| member.profile.temper == Temper::Slow);
        Duration::from_secs(if slow { 4 } else { 0 })
    }
}
