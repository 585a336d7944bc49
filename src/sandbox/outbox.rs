//! The messages that the backend would send: the texts of the service's activation guide with their
//! variables filled in, for previews and tests.

use serde::Serialize;

use super::claim::Contacts;
use super::people::PersonFixture;
use crate::contract::Channel;
use crate::fields::Mobile;

/// A message in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// An e-mail address, a mobile number, or the name of a person for a letter.
    pub to: String,
    /// `email`, `sms` or `letter`.
    pub channel: &'static str,
    /// The subject; empty for a text message.
    pub subject: String,
    /// The body, as plain text.
    pub text: String,
    /// The provisional or one-time code in the text.
    pub code: Option<String>,
    /// The path of the link in the text.
    pub link: Option<String>,
    /// When it was sent: RFC 3339, in UTC.
    pub at: String,
}

/// The address of the service in messages.
const SITE: &str = "https://monespacesante.fr";

/// Builds the announcement of the automatic creation of the space of `name`, who is the person or
/// one of their children: an e-mail, or a letter if no address is known (activation guide).
pub(super) fn notification(person: &PersonFixture, name: &str, code: &str, at: String) -> Message {
    let by_email = person.email.is_some();
    let (medium, opening) = if by_email {
        ("cet email", "Bonjour,".to_owned())
    } else {
        ("ce courrier", format!("Madame, Monsieur {},", person.last_name.to_uppercase()))
    };
    let signature = if by_email {
        "Votre conseiller Mon espace santé"
    } else {
        "Votre correspondant Mon espace santé"
    };
    let text = format!(
        "{opening}\n\n\
         Comme l’ensemble des citoyens français, vous allez bénéficier d’un nouveau service \
         sécurisé, Mon espace santé, qui vous permet d’être acteur au quotidien de votre santé et \
         de celle de vos proches.\n\n\
         Dans un délai de six semaines à partir de la réception de {medium}, le service Mon espace \
         santé sera créé automatiquement pour {name}. Avec votre carte Vitale et le code \
         provisoire ci-dessous, vous pouvez :\n\
         – activer sans attendre le service ;\n\
         – ou vous opposer à sa création automatique. Vous pourrez à tout moment changer d’avis et \
         ouvrir plus tard votre accès personnel à Mon espace santé.\n\n\
         Code provisoire pour {name}\n{code}\n\n\
         Ce code provisoire est confidentiel et valable six semaines à partir de la réception de \
         {medium}.\n\n\
         Se connecter à Mon espace santé : {SITE}/activer\n\n\
         Avec Mon espace santé, vous pouvez :\n\
         – consulter et conserver toutes vos informations de santé grâce au dossier médical \
         partagé (DMP) ;\n\
         – échanger avec les professionnels de santé qui assurent votre suivi grâce à une \
         messagerie sécurisée.\n\n\
         Avec toute mon attention,\n{signature}\n\n\
         Le service Mon espace santé mis en œuvre par l’Assurance Maladie et le Ministère des \
         Solidarités et de la Santé garantit la protection de vos données personnelles \
         conformément au Règlement Général sur la Protection des Données. Pour en savoir plus sur \
         le traitement et sur vos droits : {SITE}/protection-donnees-personnelles"
    );
    Message {
        to: person.email.unwrap_or(person.details.name).to_owned(),
        channel: if by_email { "email" } else { "letter" },
        subject: "Je gère ma santé avec le nouveau service Mon espace santé".to_owned(),
        text,
        code: Some(code.to_owned()),
        link: Some("/activer".to_owned()),
        at,
    }
}

/// The recipient of a message.
pub(super) struct Address {
    to: String,
    channel: Channel,
}

impl Address {
    pub(super) fn new(channel: Channel, to: String) -> Self {
        Self { to, channel }
    }

    /// Returns the address of a member’s contacts for a channel; the mobile number if there is no e-mail address.
    pub(super) fn of(contacts: &Contacts, channel: Channel) -> Self {
        match (channel, &contacts.email, &contacts.mobile) {
            (Channel::Email, Some(email), _) => Self::new(channel, email.clone()),
            (_, _, Some(mobile)) => {
                let number = mobile.parse::<Mobile>().map(|mobile| mobile.grouped());
                Self::new(Channel::Sms, number.unwrap_or_default())
            }
            _ => Self::new(Channel::Email, String::new()),
        }
    }

    /// Builds a message: `email` with a greeting and a closing, or the text message `sms`.
    fn message(&self, subject: &str, email: &str, sms: String, at: String) -> Message {
        let is_sms = self.channel == Channel::Sms;
        Message {
            to: self.to.clone(),
            channel: match self.channel {
                Channel::Sms => "sms",
                Channel::Letter => "letter",
                _ => "email",
            },
            subject: if is_sms { String::new() } else { subject.to_owned() },
            text: if !is_sms {
                format!(
                    "Bonjour,\n\n{email}\n\nSi vous n’êtes pas à l’origine de cette demande, \
                     ignorez ce message.\n\nAvec toute mon attention,\nVotre conseiller Mon \
                     espace santé"
                )
            } else {
                sms
            },
            code: None,
            link: None,
            at,
        }
    }
}

const KEEP_SECRET: &str = "Ne le communiquez à personne : aucun conseiller ne vous le demandera, \
                           ni par téléphone, ni par e-mail, ni par SMS.";

/// Formats the last line of a text message, which binds the one-time code to the site: phones then
/// fill it in only there (“Origin-bound one-time codes delivered via SMS”, WICG).
fn origin_binding(code: &str) -> String {
    let host = SITE.trim_start_matches("https://");
    format!("@{host} #{code}")
}

/// Builds the message with a one-time code, valid for `life_s` seconds.
pub(super) fn one_time_code(to: &Address, code: &str, life_s: u32, at: String) -> Message {
    let minutes = life_s.div_ceil(60);
    let email = format!(
        "Votre code à usage unique est {code}. Il est valable {minutes} min.\n\nSaisissez-le sur \
         la page que vous avez laissée ouverte. {KEEP_SECRET}"
    );
    let sms = format!(
        "Mon espace santé : votre code est {code}. Ne le communiquez à personne.\n\n{}",
        origin_binding(code)
    );
    let subject = "Votre code à usage unique Mon espace santé";
    Message { code: Some(code.to_owned()), ..to.message(subject, &email, sms, at) }
}

/// Builds the message with a new provisional code, valid for `days` days.
pub(super) fn provisional_code(to: &Address, code: &str, days: u32, at: String) -> Message {
    let email = format!(
        "Votre code : {code}\n\nCe code provisoire est confidentiel et valable {days} jours. \
         Celui que vous aviez reçu reste valable aussi, s’il n’a pas expiré, jusqu’à l’activation. Avec votre carte Vitale, il vous permet d’activer Mon \
         espace santé ou de vous opposer à sa création : {SITE}/activer\n\n{KEEP_SECRET}"
    );
    let sms = format!(
        "Mon espace santé. Votre code : {code}. Il est valable {days} jours. Ne le communiquez à \
         personne."
    );
    let subject = "Votre nouveau code provisoire Mon espace santé";
    Message { code: Some(code.to_owned()), ..to.message(subject, &email, sms, at) }
}

/// Builds a message that consists of a text and a link.
fn notice(to: &Address, subject: &str, text: &str, link: &str, at: String) -> Message {
    let sms = format!("Mon espace santé. {text}");
    Message { link: Some(link.to_owned()), ..to.message(subject, text, sms, at) }
}

/// Builds the answer to a request for a provisional code by a person whose space is already active.
pub(super) fn already_active(to: &Address, at: String) -> Message {
    let text = format!(
        "Votre espace est déjà activé : il n’y a plus de code provisoire à recevoir. Connectez-vous \
         avec votre identifiant et votre mot de passe : {SITE}/connexion"
    );
    notice(to, "Mon espace santé est déjà activé", &text, "/connexion", at)
}

/// Builds the message with a forgotten identifier.
pub(super) fn identifier(to: &Address, identifier: &str, at: String) -> Message {
    let email = format!(
        "Votre identifiant est : {identifier}\n\nIl vous sert, avec votre mot de passe, à vous \
         connecter : {SITE}/connexion"
    );
    let sms = format!("Mon espace santé : votre identifiant est {identifier}");
    let link = Some("/connexion".to_owned());
    Message { link, ..to.message("Votre identifiant Mon espace santé", &email, sms, at) }
}

/// Builds the answer to a recovery request by a person who has no space.
pub(super) fn no_space(to: &Address, at: String) -> Message {
    let text = format!(
        "Vous n’avez pas encore activé Mon espace santé : il n’a ni identifiant ni mot de passe. \
         Pour l’activer : {SITE}/activer"
    );
    notice(to, "Votre demande", &text, "/activer", at)
}

/// Builds the message with a code and a link, either of which resets the password.
pub(super) fn reset(
    to: &Address,
    code: &str,
    life_s: u32,
    link: String,
    link_life_s: u32,
    at: String,
) -> Message {
    let minutes = life_s.div_ceil(60);
    let link_minutes = link_life_s.div_ceil(60);
    let email = format!(
        "Pour réinitialiser votre mot de passe, saisissez le code {code} sur la page que vous avez \
         laissée ouverte. Il est valable {minutes} min.\n\nVous pouvez aussi ouvrir ce lien, qui \
         ne sert qu’une fois, dans les {link_minutes} min :\n{SITE}{link}\n\n{KEEP_SECRET}"
    );
    let sms = format!(
        "Mon espace santé : votre code de réinitialisation est {code}. Ou ouvrez ce lien : \
         {SITE}{link}\n\n{}",
        origin_binding(code)
    );
    let subject = "Réinitialisation de votre mot de passe Mon espace santé";
    let message = to.message(subject, &email, sms, at);
    Message { code: Some(code.to_owned()), link: Some(link), ..message }
}
