//! The people, addresses and codes of the samples. The identities of Martine and Inaya are those of the sandbox's test
//! people; other data is invented.

use crate::contract::{
    At, Channel, CodeSent, ContactChange, Credentials, Date, MaskedChannel, OneTimeCodeSent,
    Person, Profile, ProfileStatus, Profiles, Proof, Standing,
};
use crate::fields::PasswordRules;
use crate::journeys::{self, Screen};
use crate::route::ProfileId;
use crate::ui::parts::identity::PHOTO;

pub(crate) const MARTINE_CODE: &str = "HuqZF3KXCz8k";
pub(crate) const MARTINE_EMAIL: &str = "martine.leguellec@exemple.fr";
pub(crate) const MARTINE_MOBILE: &str = "0611121314";
pub(crate) const LONG_EMAIL: &str =
    "marie-antoinette.wilhelmine.eleonore.de-la-rochefoucauld@un-domaine-tres-long.exemple.fr";

/// The drafts of Martine's identity.
pub(crate) const MARTINE: &[(&str, &str)] = &[
    ("code", MARTINE_CODE),
    ("nir", "1 16 30 44 038 016 18"),
    ("card_kind", PHOTO),
    ("serial", "01024576124"),
];

/// The drafts of Inaya's identity.
pub(crate) const INAYA: &[(&str, &str)] = &[
    ("nir", "2 88 02 75 115 000 39"),
    ("birth_day", "14"),
    ("birth_month", "02"),
    ("birth_year", "1988"),
    ("card_kind", PHOTO),
    ("serial", "03100012345"),
];

/// Drafts of an identity that are all wrong.
pub(crate) const WRONG: &[(&str, &str)] = &[
    ("nir", "2 88 02 75 115 000 40"),
    ("birth_day", "31"),
    ("birth_month", "02"),
    ("birth_year", "1988"),
    ("card_kind", PHOTO),
    ("serial", "0310001"),
];

/// Inaya's masked e-mail address.
pub(crate) const INAYA_EMAIL: (Channel, &str) = (Channel::Email, "i.m*****@mes.fr");
/// Inaya's masked mobile number.
pub(crate) const INAYA_SMS: (Channel, &str) = (Channel::Sms, "+33 6 ** ** * 15");
pub(crate) const BOTH: &[Channel] = &[Channel::Email, Channel::Sms];

/// A one-time code, typed.
pub(crate) const ONE_TIME_CODE: &[(&str, &str)] = &[("#code-unique", "034567")];

fn signed_in(first_name: &str, last_name: &str) -> Standing {
    let (first_name, last_name) = (first_name.to_owned(), last_name.to_owned());
    let person = Some(Person { first_name, last_name });
    Standing { person, at: At::SignedIn, ..Standing::ANONYMOUS }
}

/// The rules for passwords in the samples: a phrase of 18 characters needs no classes.
pub(crate) const RULES: PasswordRules = PasswordRules { min: 9, classes: 4, phrase_min: Some(18) };

/// The rules for identifiers and passwords.
pub(crate) fn credentials() -> Credentials {
    Credentials { identifier_min: 8, password_min: None, password: Some(RULES) }
}

/// The standing of Inaya, signed in.
pub(crate) fn inaya() -> Standing {
    signed_in("Inaya", "Martin")
}

/// The standing of Inaya, to whom a one-time code was sent as a proof.
pub(crate) fn proving() -> Standing {
    let (channel, masked) = INAYA_EMAIL;
    let masked = masked.to_owned();
    let proof = Proof { channel, masked, expires_in_s: 600, resend_after_s: 30 };
    Standing { proof: Some(proof), ..inaya() }
}

/// The standing of a person who requests a code, to whom a one-time code was sent as a proof.
pub(crate) fn proving_contact() -> Standing {
    let at = At::Channels { channels: channels(), contact_change: ContactChange::WithProof };
    Standing { at, proof: proving().proof, ..Standing::ANONYMOUS }
}

/// The standing of a signed-in person with a long name.
pub(crate) fn long_name() -> Standing {
    signed_in("Marie-Antoinette Wilhelmine Éléonore", "Wilhelmine de la Rochefoucauld")
}

/// Martine's masked channels.
pub(crate) fn channels() -> Vec<MaskedChannel> {
    vec![
        MaskedChannel { channel: Channel::Email, masked: "mar*****@exemple.fr".to_owned() },
        MaskedChannel { channel: Channel::Sms, masked: "** * * * * 3 14".to_owned() },
    ]
}

/// All channels by which a provisional code can be sent.
pub(crate) fn all_channels() -> Vec<MaskedChannel> {
    let mut channels = channels();
    let masked = "** * * * * 3 14".to_owned();
    channels.push(MaskedChannel { channel: Channel::Voice, masked });
    channels.push(MaskedChannel { channel: Channel::Letter, masked: "44*** *****".to_owned() });
    channels
}

/// A provisional code sent to Martine.
pub(crate) fn code_sent(channel: Channel, resend_after_s: u32) -> CodeSent {
    let channels = match channel {
        Channel::Email | Channel::Sms => channels(),
        _ => all_channels(),
    };
    let masked = channels.iter().find(|known| known.channel == channel);
    CodeSent {
        channel,
        masked: masked.map_or("44*** *****".to_owned(), |known| known.masked.clone()),
        channels,
        contact_change: ContactChange::Allowed,
        valid_for_days: 42,
        arrives_in_days: None,
        resend_after_s,
    }
}

/// A one-time code sent to a masked channel.
pub(crate) fn one_time_code_sent(
    (channel, masked): (Channel, &str),
    channels: &[Channel],
    resend_after_s: u32,
) -> OneTimeCodeSent {
    OneTimeCodeSent {
        channel,
        masked: masked.to_owned(),
        channels: channels.to_vec(),
        expires_in_s: 600,
        resend_after_s,
    }
}

pub(crate) fn date(day: &str) -> Option<Date> {
    Date::try_from(day.to_owned()).ok()
}

/// A screen of one child, by the identifier of the profile.
pub(crate) fn child(screen: fn(ProfileId) -> journeys::Profiles, id: &str) -> Screen {
    ProfileId::new(id).map_or(Screen::Unknown, |id| Screen::Profiles(screen(id)))
}

fn profile(id: &str, first_name: &str, last_name: &str, status: Option<ProfileStatus>) -> Profile {
    Profile {
        id: id.to_owned(),
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        status: status.unwrap_or(ProfileStatus::Pending),
        terms_version: "2021-12".to_owned(),
    }
}

/// Five children, one for each status: four of Martine's, and Léa's, whom the other parent manages.
pub(crate) fn five_children() -> Profiles {
    let opposed = date("2021-12-07").map(|on| ProfileStatus::Opposed { on });
    let active = date("2021-12-08").map(|on| ProfileStatus::Active { on });
    let closed = date("2021-12-09").map(|on| ProfileStatus::Closed { on });
    Profiles(vec![
        profile("p-7a1", "Virginie", "Capanelli", opposed),
        profile("p-7a2", "Jean-Jacques", "Capanelli", None),
        profile("p-7a3", "Gerard", "Capanelli", active),
        profile("p-7a4", "Brigitte", "Capanelli", closed),
        profile("p-9d1", "Tom", "Roux", Some(ProfileStatus::OtherParent)),
    ])
}

/// The five children, and one whose space was created without a decision.
pub(crate) fn with_a_created_space() -> Profiles {
    let created = date("2022-02-07").map(|on| ProfileStatus::Created { on });
    let mut children = five_children();
    children.0.push(profile("p-7a6", "Vincent", "Capanelli", created));
    children
}

pub(crate) fn no_child() -> Profiles {
    Profiles(Vec::new())
}

/// One child, managed by the other parent.
pub(crate) fn child_of_other_parent() -> Profiles {
    Profiles(vec![profile("p-9d1", "Tom", "Roux", Some(ProfileStatus::OtherParent))])
}

/// Forty children, one of them with a long name.
pub(crate) fn forty_children() -> Profiles {
    let mut profiles: Vec<_> = (1..40)
        .map(|n: u32| profile(&["p-", &n.to_string()].concat(), "Vincent", "Capanelli", None))
        .collect();
    let long_name = "Marie-Antoinette Wilhelmine Éléonore";
    profiles.push(profile("p-40", long_name, "de la Rochefoucauld-Capanelli", None));
    Profiles(profiles)
}
