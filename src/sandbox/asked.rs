//! Who said who they are, before anything proves it: a stranger is answered like anybody else.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::refusal::Refusal;
use super::session::{Member, Step};
use super::{Call, Sandbox};
use crate::contract::{Channel, Code, MaskedChannel};
use crate::fields::{BirthDate, CardKind, CardSerial};

/// Whoever asks for a code, an identifier or a password.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// What was typed, by which tries count: a number, or an identifier in small letters.
    pub(super) subject: String,
    pub(super) who: Who,
}

/// Whether they are known.
#[derive(Debug, Clone)]
pub(super) enum Who {
    /// By their place among the members.
    Member(usize),
    /// A child, by the places of the parent and of the child.
    Minor(usize, usize),
    /// Nobody, or somebody who was mistaken: with addresses made up from all that was typed, the
    /// same for the same, so that they are no oracle.
    Stranger(Contacts),
}

/// Where somebody is reached.
#[derive(Debug, Clone)]
pub(super) struct Contacts {
    pub(super) email: Option<String>,
    /// Ten digits.
    pub(super) mobile: Option<String>,
}

impl Who {
    /// Whoever typed this, and is nobody known.
    pub(super) fn stranger(typed: &str) -> Self {
        Self::Stranger(Contacts::invented(typed))
    }
}

impl Contacts {
    /// As known.
    pub(super) fn of(member: &Member) -> Self {
        Self {
            email: member.email.as_ref().map(|email| email.as_str().to_owned()),
            mobile: member
                .mobile
                .as_ref()
                .map(|mobile| mobile.grouped().chars().filter(char::is_ascii_digit).collect()),
        }
    }

    /// Made up from all that was typed.
    fn invented(typed: &str) -> Self {
        const NAMES: [&str; 12] =
            ["ama", "bru", "cla", "den", "eli", "fat", "gil", "hel", "isa", "jea", "lou", "sop"];
        const DOMAINS: [&str; 2] = ["exemple.fr", "mes.fr"];
        let mut hasher = DefaultHasher::new();
        typed.hash(&mut hasher);
        let chance = hasher.finish();
        let pick = |from: &[&'static str], by: u64| {
            let place = usize::try_from(by % from.len() as u64).unwrap_or(0);
            from.get(place).copied().unwrap_or_default()
        };
        let (name, domain) = (pick(&NAMES, chance), pick(&DOMAINS, chance >> 8));
        Self {
            email: Some(format!("{name}.{name}@{domain}")),
            mobile: Some(format!("06{:08}", (chance >> 16) % 100_000_000)),
        }
    }

    /// Whether somebody can be reached by a way.
    pub(super) fn knows(&self, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.email.is_some(),
            Channel::Sms => self.mobile.is_some(),
        }
    }

    /// The way wanted, or the other one where it is not known.
    pub(super) fn best(&self, wanted: Channel) -> Option<Channel> {
        let other = match wanted {
            Channel::Email => Channel::Sms,
            Channel::Sms => Channel::Email,
        };
        [wanted, other].into_iter().find(|channel| self.knows(*channel))
    }

    /// The ways known.
    pub(super) fn channels(&self) -> Vec<Channel> {
        [Channel::Email, Channel::Sms].into_iter().filter(|channel| self.knows(*channel)).collect()
    }

    /// The ways known, masked as for a provisional code.
    pub(super) fn masked_channels(&self) -> Vec<MaskedChannel> {
        self.channels()
            .into_iter()
            .map(|channel| MaskedChannel { channel, masked: self.masked_short(channel) })
            .collect()
    }

    /// As for a provisional code: « dlf*****@atos.net », « ** * * * * 3 77 » (S1).
    pub(super) fn masked_short(&self, channel: Channel) -> String {
        match channel {
            Channel::Email => self.masked_email(),
            Channel::Sms => {
                let digits = self.mobile.as_deref().unwrap_or_default();
                let (third, end) = (digits.get(7..8), digits.get(8..));
                format!("** * * * * {} {}", third.unwrap_or_default(), end.unwrap_or_default())
            }
        }
    }

    /// As for a one-time code: « j.l*****@yahoo.fr », « +33 6 ** ** * 15 » (S4).
    pub(super) fn masked_long(&self, channel: Channel) -> String {
        match channel {
            Channel::Email => self.masked_email(),
            Channel::Sms => {
                let digits = self.mobile.as_deref().unwrap_or_default();
                let (first, end) = (digits.get(1..2), digits.get(8..));
                format!("+33 {} ** ** * {}", first.unwrap_or_default(), end.unwrap_or_default())
            }
        }
    }

    fn masked_email(&self) -> String {
        let email = self.email.as_deref().unwrap_or_default();
        let (name, domain) = email.split_once('@').unwrap_or((email, ""));
        let seen: String =
            name.chars().take(if name.chars().count() > 3 { 3 } else { 1 }).collect();
        format!("{seen}*****@{domain}")
    }
}

impl Sandbox {
    /// Who asks: somebody whose number, birth date and card go together, or a stranger.
    pub(super) fn recognise(
        &self,
        number: &str,
        birth_date: BirthDate,
        card: Option<&CardSerial>,
    ) -> Asked {
        let born = |born: &str| born.parse::<BirthDate>() == Ok(birth_date);
        let theirs = |member: &Member| {
            card.is_none_or(|card| {
                card.kind() == member.profile.kind() && card.serial() == member.profile.sheet.serial
            })
        };
        let known = self.members.iter().position(|m| m.nir() == number && theirs(m));
        let who = known.and_then(|place| {
            let member = self.members.get(place)?;
            if born(member.profile.sheet.born) {
                return Some(Who::Member(place));
            }
            let minor = member.minors.iter().position(|minor| born(minor.child.born))?;
            Some(Who::Minor(place, minor))
        });
        let kind = card.map_or("", |card| match card.kind() {
            CardKind::Photo => "photo",
            CardKind::NoPhoto => "no_photo",
        });
        let serial = card.map_or("", CardSerial::serial);
        let typed = [number, &birth_date.iso(), kind, serial].concat();
        let who = who.unwrap_or_else(|| Who::stranger(&typed));
        Asked { subject: number.to_owned(), who }
    }

    /// Where whoever asks is reached.
    pub(super) fn contacts(&self, asked: &Asked) -> Contacts {
        match &asked.who {
            Who::Stranger(contacts) => contacts.clone(),
            Who::Member(member) | Who::Minor(member, _) => match self.members.get(*member) {
                Some(member) => Contacts::of(member),
                None => Contacts { email: None, mobile: None },
            },
        }
    }

    /// Who asks, and at which step, for an act; renews the session.
    pub(super) fn asking(&mut self, call: &Call<'_>) -> Result<(Asked, Step), Refusal> {
        let ended = || Refusal::new(Code::SessionEnded);
        let token = self.session(call).map(|(token, _)| token.to_owned()).ok_or_else(ended)?;
        let ends = self.clock.now() + u64::from(self.limits.session_s);
        let session = self.sessions.get_mut(&token).ok_or_else(ended)?;
        session.ends = ends;
        let step = session.step;
        let asked = session.asked.clone().ok_or_else(|| Refusal::new(Code::StepNotAllowed))?;
        Ok((asked, step))
    }
}
