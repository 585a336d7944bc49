//! The labels, the help and the error messages of fields.

use super::{Text, count, fill, section};
use crate::fields::{
    BirthDateError, CardKind, CardSerialError, DatePart, EmailError, IdentifierError, MobileError,
    NirError, OneTimeCodeError, PasswordError, ProvisionalCodeError,
};

section! {
    /// Labels and help. A field has the same label on every screen.
    FieldText {
        code: "Code provisoire composé de 12 caractères",
        nir: "Numéro de sécurité sociale",
        nir_hint: "Ex. : 1 55 12 55 555 555 55",
        nir_where: "Où trouver mon numéro de sécurité sociale ?",
        nir_where_text: "Votre numéro de sécurité sociale comporte 15 chiffres, clé comprise. Il est écrit sur votre carte Vitale, sous votre nom, et sur vos relevés de l’Assurance Maladie.",
        card: "Ma carte Vitale",
        card_photo: "Carte Vitale avec photo",
        card_no_photo: "Carte Vitale sans photo",
        serial: "Numéro de série de carte Vitale",
        serial_hint: "Ex. : 0102457612 4",
        serial_where: "Où trouver mon numéro de série de carte Vitale ?",
        serial_no_photo: "Le numéro de série se situe au dos en haut à gauche de votre carte Vitale. Il est composé de 8 à 13 chiffres.",
        serial_photo: "Le numéro de série se situe en haut à droite de votre carte Vitale. Renseignez les 11 derniers chiffres de votre numéro de série.",
        serial_unreadable: "Et si je n’arrive pas à lire le numéro de série de ma carte Vitale ?",
        serial_call: "Afin d’obtenir le numéro de série de votre carte Vitale, contactez le :",
        no_card: "Je n’ai pas de carte Vitale, ou je n’arrive pas à la lire",
        counter: "{} / {}",
        counter_announced: "{} caractères saisis sur {}.",
        date: "La date de naissance (JJ/MM/AAAA)",
        date_hint: "Ex. : 07 03 1970",
        day: "Jour",
        month: "Mois",
        year: "Année",
        serial_kept: "Vous avez saisi les 21 chiffres : nous gardons les 11 derniers.",
        identifier: "Identifiant",
        password: "Mot de passe",
        confirm: "Confirmer le mot de passe",
    }
}

section! {
    /// Error messages.
    FieldErrors {
        nir_short_one: "Il manque {} chiffre : le numéro de sécurité sociale en comporte 15, clé comprise.",
        nir_short_several: "Il manque {} chiffres : le numéro de sécurité sociale en comporte 15, clé comprise.",
        nir_long_one: "Il y a {} chiffre de trop : le numéro de sécurité sociale en comporte 15, clé comprise.",
        nir_long_several: "Il y a {} chiffres de trop : le numéro de sécurité sociale en comporte 15, clé comprise.",
        nir_provisional_short_one: "Il manque {} chiffre : un numéro provisoire en comporte 13.",
        nir_provisional_short_several: "Il manque {} chiffres : un numéro provisoire en comporte 13.",
        nir_provisional_long_one: "Il y a {} chiffre de trop : un numéro provisoire en comporte 13.",
        nir_provisional_long_several: "Il y a {} chiffres de trop : un numéro provisoire en comporte 13.",
        nth_digit_first: "Le 1er caractère n’est pas un chiffre.",
        nth_digit: "Le {}e caractère n’est pas un chiffre.",
        nir_first: "Le numéro de sécurité sociale commence par 1 ou 2 (7 ou 8 s’il est provisoire).",
        nir_key: "La clé (les 2 derniers chiffres) ne correspond pas au numéro : vérifiez chaque chiffre.",
        serial_photo_short_one: "Il manque {} chiffre : le numéro de série en comporte 11.",
        serial_photo_short_several: "Il manque {} chiffres : le numéro de série en comporte 11.",
        serial_photo_long_one: "Il y a {} chiffre de trop : le numéro de série en comporte 11.",
        serial_photo_long_several: "Il y a {} chiffres de trop : le numéro de série en comporte 11.",
        serial_no_photo_short_one: "Il manque {} chiffre : le numéro de série en comporte de 8 à 13.",
        serial_no_photo_short_several: "Il manque {} chiffres : le numéro de série en comporte de 8 à 13.",
        serial_no_photo_long_one: "Il y a {} chiffre de trop : le numéro de série en comporte de 8 à 13.",
        serial_no_photo_long_several: "Il y a {} chiffres de trop : le numéro de série en comporte de 8 à 13.",
        code_short: "Le code provisoire comporte 12 lettres et chiffres : il en manque {}.",
        code_long: "Le code provisoire comporte 12 lettres et chiffres : il y en a {} de trop.",
        nth_alphanumeric_first: "Le 1er caractère n’est ni une lettre sans accent ni un chiffre.",
        nth_alphanumeric: "Le {}e caractère n’est ni une lettre sans accent ni un chiffre.",
        date_day: "Indiquez le jour.",
        date_month: "Indiquez le mois.",
        date_year: "Indiquez l’année.",
        date_year_digits: "L’année comporte 4 chiffres.",
        date_1900: "L’année est antérieure à 1900 : vérifiez-la.",
        date_no_day: "Le jour est un nombre de 1 à 31.",
        date_no_month: "Le mois est un nombre de 1 à 12.",
        date_unreal: "Cette date n’existe pas.",
        date_future: "La date est dans le futur.",
        one_time_code: "Le code comporte 6 chiffres.",
        email_no_at: "Il manque un @ : une adresse ressemble à nom@exemple.fr.",
        email_several_ats: "Il y a plusieurs @ : une adresse n’en comporte qu’un, comme nom@exemple.fr.",
        email_before: "Il manque le nom avant le @ : une adresse ressemble à nom@exemple.fr.",
        email_after: "Il manque la fin, après le @ : une adresse ressemble à nom@exemple.fr.",
        email_no_dot: "Il manque un point après le @ : une adresse se termine par exemple par .fr ou .com.",
        email_space: "Une adresse e-mail ne contient pas d’espace.",
        email_character: "Le {}e caractère ne peut pas figurer dans une adresse e-mail.",
        email_long: "Cette adresse e-mail est trop longue : vérifiez-la.",
        mobile_short_one: "Il manque {} chiffre : un numéro de mobile en comporte 10.",
        mobile_short_several: "Il manque {} chiffres : un numéro de mobile en comporte 10.",
        mobile_long_one: "Il y a {} chiffre de trop : un numéro de mobile en comporte 10.",
        mobile_long_several: "Il y a {} chiffres de trop : un numéro de mobile en comporte 10.",
        mobile_not: "Ce numéro n’est pas celui d’un mobile : il commence par 06 ou 07.",
        mobile_foreign: "Indiquez un numéro de mobile français : il commence par 06 ou 07.",
        identifier_short_one: "Il manque {} caractère : l’identifiant en comporte au moins {}.",
        identifier_short_several: "Il manque {} caractères : l’identifiant en comporte au moins {}.",
        identifier_long: "L’identifiant comporte 64 caractères au plus.",
        identifier_email: "L’identifiant ne peut pas être une adresse e-mail.",
        identifier_space: "L’identifiant ne peut pas contenir d’espace.",
        identifier_character_first: "Le 1er caractère ne peut pas figurer dans un identifiant.",
        identifier_character: "Le {}e caractère ne peut pas figurer dans un identifiant.",
        password_criteria: "Le mot de passe ne remplit pas encore tous les critères.",
        password_long: "Le mot de passe est trop long.",
        password_unprintable: "Le mot de passe contient un caractère qui ne s’affiche pas : saisissez-le à nouveau.",
        confirm: "Les deux mots de passe sont différents.",
        refused_field: "Cette réponse n’est pas acceptée. Vérifiez-la, ou essayez-en une autre.",
        refused_undeliverable: "Aucun message ne peut arriver à cette adresse ou à ce numéro. Vérifiez votre saisie.",
        refused_too_common: "Ce mot de passe est trop courant : quelqu’un pourrait le deviner. Choisissez-en un autre.",
        refused_identity: "Ce mot de passe contient votre nom ou votre identifiant. Choisissez-en un autre.",
        refused_already_used: "Ce mot de passe est celui que vous avez déjà. Choisissez-en un autre.",
        refused: "Cette réponse n’est pas acceptée : vérifiez-la.",
    }
}

/// The conversion of a field's error to a message.
pub trait Sentence {
    /// Returns the message, which says how to correct the value.
    fn sentence(self, text: &Text) -> String;
}

/// Fills a message about the character at `position` with that position. `first` is the message for position 1, whose
/// ordinal is irregular in French (« 1er », « 2e »).
fn nth(first: &str, other: &str, position: u8) -> String {
    if position == 1 { first.to_owned() } else { fill(other, &position.to_string()) }
}

impl Sentence for NirError {
    fn sentence(self, text: &Text) -> String {
        let error = &text.error;
        match self {
            Self::Empty => text.common.required.to_owned(),
            Self::TooShort { missing, expected: 13 } => count(
                error.nir_provisional_short_one,
                error.nir_provisional_short_several,
                missing.into(),
            ),
            Self::TooShort { missing, .. } => {
                count(error.nir_short_one, error.nir_short_several, missing.into())
            }
            Self::TooLong { extra, expected: 13 } => count(
                error.nir_provisional_long_one,
                error.nir_provisional_long_several,
                extra.into(),
            ),
            Self::TooLong { extra, .. } => {
                count(error.nir_long_one, error.nir_long_several, extra.into())
            }
            Self::NotADigit { at } => nth(error.nth_digit_first, error.nth_digit, at),
            Self::FirstDigit => error.nir_first.to_owned(),
            Self::WrongKey => error.nir_key.to_owned(),
        }
    }
}

impl Sentence for CardSerialError {
    fn sentence(self, text: &Text) -> String {
        let error = &text.error;
        match self {
            Self::Empty => text.common.required.to_owned(),
            Self::TooShort { missing, kind: CardKind::Photo } => count(
                error.serial_photo_short_one,
                error.serial_photo_short_several,
                missing.into(),
            ),
            Self::TooShort { missing, kind: CardKind::NoPhoto } => count(
                error.serial_no_photo_short_one,
                error.serial_no_photo_short_several,
                missing.into(),
            ),
            Self::TooLong { extra, kind: CardKind::Photo } => {
                count(error.serial_photo_long_one, error.serial_photo_long_several, extra.into())
            }
            Self::TooLong { extra, kind: CardKind::NoPhoto } => count(
                error.serial_no_photo_long_one,
                error.serial_no_photo_long_several,
                extra.into(),
            ),
            Self::NotADigit { at } => nth(error.nth_digit_first, error.nth_digit, at),
        }
    }
}

impl Sentence for ProvisionalCodeError {
    fn sentence(self, text: &Text) -> String {
        let error = &text.error;
        match self {
            Self::Empty => text.common.required.to_owned(),
            Self::TooShort { missing } => count(error.code_short, error.code_short, missing.into()),
            Self::TooLong { extra } => count(error.code_long, error.code_long, extra.into()),
            Self::NotAlphanumeric { at } => {
                nth(error.nth_alphanumeric_first, error.nth_alphanumeric, at)
            }
        }
    }
}

impl Sentence for BirthDateError {
    fn sentence(self, text: &Text) -> String {
        let error = &text.error;
        match self {
            Self::AllEmpty => text.common.required,
            Self::Empty(DatePart::Day) => error.date_day,
            Self::Empty(DatePart::Month) => error.date_month,
            Self::Empty(DatePart::Year) => error.date_year,
            Self::NoSuchDay => error.date_no_day,
            Self::NoSuchMonth => error.date_no_month,
            Self::NotADigit { at, .. } => return nth(error.nth_digit_first, error.nth_digit, at),
            Self::YearDigits { .. } => error.date_year_digits,
            Self::Before1900 => error.date_1900,
            Self::NoSuchDate | Self::Unreadable => error.date_unreal,
        }
        .to_owned()
    }
}

impl Sentence for OneTimeCodeError {
    fn sentence(self, text: &Text) -> String {
        match self {
            Self::Empty => text.common.required,
            Self::NotSixDigits { .. } => text.error.one_time_code,
        }
        .to_owned()
    }
}

impl Sentence for EmailError {
    fn sentence(self, text: &Text) -> String {
        let error = &text.error;
        match self {
            Self::Empty => text.common.required,
            Self::NoAt => error.email_no_at,
            Self::SeveralAts => error.email_several_ats,
            Self::NothingBefore => error.email_before,
            Self::NothingAfter => error.email_after,
            Self::NoDot => error.email_no_dot,
            Self::Space => error.email_space,
            Self::BadCharacter { at } => return fill(error.email_character, &at.to_string()),
            Self::TooLong => error.email_long,
        }
        .to_owned()
    }
}

impl Sentence for MobileError {
    fn sentence(self, text: &Text) -> String {
        let error = &text.error;
        match self {
            Self::Empty => text.common.required.to_owned(),
            Self::TooShort { missing } => {
                count(error.mobile_short_one, error.mobile_short_several, missing.into())
            }
            Self::TooLong { extra } => {
                count(error.mobile_long_one, error.mobile_long_several, extra.into())
            }
            Self::NotADigit { at } => nth(error.nth_digit_first, error.nth_digit, at),
            Self::NotMobile => error.mobile_not.to_owned(),
            Self::Foreign => error.mobile_foreign.to_owned(),
        }
    }
}

/// Returns the message for an identifier's error; `min` is the backend's minimum length.
pub fn identifier_error(error: IdentifierError, min: u32, text: &Text) -> String {
    let messages = &text.error;
    match error {
        IdentifierError::Empty => text.common.required.to_owned(),
        IdentifierError::TooShort { missing } => {
            let short = count(
                messages.identifier_short_one,
                messages.identifier_short_several,
                missing.into(),
            );
            fill(&short, &min.to_string())
        }
        IdentifierError::TooLong { .. } => messages.identifier_long.to_owned(),
        IdentifierError::IsEmail => messages.identifier_email.to_owned(),
        IdentifierError::HasSpace => messages.identifier_space.to_owned(),
        IdentifierError::InvisibleCharacter { at } => {
            nth(messages.identifier_character_first, messages.identifier_character, at)
        }
    }
}

impl Sentence for PasswordError {
    fn sentence(self, text: &Text) -> String {
        let error = &text.error;
        match self {
            Self::Empty => text.common.required,
            Self::Unprintable => error.password_unprintable,
            Self::Criteria(_) => error.password_criteria,
            Self::TooLong { .. } => error.password_long,
        }
        .to_owned()
    }
}
