//! Identity claims: the identity that a person typed, before it is verified. The answers to an
//! unrecognised claim are indistinguishable from those to a recognised one.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::clock::Seconds;
use super::member::Member;
use super::people;
use crate::contract::{Channel, MaskedChannel};
use crate::fields::{BirthDate, CardSerial, Email, Mobile};

/// From what the contacts of strangers are made: a mask that a stranger could compute would reveal that the person is
/// unknown (`docs/requirements.md`, R11).
#[derive(Debug, Clone, Copy)]
pub(super) struct Strangers {
    pub(super) secret: u64,
    /// The number of the day: the same values give the same masks for a day.
    pub(super) day: u64,
}

/// The identity that a person claims when requesting a code, an identifier or a password.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    /// The key of the try counters, as typed: a social-security number, or an identifier in
    /// lower case.
    pub(super) subject: String,
    pub(super) claimant: Claimant,
    /// When a recovery was asked for; `None` if the claim is for something else.
    pub(super) recovery: Option<Seconds>,
}

/// The person that a claim designates.
#[derive(Debug, Clone)]
pub(super) enum Claimant {
    /// A member, by index.
    Member(usize),
    /// A child, by the index of the parent among the members and the index of the child's profile.
    Child(usize, usize),
    /// A claim that matches no member. The contacts are derived from the typed values, and are the
    /// same for the same values, so that the answer does not reveal whether the claim matched.
    Unrecognised(Contacts),
}

/// The e-mail address and mobile number of a person.
#[derive(Debug, Clone)]
pub(super) struct Contacts {
    pub(super) email: Option<String>,
    /// Ten digits, without spaces.
    pub(super) mobile: Option<String>,
}

impl Claim {
    /// Builds the claim of a person from the values typed. It designates a member, or a child of
    /// that member, if the number, the birth date and the card (where one is given) match.
    pub(super) fn recognise(
        members: &[Member],
        strangers: Strangers,
        number: &str,
        birth_date: BirthDate,
        card: Option<&CardSerial>,
    ) -> Self {
        let was_born_on = |born: &str| born.parse::<BirthDate>() == Ok(birth_date);
        let has_card = |member: &Member| card.is_none_or(|card| member.fixture.has_card(card));
        let mut found = members.iter().enumerate();
        let found = found.find(|(_, member)| member.nir() == number && has_card(member));
        let claimant = found.and_then(|(index, member)| {
            if was_born_on(member.fixture.details.born) {
                return Some(Claimant::Member(index));
            }
            let child = member.profiles.iter().position(|child| was_born_on(child.child.born))?;
            Some(Claimant::Child(index, child))
        });
        let (kind, serial) = card.map_or(("", ""), |card| (people::card_name(card), card.serial()));
        let typed = [number, &birth_date.iso(), kind, serial].concat();
        let claimant = claimant.unwrap_or_else(|| Claimant::unrecognised(&typed, strangers));
        Self { subject: number.to_owned(), claimant, recovery: None }
    }

    /// Returns the channels for a provisional code, with masked addresses. A letter reaches everyone who has an address;
    /// its mask is made from the number that was typed, so that it does not reveal whether the person exists.
    pub(super) fn code_channels(
        &self,
        members: &[Member],
        with_letters: bool,
    ) -> Vec<MaskedChannel> {
        let mut channels = self.contacts(members).masked_channels();
        if with_letters {
            channels
                .push(MaskedChannel { channel: Channel::Letter, masked: self.masked_address() });
        }
        channels
    }

    /// Masks an address: the department of the social-security number, « 69*** *****».
    pub(super) fn masked_address(&self) -> String {
        format!("{}*** *****", self.subject.get(5..7).unwrap_or_default())
    }

    /// Returns the contacts of the claimant, fictitious for an unrecognised claim.
    pub(super) fn contacts(&self, members: &[Member]) -> Contacts {
        let member = match &self.claimant {
            Claimant::Unrecognised(contacts) => return contacts.clone(),
            Claimant::Member(member) | Claimant::Child(member, _) => members.get(*member),
        };
        member.map_or(Contacts::NONE, |member| match self.recovery {
            Some(at) => Contacts::for_recovery(member, at),
            None => Contacts::of(member),
        })
    }
}

impl Claimant {
    pub(super) fn unrecognised(typed: &str, strangers: Strangers) -> Self {
        Self::Unrecognised(Contacts::invented(typed, strangers))
    }

    /// Returns the index of the member, and that of the child's profile if the claim designates a child.
    pub(super) fn recognised(&self) -> Option<(usize, Option<usize>)> {
        match self {
            Self::Member(member) => Some((*member, None)),
            Self::Child(member, child) => Some((*member, Some(*child))),
            Self::Unrecognised(_) => None,
        }
    }
}

impl Contacts {
    pub(super) const NONE: Self = Self { email: None, mobile: None };

    pub(super) fn of(member: &Member) -> Self {
        Self::from_details(member.email.as_ref(), member.mobile.as_ref())
    }

    /// Returns the contacts for a recovery at a time: those from before a recent change.
    pub(super) fn for_recovery(member: &Member, at: Seconds) -> Self {
        match member.details_before.as_ref().filter(|before| before.until > at) {
            Some(before) => Self::from_details(before.email.as_ref(), before.mobile.as_ref()),
            None => Self::of(member),
        }
    }

    fn from_details(email: Option<&Email>, mobile: Option<&Mobile>) -> Self {
        Self {
            email: email.map(|email| email.as_str().to_owned()),
            mobile: mobile.map(|mobile| mobile.as_str().to_owned()),
        }
    }

    /// Derives fictitious contacts from the typed values.
    fn invented(typed: &str, Strangers { secret, day }: Strangers) -> Self {
        const NAMES: [&str; 12] =
            ["ama", "bru", "cla", "den", "eli", "fat", "gil", "hel", "isa", "jea", "lou", "sop"];
        const DOMAINS: [&str; 2] = ["exemple.fr", "mes.fr"];
        let mut hasher = DefaultHasher::new();
        (secret, day, typed).hash(&mut hasher);
        let hash = hasher.finish();
        let pick = |from: &[&'static str], hash: u64| {
            let index = usize::try_from(hash % from.len() as u64).unwrap_or(0);
            from.get(index).copied().unwrap_or_default()
        };
        let (name, domain) = (pick(&NAMES, hash), pick(&DOMAINS, hash >> 8));
        Self {
            email: Some(format!("{name}.{name}@{domain}")),
            mobile: Some(format!("06{:08}", (hash >> 16) % 100_000_000)),
        }
    }

    pub(super) fn has(&self, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.email.is_some(),
            Channel::Sms => self.mobile.is_some(),
            Channel::Voice | Channel::Letter | Channel::Other => false,
        }
    }

    /// Returns the preferred channel if it is available, otherwise the other one.
    pub(super) fn channel_or_other(&self, preferred: Channel) -> Option<Channel> {
        let other = match preferred {
            Channel::Email => Channel::Sms,
            _ => Channel::Email,
        };
        [preferred, other].into_iter().find(|channel| self.has(*channel))
    }

    /// Returns the available channels, e-mail first.
    pub(super) fn channels(&self) -> Vec<Channel> {
        [Channel::Email, Channel::Sms].into_iter().filter(|channel| self.has(*channel)).collect()
    }

    /// Returns the available channels, with addresses masked as for a provisional code.
    pub(super) fn masked_channels(&self) -> Vec<MaskedChannel> {
        self.channels()
            .into_iter()
            .map(|channel| MaskedChannel { channel, masked: self.masked_national(channel) })
            .collect()
    }

    /// Masks the address as the activation guide does for a provisional code:
    /// « dlf*****@atos.net », « ** * * * * 3 77 ».
    pub(super) fn masked_national(&self, channel: Channel) -> String {
        match channel {
            Channel::Email => self.masked_email(),
            _ => format!("** * * * * {} {}", self.digits(7..8), self.digits(8..10)),
        }
    }

    /// Masks the address as the sign-in guide does for a one-time code: « j.l*****@yahoo.fr »,
    /// « +33 6 ** ** * 15 ».
    pub(super) fn masked_international(&self, channel: Channel) -> String {
        match channel {
            Channel::Email => self.masked_email(),
            _ => format!("+33 {} ** ** * {}", self.digits(1..2), self.digits(8..10)),
        }
    }

    /// Returns a part of the mobile number.
    fn digits(&self, range: Range<usize>) -> &str {
        self.mobile.as_deref().and_then(|mobile| mobile.get(range)).unwrap_or_default()
    }

    fn masked_email(&self) -> String {
        let email = self.email.as_deref().unwrap_or_default();
        let (name, domain) = email.split_once('@').unwrap_or((email, ""));
        let visible: String =
            name.chars().take(if name.chars().count() > 3 { 3 } else { 1 }).collect();
        format!("{visible}*****@{domain}")
    }
}
