//! The messages that announce a change, sent to every address that was known before it (`docs/requirements.md`, R23). They
//! contain no link: a link in an alarming message is the mark of fraud.

use super::backend::Sandbox;
use super::clock;
use super::member::Member;
use super::outbox::Message;
use crate::contract::Date;

/// A change that is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change<'a> {
    Activation,
    Opposition,
    Closure,
    Email,
    Mobile,
    Password,
    Identifier,
    /// A decision for the child with this name.
    ChildActivation(&'a str),
    ChildOpposition(&'a str),
    ChildClosure(&'a str),
}

impl Change<'_> {
    /// The sentence that says what has changed.
    fn sentence(self, on: &str) -> String {
        match self {
            Self::Activation => format!("Mon espace santé a été activé le {on}."),
            Self::Opposition => {
                format!("L’opposition à la création de Mon espace santé a été enregistrée le {on}.")
            }
            Self::Closure => format!("Mon espace santé a été fermé le {on}."),
            Self::Email => {
                format!("L’adresse e-mail de Mon espace santé a été modifiée le {on}.")
            }
            Self::Mobile => {
                format!("Le numéro de mobile de Mon espace santé a été modifié le {on}.")
            }
            Self::Password => format!("Le mot de passe de Mon espace santé a été modifié le {on}."),
            Self::Identifier => {
                format!("L’identifiant de Mon espace santé a été modifié le {on}.")
            }
            Self::ChildActivation(name) => {
                format!("L’espace santé de {name} a été activé le {on}.")
            }
            Self::ChildOpposition(name) => {
                format!(
                    "L’opposition à la création de l’espace santé de {name} a été enregistrée le {on}."
                )
            }
            Self::ChildClosure(name) => format!("L’espace santé de {name} a été fermé le {on}."),
        }
    }
}

/// The addresses of a member, as they were before a change.
#[derive(Debug, Clone)]
pub(super) struct KnownAddresses {
    email: Option<String>,
    mobile: Option<String>,
    name: &'static str,
}

impl KnownAddresses {
    pub(super) fn of(member: &Member) -> Self {
        Self {
            email: member.email.as_ref().map(|email| email.as_str().to_owned()),
            mobile: member.mobile.as_ref().map(crate::fields::Mobile::grouped),
            name: member.fixture.details.name,
        }
    }

    /// Builds one message for each address, or a letter if none is known.
    fn messages(&self, change: Change<'_>, on: &Date, at: &str) -> Vec<Message> {
        let what = change.sentence(&on.in_french());
        let alert = "Si ce n’est pas vous, appelez le 34 22.";
        let message = |to: &str, channel: &'static str| Message {
            to: to.to_owned(),
            channel,
            subject: if channel == "sms" {
                String::new()
            } else {
                "Un changement dans Mon espace santé".to_owned()
            },
            text: if channel == "sms" {
                format!("{what} {alert}")
            } else {
                format!(
                    "Bonjour,\n\n{what}\n\nSi c’est bien vous, vous n’avez rien à faire. {alert}\n\nAvec \
                     toute mon attention,\nVotre conseiller Mon espace santé"
                )
            },
            code: None,
            link: None,
            at: at.to_owned(),
        };
        let email = self.email.iter().map(|email| message(email, "email"));
        let mobile = self.mobile.iter().map(|mobile| message(mobile, "sms"));
        let mut messages: Vec<_> = email.chain(mobile).collect();
        if messages.is_empty() {
            messages.push(message(self.name, "letter"));
        }
        messages
    }
}

impl Sandbox {
    /// Tells a person of a change, at the addresses that were known before it.
    pub(super) fn tell(&mut self, known: &KnownAddresses, change: Change<'_>) {
        let at = clock::instant(self.clock.now());
        self.outbox.extend(known.messages(change, &self.today(), &at));
    }

    /// Tells a member of a change that left the addresses as they are.
    pub(super) fn tell_member(&mut self, index: usize, change: Change<'_>) {
        if let Some(known) = self.members.get(index).map(KnownAddresses::of) {
            self.tell(&known, change);
        }
    }
}
