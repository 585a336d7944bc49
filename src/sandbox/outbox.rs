//! What the backend « sent »: the words of S1 with the variables filled in, readable by whoever
//! previews or tests, as the citizen would read them.

use serde::Serialize;

use super::people::Profile;
use super::session::Member;
use crate::contract::Channel;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// An e-mail address, a mobile number, or a name for a letter.
    pub to: String,
    /// `email`, `sms` or `letter`.
    pub channel: &'static str,
    /// The subject; a text message has none.
    pub subject: String,
    /// The whole text.
    pub text: String,
    /// The code in it.
    pub code: Option<String>,
    /// The link in it.
    pub link: Option<String>,
    /// When: RFC 3339, UTC.
    pub at: String,
}

/// Where the service is, as messages say it.
const SITE: &str = "https://monespacesante.fr";

/// The notification of the creation to come for `name`, who is the person or their child, by e-mail, or by letter when no address is known (S1).
pub(super) fn notification(person: &Profile, name: &str, code: &str, at: String) -> Message {
    let by_mail = person.email.is_some();
    let (thing, opening) = if by_mail {
        ("cet email", "Bonjour,".to_owned())
    } else {
        ("ce courrier", format!("Madame, Monsieur {},", person.last_name.to_uppercase()))
    };
    let signature = if by_mail {
        "Votre conseiller Mon espace santé"
    } else {
        "Votre correspondant Mon espace santé"
    };
    let text = format!(
        "{opening}\n\n\
         Comme l’ensemble des citoyens français, vous allez bénéficier d’un nouveau service \
         sécurisé, Mon espace santé, qui vous permet d’être acteur au quotidien de votre santé et \
         de celle de vos proches.\n\n\
         Dans un délai de six semaines à partir de la réception de {thing}, le service Mon espace \
         santé sera créé automatiquement pour {name}. Avec votre carte Vitale et le code \
         provisoire ci-dessous, vous pouvez :\n\
         – activer sans attendre le service ;\n\
         – ou vous opposer à sa création automatique. Vous pourrez à tout moment changer d’avis et \
         ouvrir plus tard votre accès personnel à Mon espace santé.\n\n\
         Code provisoire pour {name}\n{code}\n\n\
         Ce code provisoire est confidentiel et valable six semaines à partir de la réception de \
         {thing}.\n\n\
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
        to: person.email.unwrap_or(person.sheet.name).to_owned(),
        channel: if by_mail { "email" } else { "letter" },
        subject: "Je gère ma santé avec le nouveau service Mon espace santé".to_owned(),
        text,
        code: Some(code.to_owned()),
        link: Some("/activer".to_owned()),
        at,
    }
}

/// Where a message goes.
pub(super) struct Address {
    to: String,
    channel: Channel,
}

impl Address {
    /// An e-mail address.
    pub(super) fn email(to: &str) -> Self {
        Self { to: to.to_owned(), channel: Channel::Email }
    }

    /// A mobile number.
    pub(super) fn sms(to: &str) -> Self {
        Self { to: to.to_owned(), channel: Channel::Sms }
    }

    /// Where somebody is reached by a way.
    pub(super) fn of(member: &Member, channel: Channel) -> Self {
        match (channel, &member.email, &member.mobile) {
            (Channel::Email, Some(email), _) => Self::email(email.as_str()),
            (_, _, Some(mobile)) => Self::sms(&mobile.grouped()),
            _ => Self::email(""),
        }
    }

    /// A message: an e-mail with its greeting and its end, or a few words.
    fn message(&self, subject: &str, email: &str, sms: String, at: String) -> Message {
        let by_mail = self.channel == Channel::Email;
        Message {
            to: self.to.clone(),
            channel: if by_mail { "email" } else { "sms" },
            subject: if by_mail { subject.to_owned() } else { String::new() },
            text: if by_mail {
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

const SECRET: &str = "Ne le communiquez à personne : aucun conseiller ne vous le demandera, ni par \
                      téléphone, ni par e-mail, ni par SMS.";

/// The last line of a text message binds its one-time code to the site, so that telephones fill it
/// in there and nowhere else (“Origin-bound one-time codes delivered via SMS”, WICG).
fn bound(code: &str) -> String {
    let host = SITE.trim_start_matches("https://");
    format!("@{host} #{code}")
}

/// A one-time code.
pub(super) fn one_time_code(to: &Address, code: &str, life_s: u32, at: String) -> Message {
    let minutes = life_s.div_ceil(60);
    let email = format!(
        "Votre code à usage unique est {code}. Il est valable {minutes} min.\n\nSaisissez-le sur \
         la page que vous avez laissée ouverte. {SECRET}"
    );
    let sms = format!(
        "Mon espace santé : votre code est {code}. Ne le communiquez à personne.\n\n{}",
        bound(code)
    );
    let subject = "Votre code à usage unique Mon espace santé";
    Message { code: Some(code.to_owned()), ..to.message(subject, &email, sms, at) }
}

/// A new provisional code.
pub(super) fn provisional_code(to: &Address, code: &str, days: u32, at: String) -> Message {
    let email = format!(
        "Votre code : {code}\n\nCe code provisoire est confidentiel et valable {days} jours. Il \
         remplace celui que vous aviez reçu. Avec votre carte Vitale, il vous permet d’activer Mon \
         espace santé ou de vous opposer à sa création : {SITE}/activer\n\n{SECRET}"
    );
    let sms = format!(
        "Mon espace santé. Votre code : {code}. Il est valable {days} jours. Ne le communiquez à \
         personne."
    );
    let subject = "Votre nouveau code provisoire Mon espace santé";
    Message { code: Some(code.to_owned()), ..to.message(subject, &email, sms, at) }
}

/// Whoever asks for a provisional code has a space already: nothing to activate.
pub(super) fn already_active(to: &Address, at: String) -> Message {
    let words = format!(
        "Votre espace est déjà activé : il n’y a plus de code provisoire à recevoir. Connectez-vous \
         avec votre identifiant et votre mot de passe : {SITE}/connexion"
    );
    let sms = format!("Mon espace santé. {words}");
    let link = Some("/connexion".to_owned());
    Message { link, ..to.message("Mon espace santé est déjà activé", &words, sms, at) }
}

/// The identifier, once more.
pub(super) fn identifier(to: &Address, identifier: &str, at: String) -> Message {
    let email = format!(
        "Votre identifiant est : {identifier}\n\nIl vous sert, avec votre mot de passe, à vous \
         connecter : {SITE}/connexion"
    );
    let sms = format!("Mon espace santé : votre identifiant est {identifier}");
    let link = Some("/connexion".to_owned());
    Message { link, ..to.message("Votre identifiant Mon espace santé", &email, sms, at) }
}

/// Whoever has lost what they never had.
pub(super) fn no_space(to: &Address, at: String) -> Message {
    let words = format!(
        "Vous n’avez pas encore activé Mon espace santé : il n’a ni identifiant ni mot de passe. \
         Pour l’activer : {SITE}/activer"
    );
    let sms = format!("Mon espace santé. {words}");
    let link = Some("/activer".to_owned());
    Message { link, ..to.message("Votre demande", &words, sms, at) }
}

/// A reset of the password, by a code or by a link.
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
         ne sert qu’une fois, dans les {link_minutes} min :\n{SITE}{link}\n\n{SECRET}"
    );
    let sms = format!(
        "Mon espace santé : votre code de réinitialisation est {code}. Ou ouvrez ce lien : \
         {SITE}{link}\n\n{}",
        bound(code)
    );
    let subject = "Réinitialisation de votre mot de passe Mon espace santé";
    let message = to.message(subject, &email, sms, at);
    Message { code: Some(code.to_owned()), link: Some(link), ..message }
}
