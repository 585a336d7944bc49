//! What the backend « sent »: the words of S1 with the variables filled in, readable by whoever
//! previews or tests, as the citizen would read them.

use serde::Serialize;

use super::people::Profile;

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

/// A one-time code by e-mail.
pub(super) fn code_by_email(to: &str, code: &str, life_s: u32, at: String) -> Message {
    let minutes = life_s.div_ceil(60);
    Message {
        to: to.to_owned(),
        channel: "email",
        subject: "Votre code à usage unique Mon espace santé".to_owned(),
        text: format!(
            "Bonjour,\n\n\
             Votre code à usage unique est {code}. Il est valable {minutes} min.\n\n\
             Saisissez-le sur la page que vous avez laissée ouverte. Ne le communiquez à personne : \
             aucun conseiller ne vous le demandera, ni par téléphone, ni par e-mail, ni par SMS.\n\n\
             Si vous n’êtes pas à l’origine de cette demande, ignorez ce message.\n\n\
             Avec toute mon attention,\nVotre conseiller Mon espace santé"
        ),
        code: Some(code.to_owned()),
        link: None,
        at,
    }
}

/// A one-time code by text message. The last line binds it to the site, so that telephones fill
/// it in there and nowhere else (“Origin-bound one-time codes delivered via SMS”, WICG).
pub(super) fn code_by_sms(to: &str, code: &str, at: String) -> Message {
    let host = SITE.trim_start_matches("https://");
    Message {
        to: to.to_owned(),
        channel: "sms",
        subject: String::new(),
        text: format!(
            "Mon espace santé : votre code est {code}. Ne le communiquez à personne.\n\n@{host} #{code}"
        ),
        code: Some(code.to_owned()),
        link: None,
        at,
    }
}
