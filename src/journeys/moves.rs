//! The moves of all screens, named after their operations where they send one.

use super::account::{Account, Updated};
use super::codes::{ChannelChoice, CodePurpose};
use super::contact::ContactOrigin;
use super::destination::{Destination, History, Move};
use super::profiles::Child;
use super::recovery::IdentifierSent;
use super::{Activation, Profiles, Screen};
use crate::contract::{
    self, AcceptTerms, ActivateProfile, At, CancelChange, ChangeEmail, ChangeIdentifier,
    ChangeMobile, ChangePassword, ChangedTerms, Channel, ChooseCredentials, CloseAccount,
    CloseCreated, CloseProfile, CodeSent, ConfirmChange, ConfirmContact, ConfirmContactProof,
    ConfirmProof, ConfirmReset, ConfirmSignIn, Consent, Decision, DeliverCode, EndOtherSessions,
    EnterCode, Identify, OneTimeCodeSent, OpenResetLink, Operation, Oppose, OpposeProfile, Pending,
    ProveContact, ProveSession, RecoverIdentifier, RecoverPassword, RequestCode, ResendChange,
    ResendReset, ResendSignIn, ResetPassword, ResetToken, SendProofCode, Standing,
};
use crate::fields::{
    BirthDate, CardSerial, Email, Identifier, Mobile, Nir, OneTimeCode, Password, ProvisionalCode,
};
use crate::route::{ProfileId, Route};

/// « Continuer » on `/activer/identification`.
pub fn identify(code: ProvisionalCode, nir: Nir, card: CardSerial) -> Move {
    Move::send(&Identify { code, nir, card }, Destination::FirstOfStep)
}

/// « Continuer » on `/activer/naissance`.
pub fn give_birth_date(birth_date: BirthDate) -> Move {
    Move::show(Destination::Screen(Screen::Activation(Activation::Card(birth_date))))
}

/// « Continuer » on `/activer/carte` and `/code`.
pub fn request_code(
    nir: Nir,
    birth_date: BirthDate,
    card: CardSerial,
    purpose: CodePurpose,
) -> Move {
    Move::send(&RequestCode { nir, birth_date, card }, Destination::ChannelChoice(purpose))
}

/// « Valider » on `/code/reception`. Sends nothing if the code was just sent by this channel: the person has come back
/// from the next screen.
pub fn deliver_code(choice: &ChannelChoice, channel: Channel, standing: &Standing) -> Move {
    let destination = Destination::CodeSent(choice.purpose);
    let known = choice.channels.iter().find(|known| known.channel == channel);
    match &standing.at {
        At::CodeSent(sent)
            if sent.channel == channel
                && sent.resend_after_s > 0
                && known.is_some_and(|known| known.masked == sent.masked) =>
        {
            Move::show(destination)
        }
        _ => Move::send(&DeliverCode { channel }, destination),
    }
}

/// Sends the provisional code again, by a channel. `purpose` selects the screen: `/code/envoye` or `/activer/code`.
pub fn resend_code(sent: &CodeSent, channel: Channel, purpose: CodePurpose) -> Move {
    let destination = Destination::CodeSent(purpose);
    Move::resend(&DeliverCode { channel }, destination, channel, sent.channel)
}

/// « Continuer » on `/activer/code`.
pub fn enter_code(code: ProvisionalCode) -> Move {
    Move::send(&EnterCode { code }, Destination::FirstOfStep)
}

/// « J’active Mon espace santé » on `/activer/decision`, with the terms accepted.
pub fn consent(decision: &Decision) -> Move {
    let terms_version = decision.terms_version.clone();
    Move::send(&Consent { terms_version }, Destination::FirstOfStep)
}

/// « Je m’oppose… » on `/activer/decision`: asks for confirmation.
pub fn choose_opposition() -> Move {
    Move::show(Destination::Address(Route::Opposition))
}

/// « Continuer » on `/opposition/validation`.
pub fn oppose() -> Move {
    Move::send(&Oppose {}, Destination::FirstOfStep)
}

/// « Je ferme Mon espace santé » on `/activer/decision`: asks for confirmation.
pub fn choose_closure() -> Move {
    Move::show(Destination::Address(Route::Closure))
}

/// « Fermer Mon espace santé » on `/fermeture/validation`.
pub fn close_created() -> Move {
    Move::send(&CloseCreated {}, Destination::FirstOfStep)
}

/// « Continuer » on `/connexion/conditions`.
pub fn accept_terms(changed: &ChangedTerms) -> Move {
    let terms_version = changed.terms_version.clone();
    Move::send(&AcceptTerms { terms_version }, Destination::FirstOfStep)
}

/// « Continuer » on `/activer/coordonnees`.
pub fn confirm_contact() -> Move {
    Move::send(&ConfirmContact {}, Destination::FirstOfStep)
}

/// « Valider » on `/activer/identifiants`.
pub fn choose_credentials(identifier: Identifier, password: Password) -> Move {
    Move::send(&ChooseCredentials { identifier, password }, Destination::FirstOfStep)
}

/// « Valider » with a new e-mail address, to which a one-time code is sent.
pub fn change_email(email: Email) -> Move {
    Move::send(&ChangeEmail { email }, Destination::FirstOfStep)
}

/// « Valider » with a new mobile number, to which a one-time code is sent.
pub fn change_mobile(mobile: Mobile) -> Move {
    Move::send(&ChangeMobile { mobile }, Destination::FirstOfStep)
}

/// « Valider » with the one-time code of a change of contact details.
pub fn confirm_change(origin: ContactOrigin, one_time_code: OneTimeCode) -> Move {
    Move::send(&ConfirmChange { one_time_code }, Destination::ContactConfirmed(origin))
}

/// Sends the one-time code of a change again, to the same address or number.
pub fn resend_change(pending: &Pending) -> Move {
    let channel = pending.channel;
    Move::resend(&ResendChange {}, Destination::FirstOfStep, channel, channel)
}

/// « Annuler » while a change of contact details awaits its one-time code.
pub fn cancel_change(origin: ContactOrigin) -> Move {
    Move::send(&CancelChange {}, Destination::Address(origin.return_route()))
}

/// « Gérer le profil » on `/profils`.
pub fn choose_profile(id: ProfileId) -> Move {
    Move::show(Destination::Screen(Screen::Profiles(Profiles::Decision(id))))
}

/// « J’active… » on `/profils/{id}/decision`, with the terms accepted.
pub fn activate_profile(child: &Child) -> Move {
    let terms_version = child.profile.terms_version.clone();
    let operation = ActivateProfile { id: Some(child.id.clone()), terms_version };
    Move::send(&operation, Destination::ChildDecided(child.id.clone()))
}

/// « Je m’oppose… » or « Je ferme… » on `/profils/{id}/decision`: asks for confirmation.
pub fn ask_confirmation(id: ProfileId) -> Move {
    Move::show(Destination::Screen(Screen::Profiles(Profiles::Validation(id))))
}

/// « Continuer » on `/profils/{id}/opposition`, when the child's space does not exist yet.
pub fn oppose_profile(id: ProfileId) -> Move {
    Move::send(&OpposeProfile { id: Some(id.clone()) }, Destination::ChildDecided(id))
}

/// « Continuer » on `/profils/{id}/opposition`, when the child's space is active.
pub fn close_profile(id: ProfileId) -> Move {
    Move::send(&CloseProfile { id: Some(id.clone()) }, Destination::ChildDecided(id))
}

/// « Continuer » on `/connexion`.
pub fn sign_in(identifier: Identifier, password: Password, channel: Channel) -> Move {
    let operation = contract::SignIn { identifier, password, channel };
    Move::send(&operation, Destination::SignInCode(channel))
}

/// « Se connecter » on `/connexion/code`.
pub fn confirm_sign_in(one_time_code: OneTimeCode) -> Move {
    Move::send(&ConfirmSignIn { one_time_code }, Destination::FirstOfStep)
}

/// Sends the one-time code of the sign-in again, by a channel.
pub fn resend_sign_in(sent: &OneTimeCodeSent, channel: Channel) -> Move {
    Move::resend(&ResendSignIn { channel }, Destination::FirstOfStep, channel, sent.channel)
}

/// « Continuer » on `/identifiant-oublie`.
pub fn recover_identifier(nir: Nir, birth_date: BirthDate) -> Move {
    let destination = Destination::IdentifierSent(nir.clone(), birth_date);
    Move::send(&RecoverIdentifier { nir, birth_date, channel: None }, destination)
}

/// Sends the identifier again, by a channel; `None` after a reload, which loses the values of the request.
pub fn resend_identifier(screen: &IdentifierSent, channel: Channel) -> Option<Move> {
    let (nir, birth_date) = screen.request.clone()?;
    let destination = Destination::IdentifierSent(nir.clone(), birth_date);
    let operation = RecoverIdentifier { nir, birth_date, channel: Some(channel) };
    Some(Move::resend(&operation, destination, channel, screen.sent.channel))
}

/// « Continuer » on `/mot-de-passe-oublie`.
pub fn recover_password(nir: Nir, birth_date: BirthDate, card: CardSerial) -> Move {
    Move::send(&RecoverPassword { nir, birth_date, card }, Destination::FirstOfStep)
}

/// Opens a reset link. The next screen replaces that of the link: Back must not send a token again that is valid once.
pub fn open_reset_link(token: ResetToken) -> Move {
    let opening = Move::send(&OpenResetLink { token }, Destination::FirstOfStep);
    Move { history: History::Replace, ..opening }
}

/// « Continuer » on `/mot-de-passe-oublie/code`.
pub fn confirm_reset(one_time_code: OneTimeCode) -> Move {
    Move::send(&ConfirmReset { one_time_code }, Destination::FirstOfStep)
}

/// Sends the one-time code and the link of a password reset again, by a channel.
pub fn resend_reset(sent: &OneTimeCodeSent, channel: Channel) -> Move {
    Move::resend(&ResendReset { channel }, Destination::FirstOfStep, channel, sent.channel)
}

/// « Valider » on `/mot-de-passe-oublie/nouveau`.
pub fn reset_password(password: Password) -> Move {
    Move::send(&ResetPassword { password }, Destination::FirstOfStep)
}

/// « Valider » on `/espace/compte/mot-de-passe`.
pub fn change_password(password: Password) -> Move {
    Move::send(&ChangePassword { password }, account_updated(Updated::Password))
}

/// « Valider » on `/espace/compte/identifiant`.
pub fn change_identifier(identifier: Identifier) -> Move {
    Move::send(&ChangeIdentifier { identifier }, account_updated(Updated::Identifier))
}

/// « Fermer mes autres sessions » on `/espace/compte`.
pub fn end_other_sessions() -> Move {
    let ending = Move::send(&EndOtherSessions {}, account_updated(Updated::Sessions));
    Move { history: History::Replace, ..ending }
}

fn account_updated(what: Updated) -> Destination {
    Destination::Screen(Screen::Account(Account::Details { updated: Some(what) }))
}

/// Proves the person’s identity with the password, on the screen at an address, which stays.
pub fn prove_by_password(password: Password, here: Route) -> Move {
    stay(&ProveSession { password }, here)
}

/// Sends a one-time code with which the person proves the person’s identity.
pub fn send_proof_code(channel: Channel, here: Route) -> Move {
    stay(&SendProofCode { channel }, here)
}

/// Proves the person’s identity with that one-time code.
pub fn prove_by_code(one_time_code: OneTimeCode, here: Route) -> Move {
    stay(&ConfirmProof { one_time_code }, here)
}

/// Sends a one-time code by a channel that still works, on `/code/coordonnees`.
pub fn prove_contact(channel: Channel) -> Move {
    stay(&ProveContact { channel }, Route::NewCodeContact)
}

/// « Valider » with that one-time code: contact details can then be changed.
pub fn confirm_contact_proof(one_time_code: OneTimeCode) -> Move {
    let destination = Destination::Address(Route::NewCodeContact);
    let confirming = Move::send(&ConfirmContactProof { one_time_code }, destination);
    Move { history: History::Replace, ..confirming }
}

fn stay<O: Operation>(operation: &O, here: Route) -> Move {
    let sending = Move::send(operation, Destination::Address(here));
    Move { history: History::Stay, ..sending }
}

/// « Fermer Mon espace santé » on `/espace/compte/fermeture`, with the password or after another proof.
pub fn close_account(password: Option<Password>) -> Move {
    Move::send(&CloseAccount { password }, Destination::FirstOfStep)
}
