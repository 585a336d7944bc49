//! The page of a sample: its state, and a transport that gives canned responses.

use std::future::{pending, ready};
use std::rc::Rc;

use super::fixtures::date;
use super::{CannedResponse, Sample};
use crate::api::{Client, Request, Response, ResponseFuture, Transport, Unreachable};
use crate::contract::{FieldProblem, Problem, RefusalCode};
use crate::journeys::Screen;
use crate::ui::app::App;
use leptos::prelude::Set;

impl Sample {
    /// Creates the state of the sample's page, with its drafts filled.
    pub(in crate::ui) fn app(&self, screen: Screen) -> App {
        let (reads, actions) = (self.read_response, self.action_response);
        let transport = CannedTransport {
            read_response: reads.or(actions).unwrap_or(CannedResponse::Waits),
            action_response: actions.or(reads).unwrap_or(CannedResponse::Waits),
        };
        self.app_with(screen, Rc::new(transport))
    }

    /// Creates the state of the sample's page with another transport.
    pub(in crate::ui) fn app_with(&self, screen: Screen, transport: Rc<dyn Transport>) -> App {
        let client = Client::new(transport, "fr");
        let app = App::for_sample((self.config)(), client, (self.standing)(), screen);
        for (name, value) in self.filled {
            app.draft(name).set((*value).to_owned());
        }
        app
    }
}

fn success(body: &impl serde::Serialize) -> ResponseFuture {
    Box::pin(ready(Ok(Response {
        status: 200,
        content_type: "application/json".to_owned(),
        retry_after_s: None,
        body: serde_json::to_vec(body).unwrap_or_default(),
    })))
}

fn refusal(
    code: RefusalCode,
    attempts_left: Option<u32>,
    errors: Vec<FieldProblem>,
) -> ResponseFuture {
    let mut problem = Problem::from_status(code.status(), None);
    problem.code = code;
    problem.attempts_left = attempts_left;
    problem.reference = Some("MES-000042".to_owned());
    problem.retry_after_s = (code == RefusalCode::Locked).then_some(900);
    problem.on = (code == RefusalCode::SpaceClosed).then(|| date("2022-03-15")).flatten();
    problem.errors = errors;
    Box::pin(ready(Ok(Response {
        status: problem.status,
        content_type: "application/problem+json".to_owned(),
        retry_after_s: problem.retry_after_s,
        body: serde_json::to_vec(&problem).unwrap_or_default(),
    })))
}

/// The transport of a sample.
struct CannedTransport {
    read_response: CannedResponse,
    action_response: CannedResponse,
}

impl Transport for CannedTransport {
    fn send(&self, request: Request) -> ResponseFuture {
        // A download is a `GET` request too, but the person starts it.
        let is_download = request.headers.iter().any(|(_, value)| value == "application/pdf");
        let is_read = request.method == "GET" && !is_download;
        let response = if is_read { self.read_response } else { self.action_response };
        respond(response)
    }

    fn random_bytes(&self) -> Option<[u8; 16]> {
        Some([7; 16])
    }
}

fn respond(response: CannedResponse) -> ResponseFuture {
    match response {
        CannedResponse::Waits => Box::pin(pending()),
        CannedResponse::Offline => Box::pin(ready(Err(Unreachable::Offline))),
        CannedResponse::TimesOut => Box::pin(ready(Err(Unreachable::TimedOut))),
        CannedResponse::InvalidJson => Box::pin(ready(Ok(Response {
            status: 200,
            content_type: "application/json".to_owned(),
            retry_after_s: None,
            body: b"{".to_vec(),
        }))),
        CannedResponse::Profiles(profiles) => success(&profiles()),
        CannedResponse::Account(account) => success(&account()),
        CannedResponse::Refuses(code, attempts_left) => refusal(code, attempts_left, Vec::new()),
        CannedResponse::RefusesField(field, code) => {
            let error = FieldProblem { field: field.to_owned(), code: code.to_owned() };
            refusal(RefusalCode::InvalidFields, None, vec![error])
        }
    }
}
