//! Example exchanges for the requirements that can be seen from outside, recorded from the sandbox and written to
//! `docs/exchanges.md`. When that page is stale, this test rewrites it and fails once: review the difference, then commit it.

use std::fs;

use mon_espace_sante::sandbox::Sandbox;
use serde_json::Value;

use super::scenes::SCENES;
use crate::jar::{Answer, Jar, sandbox};

/// One example: requests and answers, as a reader sees them.
pub struct Scene {
    pub sandbox: Sandbox,
    text: String,
}

impl Scene {
    /// Sends an act and records it; `who` names the browser.
    pub fn act(&mut self, who: &str, jar: &mut Jar, path: &str, body: Value) -> Answer {
        let answer = jar.act(&mut self.sandbox, path, &body);
        self.record(who, "POST", path, &body, &answer);
        answer
    }

    /// Sends an act with an idempotency key and records both.
    pub fn act_with_key(
        &mut self,
        who: &str,
        jar: &mut Jar,
        (name, key): (&str, &str),
        path: &str,
        body: Value,
    ) -> Answer {
        let answer = jar.act_with_key(&mut self.sandbox, key, path, &body);
        self.record(&format!("{who}, key {name}"), "POST", path, &body, &answer);
        answer
    }

    pub fn get(&mut self, who: &str, jar: &mut Jar, path: &str) -> Answer {
        let answer = jar.get(&mut self.sandbox, path);
        self.record(who, "GET", path, &Value::Null, &answer);
        answer
    }

    pub fn delete(&mut self, who: &str, jar: &mut Jar, path: &str) -> Answer {
        let answer = jar.delete(&mut self.sandbox, path);
        self.record(who, "DELETE", path, &Value::Null, &answer);
        answer
    }

    /// Records an exchange that was sent in another way.
    pub fn record(&mut self, who: &str, method: &str, path: &str, body: &Value, answer: &Answer) {
        let body = if body.is_null() { String::new() } else { format!(" {body}") };
        self.text += &format!("    {who}: {method} {path}{body}\n");
        let cookie = if answer.sets_cookie { " and a new cookie" } else { "" };
        let allow = answer.allow.as_ref().map(|allow| format!(", Allow: {allow}"));
        let shown = match &answer.body {
            Value::Null => String::new(),
            body => format!(" {}", shown(body)),
        };
        let status = answer.status;
        self.text += &format!("      {status}{}{shown}{cookie}\n", allow.unwrap_or_default());
    }

    /// Writes what happens between two requests.
    pub fn note(&mut self, note: &str) {
        self.text += &format!("    ({note})\n");
    }

    /// Writes the newest message.
    pub fn message(&mut self) {
        let message = self.sandbox.outbox()[0].clone();
        let text = message.text.replace('\n', " ");
        self.text += &format!("    Message to {}: {text}\n", message.to);
    }
}

/// The part of an answer that a reader needs: without empty values, texts for logs, and the person.
fn shown(body: &Value) -> Value {
    const LEFT_OUT: [&str; 5] = ["status", "title", "reference", "person", "warn_before_s"];
    match body {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, value)| !value.is_null() && !LEFT_OUT.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), shown(value)))
            .collect(),
        Value::Array(values) => values.iter().map(shown).collect(),
        other => other.clone(),
    }
}

const INTRODUCTION: &str = "# Example exchanges

For each requirement of [requirements.md](requirements.md) that can be seen from outside: requests of the contract and what the
sandbox answers. Paths are below `/api/v1`. Left out are empty values, the title and the reference of a refusal, the name of
the person, and the headers that every request has. A test writes this page
(`cargo test --test native --all-features requirements::exchanges`).
";

#[test]
fn the_page_of_example_exchanges_is_fresh() {
    let mut page = INTRODUCTION.to_owned();
    for (number, title, play) in SCENES {
        let mut scene = Scene { sandbox: sandbox(), text: String::new() };
        play(&mut scene);
        assert!(!scene.text.is_empty(), "R{number}");
        page += &format!("\n## R{number}: {title}\n\n{}", scene.text);
    }
    let path = "docs/exchanges.md";
    if fs::read_to_string(path).unwrap_or_default() != page {
        fs::write(path, page).unwrap();
        panic!("{path} was stale and has been rewritten: commit it");
    }
    let numbers: Vec<_> = SCENES.iter().map(|(number, ..)| *number).collect();
    assert!(numbers.is_sorted() && numbers.len() > 25, "{numbers:?}");
}
