//! The front end parses what the contract's types serialise: every step of a standing, every problem code.

use mon_espace_sante::contract::{
    Answer, At, ChangedTerms, Channel, CheckedPerson, CodeSent, ContactChange, ContactDetails,
    Credentials, Date, Decision, DecisionState, FieldProblem, FranceConnectOutcome, IdentifierSent,
    LockScope, Locked, MaskedChannel, OneTimeCodeSent, Outcome, Pending, Person, Problem,
    ProfileDecision, Proof, RefusalCode, Session, Standing,
};
use mon_espace_sante::fields::PasswordRules;
use mon_espace_sante::json::Value;

/// Converts a value to the front end's JSON type, through text.
fn reparse(value: &serde_json::Value) -> Value {
    Value::parse(&value.to_string()).unwrap()
}

fn date() -> Date {
    "2021-12-01".to_owned().try_into().unwrap()
}

fn steps() -> Vec<At> {
    let sent = OneTimeCodeSent {
        channel: Channel::Sms,
        masked: "+33 6 ** ** * 15".into(),
        channels: vec![Channel::Email, Channel::Sms],
        expires_in_s: 600,
        resend_after_s: 30,
    };
    let outcome = Outcome { on: Date::try_from("2021-12-07".to_owned()).unwrap(), receipt: true };
    let checked_person = Some(CheckedPerson {
        first_name: "Martine".into(),
        last_name: "Leguellec".into(),
        birth_date: "1970-03-07".to_owned().try_into().unwrap(),
        masked_nir: "1 16 30 ** *** *** **".into(),
    });
    let locked = |what| At::Locked(Locked { what, retry_after_s: 900 });
    let decision = |checked_person| {
        At::Decision(Decision {
            checked_person,
            state: Some(DecisionState::Created),
            opposed_on: None,
            created_on: Some(date()),
            terms_version: "2021-12".into(),
        })
    };
    let contact = |email: Option<&str>, mobile: Option<&str>| {
        let email = email.map(|email| email.parse().unwrap());
        At::Contact(ContactDetails { email, mobile: mobile.map(|mobile| mobile.parse().unwrap()) })
    };
    let channels = |contact_change| At::Channels {
        channels: vec![MaskedChannel { channel: Channel::Email, masked: "m***@exemple.fr".into() }],
        contact_change,
    };
    vec![
        At::NOWHERE,
        At::Nowhere { france_connect: Some(FranceConnectOutcome::Unavailable) },
        At::Terms(ChangedTerms { terms_version: "2021-12".into(), changed_on: date() }),
        channels(ContactChange::Allowed),
        channels(ContactChange::Elsewhere),
        channels(ContactChange::WithProof),
        At::CodeSent(CodeSent {
            channel: Channel::Email,
            masked: "m***@exemple.fr".into(),
            channels: vec![MaskedChannel {
                channel: Channel::Sms,
                masked: "** * * * * 3 77".into(),
            }],
            contact_change: ContactChange::Allowed,
            valid_for_days: 42,
            arrives_in_days: Some(5),
            resend_after_s: 30,
        }),
        decision(None),
        decision(checked_person),
        At::ProfileDecision(ProfileDecision { id: "c1".into(), terms_version: "2021-12".into() }),
        contact(None, None),
        contact(Some("m@exemple.fr"), Some("0611121314")),
        At::Credentials(Credentials {
            identifier_min: 8,
            password_min: Some(9),
            password: Some(PasswordRules { min: 9, classes: 3, phrase_min: Some(20) }),
        }),
        At::Activated,
        At::Opposed(outcome.clone()),
        At::SignInCode(sent.clone()),
        At::SignedIn,
        At::IdentifierSent(IdentifierSent {
            channel: Channel::Email,
            masked: "i.m*****@mes.fr".into(),
            channels: vec![Channel::Email],
            resend_after_s: 30,
        }),
        At::ResetCode(sent),
        At::ResetPassword { password_min: None, password: Some(9.into()) },
        At::PasswordChanged,
        locked(LockScope::Identification),
        locked(LockScope::Code),
        locked(LockScope::OneTimeCode),
        locked(LockScope::SignIn),
        locked(LockScope::Recovery),
        At::Closed(outcome),
    ]
}

/// Returns one copy of the value for each key at any depth, without that key.
fn without_each_key(value: &serde_json::Value) -> Vec<serde_json::Value> {
    let mut copies = Vec::new();
    if let Some(object) = value.as_object() {
        for (key, inner) in object {
            let mut reduced = object.clone();
            reduced.remove(key);
            copies.push(reduced.clone().into());
            for changed in without_each_key(inner) {
                let mut copy = object.clone();
                copy.insert(key.clone(), changed);
                copies.push(copy.into());
            }
        }
    }
    copies
}

#[test]
fn every_step_round_trips_and_a_missing_key_gives_no_other_step() {
    for at in steps() {
        let standing = Standing {
            session: Some(Session {
                expires_in_s: 900,
                ends_in_s: Some(43_200),
                warn_before_s: 120,
            }),
            person: Some(Person { first_name: "Martine".into(), last_name: "Leguellec".into() }),
            pending: Some(Pending {
                channel: Channel::Sms,
                address: "06 11 12 13 14".into(),
                expires_in_s: 600,
                resend_after_s: 30,
            }),
            proof: Some(Proof {
                channel: Channel::Email,
                masked: "i.m*****@mes.fr".into(),
                expires_in_s: 600,
                resend_after_s: 30,
            }),
            leave_at: Some("https://fournisseur.exemple.fr/deconnexion".into()),
            at,
        };
        let bare = Standing { at: standing.at.clone(), ..Standing::ANONYMOUS };
        for standing in [standing, bare] {
            let written = serde_json::to_value(&standing).unwrap();
            assert_eq!(Standing::read(&reparse(&written)), Some(standing.clone()), "{written}");
            for broken in without_each_key(&written) {
                // A missing key must not panic, nor give another step.
                if let Some(read) = Standing::read(&reparse(&broken)) {
                    let same =
                        std::mem::discriminant(&read.at) == std::mem::discriminant(&standing.at);
                    assert!(same, "{broken}");
                }
            }
        }
    }
}

#[test]
fn every_problem_code_round_trips_and_unknown_codes_become_other() {
    for (name, code) in RefusalCode::ALL {
        assert_eq!(serde_json::to_value(code).unwrap(), *name);
        assert_eq!(RefusalCode::from_name(name), *code);
        assert_ne!(code.status(), 0);
        let problem = Problem {
            attempts_left: Some(2),
            retry_after_s: Some(900),
            reference: Some("MES-000001".into()),
            errors: vec![FieldProblem { field: "nir".into(), code: "invalid".into() }],
            code: *code,
            ..Problem::from_status(code.status(), None)
        };
        let written = serde_json::to_value(&problem).unwrap();
        assert_eq!(Problem::read(&reparse(&written)), Some(problem));
    }
    assert_eq!(RefusalCode::from_name("tomorrow"), RefusalCode::Other);
}

#[test]
fn a_backend_of_version_1_0_0_is_understood_and_a_step_of_a_later_one_is_kept_apart() {
    let read = |at: &str| {
        let json = format!(r#"{{"session":null,"person":null,"pending":null,"at":{at}}}"#);
        Standing::read(&Value::parse(&json).unwrap()).unwrap().at
    };
    let At::Decision(decision) = read(
        r#"{"step":"decision","checked_person":null,"opposed_on":"2021-12-07","terms_version":"1"}"#,
    ) else {
        panic!()
    };
    assert_eq!(decision.state(), DecisionState::Opposed);
    assert_eq!(read(r#"{"step":"nowhere"}"#), At::NOWHERE);
    assert_eq!(read(r#"{"step":"mandate","of":"p-1"}"#), At::Other);
    let reason = r#"{"step":"nowhere","france_connect":"level_too_low"}"#;
    assert_eq!(read(reason), At::Nowhere { france_connect: Some(FranceConnectOutcome::Other) });
}
