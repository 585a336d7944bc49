//! The acts of each screen, with the values that test people type: one move of `journeys::moves` per operation, and what
//! is not a move (signing out, FranceConnect, the link of a message).

use mon_espace_sante::api::{Failure, Request};
use mon_espace_sante::contract::{self, Channel, Operation, Standing};
use mon_espace_sante::fields::{BirthDate, CardKind, CardSerial, Password};
use mon_espace_sante::journeys::codes::CodePurpose;
use mon_espace_sante::journeys::contact::ContactOrigin;
use mon_espace_sante::journeys::{
    Account, Activation, Codes, Contact, Destination, Move, Opposition, Profiles, Recovery, Screen,
    SignIn, moves, profiles,
};
use mon_espace_sante::route::{ProfileId, Route};
use mon_espace_sante::sandbox::TestPerson;

use crate::activation::test_person;
use crate::in_process::Browser;

/// A test person, with the values that they type.
#[derive(Clone, Copy)]
pub struct Who {
    details: &'static TestPerson,
    /// The person's own birth date, or a child's.
    born: &'static str,
    code: &'static str,
    identifier: &'static str,
    password: &'static str,
}

/// A person who has to decide for herself, the same for a child, a person whose space is active, one whose space was
/// created without him, and one who accepted terms that have changed.
pub fn people() -> Vec<Who> {
    let (martine, inaya) = (test_person("Martine"), test_person("Inaya"));
    let (paul, nadia) = (test_person("Paul"), test_person("Nadia"));
    let who = |details: &'static TestPerson, identifier, password| Who {
        details,
        born: details.born,
        code: details.code,
        identifier,
        password,
    };
    let hers = who(martine, "martine.l1970", "Breizh-1970!");
    let child = Who { born: "03/09/2013", code: "JeanJacques1", ..hers };
    vec![
        hers,
        child,
        who(inaya, "inaya.m1988", "Sante-2022!"),
        who(paul, "paul.r1972", "Breizh-1970!"),
        who(nadia, "nadia.ferrand", "Sante-2022!"),
    ]
}

pub fn card(details: &TestPerson) -> CardSerial {
    let kind = if details.card == "photo" { CardKind::Photo } else { CardKind::NoPhoto };
    CardSerial::parse(details.serial, kind).unwrap()
}

/// A screen of the walk, and the requests that led to it.
#[derive(Clone)]
pub struct Place {
    pub screen: Screen,
    pub standing: Standing,
    pub asked: Vec<Request>,
}

/// What can be done on a screen.
#[derive(Clone)]
pub enum Act {
    Move(Move),
    /// Ends the session and opens a public address.
    Leave(Route),
    /// A sign-in through FranceConnect that fails: the return page without a session. No request is sent.
    FranceConnect,
    /// Opens the link of a message, which shows this screen.
    OpenLink(Screen),
}

impl Act {
    /// The operation's name in the contract; `link sent` for the link of a message, empty for a move that sends nothing.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Move(Move { request: None, .. }) => "",
            Self::Move(Move { request: Some(request), .. }) => {
                contract::find_operation(request.method, &request.path).unwrap().0.id
            }
            Self::Leave(_) => contract::EndSession::ID,
            Self::FranceConnect => contract::FranceConnect::ID,
            Self::OpenLink(_) => "link sent",
        }
    }

    /// Does the act at a standing. Returns the new standing and the screen that follows.
    pub fn run(
        self,
        browser: &Browser,
        standing: &Standing,
    ) -> Result<(Standing, Screen), Failure> {
        match self {
            Self::Move(step) => browser.perform(step, standing),
            Self::Leave(to) => {
                let standing = browser.send(&contract::EndSession {})?;
                let screen = found(to, &standing);
                Ok((standing, screen))
            }
            Self::FranceConnect => {
                Ok((Standing::ANONYMOUS, found(Route::SignInReturn, &Standing::ANONYMOUS)))
            }
            Self::OpenLink(screen) => Ok((standing.clone(), screen)),
        }
    }
}

/// The screen at an address, for a standing.
pub fn found(route: Route, standing: &Standing) -> Screen {
    Screen::find(Some(route), standing).screen
}

/// « Annuler » of a change of contact details: an operation while the change awaits its one-time code, otherwise a link.
fn cancel(origin: ContactOrigin, standing: &Standing) -> Act {
    Act::Move(if standing.pending.is_some() {
        moves::cancel_change(origin)
    } else {
        Move::show(Destination::Address(origin.return_route()))
    })
}

/// Returns the acts of a screen.
pub fn acts(place: &Place, who: Who, browser: &Browser) -> Vec<Act> {
    let Place { screen, standing, .. } = place;
    let nir = || who.details.nir.parse().unwrap();
    let born: BirthDate = who.born.parse().unwrap();
    let code = || who.code.parse().unwrap();
    let one_time_code = || "034567".parse().unwrap();
    let password = || Password::parse(who.password, 9).unwrap();
    let identifier = || who.identifier.parse().unwrap();
    let serial = || card(who.details);
    let step = Act::Move;
    match screen {
        Screen::Activation(screen) => match screen {
            Activation::Identification => vec![step(moves::identify(code(), nir(), serial()))],
            Activation::BirthDate => vec![step(moves::give_birth_date(born))],
            Activation::Card(born) => {
                vec![step(moves::request_code(nir(), *born, serial(), CodePurpose::Activation))]
            }
            Activation::Code(sent) => {
                // The code in the latest message of the sandbox.
                let outbox = browser.wire.sandbox.borrow().outbox();
                let code = outbox.first().and_then(|message| message.code.clone()?.parse().ok());
                let again = moves::resend_code(sent, Channel::Sms, CodePurpose::Activation);
                code.map(moves::enter_code).into_iter().chain([again]).map(step).collect()
            }
            Activation::Decision { decision, .. } => {
                // A person who has opposed before can only activate; a space that exists is closed.
                let other = match decision.state() {
                    contract::DecisionState::ToDecide => Some(moves::choose_opposition()),
                    contract::DecisionState::Opposed => None,
                    contract::DecisionState::Created => Some(moves::choose_closure()),
                };
                [moves::consent(decision)].into_iter().chain(other).map(step).collect()
            }
            // Without an e-mail address the screen has no button.
            Activation::Contact(details) => {
                details.email.iter().map(|_| step(moves::confirm_contact())).collect()
            }
            Activation::Credentials(_) => {
                vec![step(moves::choose_credentials(identifier(), password()))]
            }
            // A screen without an act needs no arm: `every_act_of_the_contract_is_walked` finds an operation that is missing.
            _ => vec![],
        },
        Screen::Codes(screen) => match screen {
            Codes::Request => {
                vec![step(moves::request_code(nir(), born, serial(), CodePurpose::NewCode))]
            }
            Codes::Channel(choice) => {
                let first = choice.channels.first().unwrap().channel;
                vec![step(moves::deliver_code(choice, first, standing))]
            }
            Codes::IncorrectContact(choice) => match choice.contact_change {
                contract::ContactChange::Allowed => [Channel::Email, Channel::Sms]
                    .map(|channel| ContactOrigin::NewCode.form_route(channel))
                    .map(|form| step(Move::show(Destination::Address(form))))
                    .into(),
                contract::ContactChange::WithProof => vec![step(match standing.proof {
                    Some(_) => moves::confirm_contact_proof(one_time_code()),
                    None => moves::prove_contact(Channel::Email),
                })],
                contract::ContactChange::Elsewhere | contract::ContactChange::Other => vec![],
            },
            Codes::Sent(sent) => {
                vec![step(moves::resend_code(sent, sent.channel, CodePurpose::NewCode))]
            }
        },
        Screen::Contact(change) => match change {
            Contact::Email { origin, .. } => vec![
                step(moves::change_email("nouvelle@exemple.fr".parse().unwrap())),
                cancel(*origin, standing),
            ],
            Contact::Mobile { origin, .. } => vec![
                step(moves::change_mobile("06 98 76 54 32".parse().unwrap())),
                cancel(*origin, standing),
            ],
            Contact::Code { origin, pending } => vec![
                step(moves::confirm_change(*origin, one_time_code())),
                cancel(*origin, standing),
                step(moves::resend_change(pending)),
            ],
        },
        Screen::Opposition(screen) => match screen {
            Opposition::Validation => vec![step(moves::oppose())],
            Opposition::Opposed(_) => vec![Act::Leave(Route::Welcome)],
        },
        Screen::Profiles(screen) => profile_acts(screen, browser),
        Screen::SignIn(screen) => match screen {
            SignIn::Form => vec![
                step(moves::sign_in(identifier(), password(), Channel::Email)),
                Act::FranceConnect,
            ],
            SignIn::Code(screen) => vec![
                step(moves::confirm_sign_in(one_time_code())),
                step(moves::resend_sign_in(&screen.sent, Channel::Sms)),
            ],
            SignIn::Terms(changed) => vec![step(moves::accept_terms(changed))],
            SignIn::SignedOut if standing.session.is_some() => {
                vec![Act::Leave(Route::SignedOut)]
            }
            _ => vec![],
        },
        Screen::Account(screen) => match screen {
            Account::Home(_) => vec![Act::Leave(Route::SignedOut)],
            Account::Details { .. } => {
                vec![step(moves::end_other_sessions()), Act::Leave(Route::SignedOut)]
            }
            Account::Password => {
                vec![step(moves::change_password(Password::parse("Sante-2023!", 9).unwrap()))]
            }
            Account::Identifier => vec![step(moves::change_identifier(identifier()))],
            Account::CloseCreated => vec![step(moves::close_created())],
            Account::Closed(_) => vec![Act::Leave(Route::Welcome)],
            Account::Closure => {
                let here = || Route::AccountClosure;
                let sent = standing.proof.as_ref();
                let mut acts = vec![
                    step(moves::close_account(Some(password()))),
                    step(moves::prove_by_password(password(), here())),
                ];
                acts.push(step(match sent {
                    Some(_) => moves::prove_by_code(one_time_code(), here()),
                    None => moves::send_proof_code(Channel::Email, here()),
                }));
                acts
            }
            _ => vec![],
        },
        Screen::Recovery(screen) => recovery_acts(screen, browser, who),
        _ => vec![],
    }
}

fn profile_acts(screen: &Profiles, browser: &Browser) -> Vec<Act> {
    let children = || browser.run(&contract::ReadProfiles {});
    let child = |id: &ProfileId| profiles::Child::find(&children(), id).unwrap();
    let found = match screen {
        // The available decisions depend on the child.
        Profiles::List => children()
            .0
            .iter()
            .filter_map(|child| ProfileId::new(&child.id))
            .map(moves::choose_profile)
            .collect(),
        Profiles::Decision(id) => {
            let (activate, ask) =
                (moves::activate_profile(&child(id)), moves::ask_confirmation(id.clone()));
            match child(id).choices() {
                profiles::Choices::ActivateOrOppose | profiles::Choices::ActivateOrClose => {
                    vec![activate, ask]
                }
                profiles::Choices::ActivateOnly => vec![activate],
                profiles::Choices::CloseOnly => vec![ask],
                profiles::Choices::Nothing => vec![],
            }
        }
        Profiles::Validation(id) => match child(id).choices() {
            profiles::Choices::ActivateOrOppose => vec![moves::oppose_profile(id.clone())],
            profiles::Choices::CloseOnly => vec![moves::close_profile(id.clone())],
            _ => vec![],
        },
        Profiles::Decided(_) => return vec![Act::Leave(Route::Welcome)],
    };
    found.into_iter().map(Act::Move).collect()
}

fn recovery_acts(screen: &Recovery, browser: &Browser, who: Who) -> Vec<Act> {
    let nir = || who.details.nir.parse().unwrap();
    let born: BirthDate = who.born.parse().unwrap();
    let found = match screen {
        Recovery::Identifier => vec![moves::recover_identifier(nir(), born)],
        Recovery::IdentifierSent(screen) => {
            moves::resend_identifier(screen, Channel::Sms).into_iter().collect()
        }
        Recovery::Password => vec![moves::recover_password(nir(), born, card(who.details))],
        Recovery::Link(token) => token.clone().map(moves::open_reset_link).into_iter().collect(),
        Recovery::Code(sent) => {
            // The link of the message leads to a screen of its own.
            let outbox = browser.wire.sandbox.borrow().outbox();
            let link = outbox.iter().find_map(|message| {
                let (path, fragment) = message.link.as_deref()?.split_once('#')?;
                Recovery::link(&Route::parse(path)?, &["#", fragment].concat())
            });
            let link = link.map(|link| Act::OpenLink(Screen::Recovery(link)));
            let confirm = moves::confirm_reset("034567".parse().unwrap());
            let acts = [confirm, moves::resend_reset(sent, Channel::Sms)].map(Act::Move);
            return acts.into_iter().chain(link).collect();
        }
        Recovery::NewPassword(rules) => {
            vec![moves::reset_password(Password::parse("Sante-2023!", *rules).unwrap())]
        }
        _ => vec![],
    };
    found.into_iter().map(Act::Move).collect()
}
