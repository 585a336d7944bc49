//! The examples of `docs/exchanges.md`, in the order of the requirements.

use serde_json::{Value, json};

use super::exchanges::Scene;
use crate::jar::{
    Jar, credentials, identification, inaya, martine_at_credentials, next_key, one_time_code,
    person, sign_in_body, three_facts,
};

type Play = fn(&mut Scene);

/// Number, what the example shows, and the exchange.
pub const SCENES: &[(u32, &str, Play)] = &[
    (1, "a key of a log gives its reader nothing", |scene| {
        let (mut owner, mut thief, key) = (Jar::default(), Jar::default(), next_key());
        owner.act(&mut scene.sandbox, "/sign-in", &sign_in_body());
        let code = "/sign-in/one-time-code";
        scene.act_with_key("Inaya", &mut owner, ("A", &key), code, one_time_code());
        scene.act_with_key("thief", &mut thief, ("A", &key), "/session/renewal", Value::Null);
        scene.act_with_key("thief", &mut thief, ("A", &key), code, one_time_code());
    }),
    (2, "a key with another body is refused", |scene| {
        let (mut jar, key) = (Jar::default(), next_key());
        scene.act_with_key("Inaya", &mut jar, ("A", &key), "/sign-in", sign_in_body());
        let mut other = sign_in_body();
        other["channel"] = json!("sms");
        scene.act_with_key("Inaya", &mut jar, ("A", &key), "/sign-in", other);
    }),
    (3, "an act that is sent twice happens once", |scene| {
        let (mut jar, key) = (inaya(&mut scene.sandbox), next_key());
        let (path, body) = ("/contact/mobile", json!({ "mobile": "0698765432" }));
        scene.act_with_key("Inaya", &mut jar, ("A", &key), path, body.clone());
        scene.act_with_key("Inaya", &mut jar, ("A", &key), path, body);
        scene.note("one message was sent");
    }),
    (4, "a key ends after 15 minutes", |scene| {
        let (mut jar, key) = (inaya(&mut scene.sandbox), next_key());
        scene.act_with_key("Inaya", &mut jar, ("A", &key), "/session/renewal", Value::Null);
        scene.note("16 minutes later");
        scene.sandbox.advance(960);
        scene.act_with_key("Inaya", &mut jar, ("A", &key), "/session/renewal", Value::Null);
    }),
    (6, "keys are UUIDs", |scene| {
        let mut jar = inaya(&mut scene.sandbox);
        let key = ("1", "1");
        scene.act_with_key("Inaya", &mut jar, key, "/session/renewal", Value::Null);
    }),
    (7, "an act without `X-Espace-Sante: 1` is refused", |scene| {
        let mut jar = inaya(&mut scene.sandbox);
        let request = http::Request::post("/session/renewal").header("Idempotency-Key", next_key());
        let answer = jar.send(&mut scene.sandbox, request, "");
        scene.record("Inaya", "POST", "/session/renewal", &Value::Null, &answer);
    }),
    (9, "other methods are refused", |scene| {
        let mut jar = Jar::default();
        let answer = jar.send(&mut scene.sandbox, http::Request::put("/opposition"), "");
        scene.record("client", "PUT", "/opposition", &Value::Null, &answer);
    }),
    (10, "a stranger is answered like a known person", |scene| {
        let mut stranger = three_facts("Inaya", "1988-02-14");
        scene.act("Inaya", &mut Jar::default(), "/recovery/password", stranger.clone());
        stranger["nir"] = json!("288027511600009");
        scene.act("stranger", &mut Jar::default(), "/recovery/password", stranger);
    }),
    (11, "the mask of a stranger changes from day to day", |scene| {
        let mut stranger = three_facts("Inaya", "1988-02-14");
        stranger["nir"] = json!("288027511600009");
        scene.act("stranger", &mut Jar::default(), "/codes", stranger.clone());
        scene.note("the next day");
        scene.sandbox.advance(86_400);
        scene.act("stranger", &mut Jar::default(), "/codes", stranger);
    }),
    (14, "the sixth request in an hour is refused", |scene| {
        let facts = |day: u32| three_facts("Martine", &format!("1970-03-{day:02}"));
        for day in 1..=5 {
            Jar::default().act(&mut scene.sandbox, "/codes", &facts(day));
        }
        scene.note("after five requests for a code with other birth dates");
        scene.act("stranger", &mut Jar::default(), "/codes", facts(6));
    }),
    (15, "the eleventh taken identifier in an hour is not told", |scene| {
        let mut jar = martine_at_credentials(&mut scene.sandbox);
        let taken = json!({ "identifier": "inaya.m1988", "password": "Breizh-1970!" });
        scene.act("Martine", &mut jar, "/activation/credentials", taken.clone());
        for _ in 0..9 {
            jar.act(&mut scene.sandbox, "/activation/credentials", &taken);
        }
        scene.note("after nine more");
        scene.act("Martine", &mut jar, "/activation/credentials", taken);
    }),
    (16, "contact details do not change before a proof", |scene| {
        let mut thief = Jar::default();
        let facts = three_facts("Martine", "1970-03-07");
        scene.act("thief", &mut thief, "/codes", facts);
        scene.act("thief", &mut thief, "/contact/mobile", json!({ "mobile": "0698765432" }));
        scene.act("thief", &mut thief, "/contact/proof", json!({ "channel": "email" }));
        let guess = json!({ "one_time_code": "111111" });
        scene.act("thief", &mut thief, "/contact/proof/confirmation", guess);
    }),
    (17, "no code opens the way to the details of an active space", |scene| {
        let mut thief = Jar::default();
        thief.act(&mut scene.sandbox, "/codes", &three_facts("Inaya", "1988-02-14"));
        scene.act("thief", &mut thief, "/contact/proof", json!({ "channel": "email" }));
        scene.note("no message was sent");
        scene.act("thief", &mut thief, "/contact/proof/confirmation", one_time_code());
    }),
    (19, "a one-time code is good for its purpose and once", |scene| {
        let mut jar = Jar::default();
        jar.act(&mut scene.sandbox, "/sign-in", &sign_in_body());
        scene.act("Inaya", &mut jar, "/recovery/password/one-time-code", one_time_code());
        scene.act("Inaya", &mut jar, "/sign-in/one-time-code", one_time_code());
        scene.act("Inaya", &mut jar, "/sign-in/one-time-code", one_time_code());
    }),
    (20, "a change of the account needs a proof of the last five minutes", |scene| {
        let mut jar = inaya(&mut scene.sandbox);
        scene.sandbox.advance(301);
        let change = json!({ "identifier": "inaya.martin" });
        scene.act("Inaya", &mut jar, "/account/identifier", change.clone());
        scene.act("Inaya", &mut jar, "/session/proof", json!({ "password": "Sante-2022!" }));
        scene.act("Inaya", &mut jar, "/account/identifier", change);
    }),
    (21, "a new password ends the other sessions", |scene| {
        let (mut jar, mut other) = (inaya(&mut scene.sandbox), inaya(&mut scene.sandbox));
        scene.act("Inaya", &mut jar, "/account/password", json!({ "password": "Breizh-2026!" }));
        scene.get("other device", &mut other, "/session");
    }),
    (22, "a person ends their other sessions", |scene| {
        let (mut jar, mut other) = (inaya(&mut scene.sandbox), inaya(&mut scene.sandbox));
        scene.delete("Inaya", &mut jar, "/sessions/others");
        scene.get("other device", &mut other, "/session");
    }),
    (23, "a change is announced at every address known before it", |scene| {
        let mut jar = inaya(&mut scene.sandbox);
        scene.act("Inaya", &mut jar, "/account/password", json!({ "password": "Breizh-2026!" }));
        scene.message();
    }),
    (24, "a person without a password confirms with a code", |scene| {
        let mut jar = inaya(&mut scene.sandbox);
        scene.sandbox.advance(301);
        scene.act("Inaya", &mut jar, "/account/closure", json!({ "password": null }));
        scene.act("Inaya", &mut jar, "/session/proof/code", json!({ "channel": "sms" }));
        scene.act("Inaya", &mut jar, "/session/proof/confirmation", one_time_code());
        scene.act("Inaya", &mut jar, "/account/closure", json!({ "password": null }));
    }),
    (25, "weak passwords are refused with a code of their own", |scene| {
        let mut jar = inaya(&mut scene.sandbox);
        for password in ["Azerty123!", "Chez-Martin-1", "Sante-2022!", "cinq chaises et un chat"] {
            scene.act("Inaya", &mut jar, "/account/password", json!({ "password": password }));
        }
    }),
    (30, "three wrong tries lock", |scene| {
        let mut jar = Jar::default();
        let mut wrong = sign_in_body();
        wrong["password"] = json!("x");
        for _ in 0..3 {
            scene.act("stranger", &mut jar, "/sign-in", wrong.clone());
        }
    }),
    (32, "the sixth message in an hour is refused", |scene| {
        let facts =
            json!({ "nir": "288027511500039", "birth_date": "1988-02-14", "channel": null });
        for _ in 0..5 {
            Jar::default().act(&mut scene.sandbox, "/recovery/identifier", &facts);
        }
        scene.note("after five messages");
        scene.act("stranger", &mut Jar::default(), "/recovery/identifier", facts);
    }),
    (33, "the code of the letter stays valid beside a new one", |scene| {
        let mut jar = Jar::default();
        jar.act(&mut scene.sandbox, "/codes", &three_facts("Martine", "1970-03-07"));
        scene.act("Martine", &mut jar, "/codes/delivery", json!({ "channel": "email" }));
        let letter = identification("Martine", person("Martine").code);
        scene.act("Martine", &mut jar, "/activation/identification", letter);
    }),
    (36, "a newer link ends the older one", |scene| {
        let link = |scene: &mut Scene| {
            let facts = three_facts("Inaya", "1988-02-14");
            Jar::default().act(&mut scene.sandbox, "/recovery/password", &facts);
            let link = scene.sandbox.outbox()[0].link.clone().unwrap();
            json!({ "token": link.split_once("#jeton=").unwrap().1 })
        };
        let (older, newer) = (link(scene), link(scene));
        scene.act("Inaya", &mut Jar::default(), "/recovery/password/link", older);
        scene.act("Inaya", &mut Jar::default(), "/recovery/password/link", newer);
    }),
    (41, "the token from before the sign-in ends", |scene| {
        let mut jar = Jar::default();
        scene.act("Inaya", &mut jar, "/sign-in", sign_in_body());
        let mut before = Jar { cookie: jar.cookie.clone() };
        scene.act("Inaya", &mut jar, "/sign-in/one-time-code", one_time_code());
        scene.get("with the older cookie", &mut before, "/session");
    }),
    (42, "a cookie that the server did not make is not adopted", |scene| {
        let mut jar = Jar { cookie: Some("__Host-session=0123456789abcdef".to_owned()) };
        scene.act("stranger", &mut jar, "/session/renewal", Value::Null);
    }),
    (43, "a session says when it ends in any case", |scene| {
        let mut jar = inaya(&mut scene.sandbox);
        scene.sandbox.advance(600);
        scene.act("Inaya", &mut jar, "/session/renewal", Value::Null);
    }),
    (45, "an operation that needs a session is refused without one", |scene| {
        scene.get("stranger", &mut Jar::default(), "/account");
    }),
    (46, "the end of a session ends its token", |scene| {
        let mut jar = inaya(&mut scene.sandbox);
        let mut copy = Jar { cookie: jar.cookie.clone() };
        scene.delete("Inaya", &mut jar, "/session");
        scene.get("with a copy of the cookie", &mut copy, "/account");
    }),
    (47, "a receipt belongs to the session that earned it", |scene| {
        scene.get("stranger", &mut Jar::default(), "/opposition/receipt");
    }),
    (58, "a child’s code gives that child only, and closes nothing", |scene| {
        let mut jar = Jar::default();
        let code = identification("Martine", "JeanJacques1");
        scene.act("Martine", &mut jar, "/activation/identification", code);
        scene.act("Martine", &mut jar, "/profiles/p-7a3/opposition", Value::Null);
        scene.act("Martine", &mut jar, "/profiles/p-7a2/closure", Value::Null);
    }),
    (60, "a provisional code ends with the activation", |scene| {
        let mut jar = martine_at_credentials(&mut scene.sandbox);
        jar.act(&mut scene.sandbox, "/activation/credentials", &credentials());
        let letter = identification("Martine", person("Martine").code);
        scene.act("Martine", &mut Jar::default(), "/activation/identification", letter);
    }),
    (61, "a decision ends the person’s other sessions", |scene| {
        let mut older = martine_at_credentials(&mut scene.sandbox);
        let mut jar = martine_at_credentials(&mut scene.sandbox);
        scene.act("Martine", &mut jar, "/opposition", Value::Null);
        scene.act("older tab", &mut older, "/activation/credentials", credentials());
    }),
    (62, "terms that have changed are accepted before the space opens", |scene| {
        let mut jar = Jar::default();
        let nadia = json!({
            "identifier": "nadia.ferrand", "password": "Sante-2022!", "channel": "email"
        });
        jar.act(&mut scene.sandbox, "/sign-in", &nadia);
        scene.act("Nadia", &mut jar, "/sign-in/one-time-code", one_time_code());
        scene.act("Nadia", &mut jar, "/terms", json!({ "terms_version": "2019" }));
        scene.act("Nadia", &mut jar, "/terms", json!({ "terms_version": "2021-12" }));
    }),
];
