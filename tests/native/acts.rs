//! What can be done on each screen, with what documented people type. The journeys’ own methods make
//! the operations: a screen has no other, and where one leads is the sandbox’s to say.

use mon_espace_sante::api::{Failure, Request};
use mon_espace_sante::contract::{self, At, Channel, Operation, Standing};
use mon_espace_sante::fields::{BirthDate, CardKind, CardSerial, Password};
use mon_espace_sante::journeys::{
    Account, Activation, Codes, Contact, Opposition, Profiles, Recovery, Screen, SignIn, account,
    activation, codes, contact, opposition, profiles, recovery, sign_in,
};
use mon_espace_sante::route::{ProfileId, Route};
use mon_espace_sante::sandbox::TestPerson;

use crate::activation::test_person;
use crate::in_process::Browser;

/// Somebody documented, with what they type.
#[derive(Clone, Copy)]
pub struct Who {
    sheet: &'static TestPerson,
    /// Their own, or a child’s.
    born: &'static str,
    code: &'static str,
    identifier: &'static str,
    password: &'static str,
}

/// Somebody who has to decide, for herself and for a child, and somebody whose space is open.
pub fn people() -> Vec<Who> {
    let (martine, inaya) = (test_person("Martine"), test_person("Inaya"));
    let who = |sheet: &'static TestPerson, identifier, password| Who {
        sheet,
        born: sheet.born,
        code: sheet.code,
        identifier,
        password,
    };
    let hers = who(martine, "martine.l1970", "Breizh-1970!");
    let child = Who { born: "03/09/2013", code: "JeanJacques1", ..hers };
    vec![hers, child, who(inaya, "inaya.m1988", "Sante-2022!")]
}

fn card(sheet: &TestPerson) -> CardSerial {
    let kind = if sheet.card == "photo" { CardKind::Photo } else { CardKind::NoPhoto };
    CardSerial::parse(sheet.serial, kind).unwrap()
}

/// A screen on the way, and how it was come by.
#[derive(Clone)]
pub struct Place {
    pub screen: Screen,
    pub standing: Standing,
    pub asked: Vec<Request>,
}
/// What an act leads to.
type Done = Result<(Standing, Screen), Failure>;

/// The operation’s name, or nothing for a step without the backend; and how it is done.
type Act = (&'static str, Box<dyn Fn(&Browser) -> Done>);

/// What can be done on a screen.
pub type Acts = Vec<Act>;
/// Sends, and goes to the first screen of the step.
fn sends<O>(operation: O) -> Act
where
    O: Operation<Answer = Standing> + 'static,
{
    sends_then(operation, |standing| Screen::first_of_step(standing).unwrap_or(Screen::Welcome))
}

/// Sends, and goes where the screen goes that the page chooses.
fn sends_then<O>(operation: O, then: impl Fn(&Standing) -> Screen + 'static) -> Act
where
    O: Operation<Answer = Standing> + 'static,
{
    let run = move |browser: &Browser| {
        let standing = browser.send(&operation)?;
        let screen = then(&standing);
        Ok((standing, screen))
    };
    (O::ID, Box::new(run))
}

/// Goes on without the backend.
fn shows(name: &'static str, standing: &Standing, screen: Screen) -> Act {
    let standing = standing.clone();
    (name, Box::new(move |_| Ok((standing.clone(), screen.clone()))))
}

/// « Annuler » of a change: an act where one waits for its code, else a way back.
fn gives_up(place: contact::ContactOrigin, standing: &Standing) -> Act {
    if standing.pending.is_some() {
        sends_then(contract::CancelChange {}, move |s| found(place.return_route(), s))
    } else {
        shows("", standing, found(place.return_route(), standing))
    }
}

/// What stands at an address for whoever stands somewhere.
pub fn found(route: Route, standing: &Standing) -> Screen {
    Screen::find(Some(route), standing).screen
}

/// A decision for a child, which leaves the person where they stand.
fn decides<O>(operation: O, id: &ProfileId) -> Act
where
    O: Operation + 'static,
{
    let decided = Screen::Profiles(Profiles::Decided(id.clone()));
    let run = move |browser: &Browser| {
        browser.send(&operation)?;
        let standing = browser.run(&contract::ReadSession {});
        Ok((standing, decided.clone()))
    };
    (O::ID, Box::new(run))
}

/// All that can be done on a screen, with what somebody types. The journeys’ own methods make the
/// operations: a screen has no other.
pub fn acts(place: &Place, who: Who, browser: &Browser) -> Acts {
    let Place { screen, standing, .. } = place;
    let nir = || who.sheet.nir.parse().unwrap();
    let born: BirthDate = who.born.parse().unwrap();
    let serial = || -> CardSerial { card(who.sheet) };
    let code = || who.code.parse().unwrap();
    let one_time_code = || "034567".parse().unwrap();
    let password = || Password::parse(who.password, 9).unwrap();
    let identifier = || who.identifier.parse().unwrap();
    let leaves = |to: Route| {
        sends_then(contract::EndSession {}, move |standing| found(to.clone(), standing))
    };
    match screen {
        Screen::Welcome
        | Screen::BeforeStarting
        | Screen::Information(_)
        | Screen::SessionEnded(_)
        | Screen::SessionRequired(_)
        | Screen::Locked(..)
        | Screen::Maintenance(..)
        | Screen::Unknown => vec![],
        Screen::Activation(screen) => match screen {
            Activation::Identification => {
                vec![sends(activation::Identification.identify(code(), nir(), serial()))]
            }
            Activation::BirthDate => {
                let card = Screen::Activation(Activation::Card(activation::Card::new(born)));
                vec![shows("", standing, card)]
            }
            Activation::Card(card) => {
                let ordered = |standing: &Standing| {
                    let reception = codes::ChannelChoice::of(&standing.at).unwrap();
                    let order = codes::CodePurpose::Activation;
                    Screen::Codes(Codes::Channel(reception.with_purpose(order)))
                };
                vec![sends_then(card.request(nir(), serial()), ordered)]
            }
            Activation::Code(screen) => {
                // The code that came, where one did.
                let outbox = browser.wire.sandbox.borrow().outbox();
                let came = outbox.first().and_then(|message| message.code.clone()?.parse().ok());
                let again = sends_then(screen.deliver(Channel::Sms), |s| found(Route::Code, s));
                came.map(|code| sends(screen.enter(code))).into_iter().chain([again]).collect()
            }
            Activation::Decision(decision) => vec![sends(decision.activate(activation::Accepted))],
            Activation::Contact(contact) => contact.confirm().ok().map(sends).into_iter().collect(),
            Activation::Credentials(screen) => vec![sends(screen.choose(identifier(), password()))],
            Activation::Activated => vec![],
        },
        Screen::Codes(screen) => match screen {
            Codes::Request => vec![sends(codes::request(nir(), born, serial()))],
            Codes::Channel(reception) => {
                let to = match reception.purpose() {
                    codes::CodePurpose::NewCode => Route::NewCodeSent,
                    codes::CodePurpose::Activation => Route::Code,
                };
                let first = reception.channels().first().unwrap().channel;
                vec![sends_then(reception.deliver(first), move |s| found(to.clone(), s))]
            }
            Codes::IncorrectContact(reception) => match reception.change() {
                contract::ContactChange::Allowed => [Channel::Email, Channel::Sms]
                    .map(|channel| contact::ContactOrigin::NewCode.form_route(channel))
                    .map(|form| shows("", standing, found(form, standing)))
                    .into(),
                contract::ContactChange::Elsewhere => vec![],
            },
            Codes::Sent(sent) => {
                vec![sends(contract::DeliverCode { channel: sent.channel })]
            }
        },
        Screen::Contact(change) => match change {
            Contact::Email(change) => vec![
                sends(change.change("nouvelle@exemple.fr".parse().unwrap())),
                gives_up(change.origin(), standing),
            ],
            Contact::Mobile(change) => vec![
                sends(change.change("06 98 76 54 32".parse().unwrap())),
                gives_up(change.origin(), standing),
            ],
            Contact::Code(waiting) => {
                let to = waiting.origin().return_route();
                vec![
                    sends_then(waiting.confirm(one_time_code()), move |s| found(to.clone(), s)),
                    gives_up(waiting.origin(), standing),
                    sends(contract::ResendChange {}),
                ]
            }
        },
        Screen::Opposition(screen) => match screen {
            Opposition::Validation => vec![sends(opposition::oppose())],
            Opposition::Opposed(_) => vec![leaves(Route::Welcome)],
        },
        Screen::Profiles(screen) => minors(screen, standing, browser),
        Screen::SignIn(screen) => match screen {
            SignIn::Form => {
                let nobody = Standing::ANONYMOUS;
                let back = found(Route::SignInReturn, &nobody);
                vec![
                    sends(sign_in::sign_in(identifier(), password(), Channel::Email)),
                    shows(contract::FranceConnect::ID, &nobody, back),
                ]
            }
            SignIn::Code(code) => {
                vec![sends(code.confirm(one_time_code())), sends(code.resend(Channel::Sms))]
            }
            SignIn::NotSignedIn => vec![],
            SignIn::SignedOut if standing.session.is_some() => vec![leaves(Route::SignedOut)],
            SignIn::SignedOut => vec![],
        },
        Screen::Account(screen) => match screen {
            Account::Home(_) | Account::Details => vec![leaves(Route::SignedOut)],
            Account::ComingSoon => vec![],
            Account::Closed(_) => vec![leaves(Route::Welcome)],
            Account::Closure => vec![sends(account::close(password()))],
        },
        Screen::Recovery(screen) => recovers(screen, standing, browser, who),
    }
}

fn minors(screen: &Profiles, standing: &Standing, browser: &Browser) -> Acts {
    let children = || browser.run(&contract::ReadProfiles {});
    let child = |id: &ProfileId| profiles::Child::find(&children(), id).unwrap();
    match screen {
        // Which choices there are depends on the child.
        Profiles::List => children()
            .0
            .iter()
            .filter_map(|child| ProfileId::new(&child.id))
            .map(|id| shows("", standing, Screen::Profiles(Profiles::Decision(id))))
            .collect(),
        Profiles::Decision(id) => {
            let validation =
                shows("", standing, Screen::Profiles(Profiles::Validation(id.clone())));
            let activate = || decides(child(id).activate(activation::Accepted), id);
            match child(id).choices() {
                profiles::Choices::ActivateOrOppose => vec![activate(), validation],
                profiles::Choices::ActivateOnly => vec![activate()],
                profiles::Choices::CloseOnly => vec![validation],
                profiles::Choices::Nothing => vec![],
            }
        }
        Profiles::Validation(id) => match child(id).choices() {
            profiles::Choices::ActivateOrOppose => vec![decides(child(id).oppose(), id)],
            profiles::Choices::CloseOnly => vec![decides(child(id).close(), id)],
            _ => vec![],
        },
        Profiles::Decided(_) => {
            vec![sends_then(contract::EndSession {}, |standing| found(Route::Welcome, standing))]
        }
    }
}

fn recovers(screen: &Recovery, standing: &Standing, browser: &Browser, who: Who) -> Acts {
    let nir = || who.sheet.nir.parse().unwrap();
    let born: BirthDate = who.born.parse().unwrap();
    match screen {
        Recovery::Identifier => {
            let nir: mon_espace_sante::fields::Nir = nir();
            let asked = {
                let nir = nir.clone();
                move |standing: &Standing| {
                    let At::IdentifierSent(sent) = &standing.at else { panic!("{standing:?}") };
                    let sent = recovery::IdentifierSent::new(sent.clone());
                    Screen::Recovery(Recovery::IdentifierSent(sent.with_request(nir.clone(), born)))
                }
            };
            vec![sends_then(recovery::recover_identifier(nir, born), asked)]
        }
        Recovery::IdentifierSent(sent) => {
            sent.resend(Channel::Sms).map(sends).into_iter().collect()
        }
        Recovery::Password => {
            vec![sends(recovery::recover_password(nir(), born, card(who.sheet)))]
        }
        Recovery::Link(token) => {
            token.clone().map(|token| sends(recovery::open_link(token))).into_iter().collect()
        }
        Recovery::Code(code) => {
            // The link of the message leads to a page of its own.
            let outbox = browser.wire.sandbox.borrow().outbox();
            let link = outbox.iter().find_map(|message| {
                let (path, fragment) = message.link.as_deref()?.split_once('#')?;
                Recovery::link(&Route::parse(path)?, &["#", fragment].concat())
            });
            let link = link.map(|link| shows("link sent", standing, Screen::Recovery(link)));
            let confirm = sends(code.confirm("034567".parse().unwrap()));
            [confirm, sends(code.resend(Channel::Sms))].into_iter().chain(link).collect()
        }
        Recovery::NewPassword(new) => {
            vec![sends(new.reset(new.password("Sante-2023!").unwrap()))]
        }
        Recovery::Changed => vec![],
    }
}
