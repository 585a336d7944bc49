//! The notice of a failure beside a form: the reason, what was kept, the next step, the reference.

use html::html;
use leptos::prelude::*;

use super::icon::Icon;
use super::notice::failure;
use super::page::actions;
use super::{button, icon};
use crate::journeys::Trouble;
use crate::journeys::trouble::{Next, Reason};
use crate::route::Route;
use crate::text::{count, fill, text};
use crate::ui::app::use_app;
use crate::ui::form::Form;
use crate::ui::markup::{FORM_ID, Part, dynamic, empty};

/// Shows the failure of a form. The notice receives the focus when it appears.
pub(crate) fn trouble(form: Form) -> Part {
    dynamic(move || {
        form.trouble.with(|trouble| {
            let Some(trouble) = trouble.as_ref().filter(|_| form.owns_alert()) else {
                return empty();
            };
            notice(trouble, form, next(&trouble.next))
        })
    })
}

/// Shows a failure beside the button that was pressed, without « Réessayer », because that button remains.
pub(crate) fn beside(form: Form) -> Part {
    dynamic(move || {
        form.trouble.with(|trouble| {
            let Some(trouble) = trouble.as_ref().filter(|_| form.owns_alert()) else {
                return empty();
            };
            let can_retry = trouble.next == Next::Retry;
            notice(trouble, form, if can_retry { empty() } else { next(&trouble.next) })
        })
    })
}

fn notice(trouble: &Trouble, form: Form, next_step: Part) -> Part {
    let t = &text().trouble;
    let (title, sentence) = match trouble.reason {
        Reason::NotRecognised(scope) => {
            (t.not_recognised_title, form.not_recognised_message(scope))
        }
        Reason::WrongCode => (t.wrong_code_title, t.wrong_code),
        Reason::LinkExpired => (t.link_title, t.link),
        Reason::FranceConnect => (text().sign_in.france_connect_failed_title, ""),
        Reason::CodeUsed => (t.used_title, t.used),
        Reason::CodeExpired => (t.expired_title, t.expired),
        Reason::AlreadyActive => (t.active_title, t.active),
        Reason::WrongOneTimeCode => (text().one_time_code.wrong_title, text().one_time_code.wrong),
        Reason::OneTimeCodeExpired => {
            (text().one_time_code.expired_title, text().one_time_code.expired)
        }
        Reason::StepNotAllowed => (t.step_title, t.step),
        Reason::SpaceClosed => (t.space_closed_title, t.space_closed),
        Reason::TermsOutdated => (t.step_title, text().decision.terms_changed),
        Reason::ProofNeeded => (text().account.proof_title, text().account.proof),
        Reason::NoContact => (t.no_contact_title, t.no_contact),
        Reason::BirthDate => (text().without_code.future_title, text().without_code.future),
        Reason::Fields => (t.technical_title, text().error.refused),
        Reason::Maintenance => (t.maintenance_title, t.maintenance),
        Reason::Offline => (t.technical, t.offline),
        Reason::TimedOut => (t.technical, t.timeout),
        Reason::Technical => (t.technical, ""),
    };
    let technical =
        matches!(trouble.reason, Reason::Offline | Reason::TimedOut | Reason::Technical);
    let counted = matches!(
        trouble.reason,
        Reason::NotRecognised(_) | Reason::WrongCode | Reason::WrongOneTimeCode
    );
    let on = trouble.on.as_ref().map(|on| fill(t.space_closed_on, &on.in_french()));
    // The request for a proof of identity is not an incident.
    let is_failure = trouble.reason != Reason::ProofNeeded;
    let tries = trouble.attempts_left.filter(|_| counted);
    let tries = tries.map(|left| count(t.tries_one, t.tries_several, left));
    failure(vec![html! {
        <p class="notice__title">{title}</p>
        {on.map(|on| html! { <p>{on}</p> })}
        {(!sentence.is_empty()).then(|| html! { <p>{sentence}</p> })}
        {technical.then(|| html! { <p>{t.kept}</p> })}
        {tries.map(|tries| html! { <p><strong>{tries}</strong></p> })}
        {trouble.reference.clone().filter(|_| is_failure).map(reference)}
        {technical.then(|| html! { <p>{t.call}</p> })}
        {next_step}
    }])
}

/// Shows the reference of the incident, to quote when calling 34 22.
pub(crate) fn reference(number: String) -> Part {
    let label = text().trouble.reference.trim_end_matches(['{', '}']);
    html! { <p>{label}<span class="reference" data-testid="reference">{number}</span></p> }
}

fn next(next: &Next) -> Part {
    let t = text();
    match next {
        Next::Correct => empty(),
        Next::Retry => actions(vec![retry()]),
        Next::Go(route) => {
            let sentence = match route {
                Route::NewCode => t.identification.new_code,
                Route::BirthDate => t.without_code.future_correct,
                Route::SignIn => t.before.sign_in,
                Route::LostPassword => t.recovery.link_again,
                _ => t.trouble.start_or_resume,
            };
            actions(vec![button::main_link(route, sentence)])
        }
        Next::Resume => {
            let app = use_app();
            let resume = move || {
                if let Some(route) = app.shown().with_untracked(|shown| shown.screen.route()) {
                    app.reload_standing_and_show(route);
                }
            };
            actions(vec![button::main_button(t.trouble.resume, resume)])
        }
    }
}

/// « Réessayer » submits the screen's form; the `form` attribute is needed because the notice is outside the form.
fn retry() -> Part {
    html! {
        <button class="button button--secondary" type="submit" form=FORM_ID>
            {icon(Icon::Refresh)}
            {text().common.retry}
        </button>
    }
}
