//! What went wrong, beside the form: the reason, what was kept, the next step, the reference.

use leptos::prelude::*;

use super::icon::Icon;
use super::notice::alert;
use super::page::actions;
use super::{button, icon};
use crate::journeys::Trouble;
use crate::journeys::trouble::{Next, Reason};
use crate::route::Route;
use crate::text::{count, text};
use crate::ui::app::use_app;
use crate::ui::form::Form;
use crate::ui::markup::{FORM_ID, Part, changing, element, nothing, paragraph, said, tag, words};

/// The notice of a form's failure; takes the focus when it appears.
pub(crate) fn trouble(form: Form) -> Part {
    changing(move || {
        form.trouble.with(|trouble| {
            let Some(trouble) = trouble.as_ref().filter(|_| form.owns_alert()) else {
                return nothing();
            };
            notice(trouble, form, next(&trouble.next))
        })
    })
}

/// The notice of a failure beside the button that was pressed, which is there to be pressed again.
pub(crate) fn beside(form: Form) -> Part {
    changing(move || {
        form.trouble.with(|trouble| {
            let Some(trouble) = trouble.as_ref().filter(|_| form.owns_alert()) else {
                return nothing();
            };
            let on = if trouble.next == Next::Retry { nothing() } else { next(&trouble.next) };
            notice(trouble, form, on)
        })
    })
}

fn notice(trouble: &Trouble, form: Form, on: Part) -> Part {
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
        Reason::TermsOutdated => (t.step_title, text().decision.terms_changed),
        Reason::NoContact => (text().codes.no_contact_title, text().codes.no_contact),
        Reason::BirthDate => (text().without_code.future_title, text().without_code.future),
        Reason::Fields => (t.technical_title, text().error.refused),
        Reason::Maintenance => (t.maintenance_title, t.maintenance),
        Reason::Offline => (t.technical, t.offline),
        Reason::TimedOut => (t.technical, t.timeout),
        Reason::Technical => (t.technical, ""),
    };
    let technical =
        matches!(trouble.reason, Reason::Offline | Reason::TimedOut | Reason::Technical);
    let mut content = vec![paragraph("notice__title", title)];
    if !sentence.is_empty() {
        content.push(paragraph("", sentence));
    }
    if technical {
        content.push(paragraph("", t.kept));
    }
    let counted = matches!(
        trouble.reason,
        Reason::NotRecognised(_) | Reason::WrongCode | Reason::WrongOneTimeCode
    );
    if let (Some(left), true) = (trouble.attempts_left, counted) {
        let tries = element("strong", "", vec![said(count(t.tries_one, t.tries_several, left))]);
        content.push(element("p", "", vec![tries]));
    }
    if let Some(number) = &trouble.reference {
        content.push(reference(number.clone()));
    }
    if technical {
        content.push(paragraph("", t.call));
    }
    content.push(on);
    alert(content)
}

/// The incident's reference, to quote to 34 22.
pub(crate) fn reference(number: String) -> Part {
    let before = text().trouble.reference.trim_end_matches(['{', '}']);
    let number = tag("span", "reference").attr("data-testid", "reference").says_of(number.clone());
    element("p", "", vec![words(before), number])
}

fn next(next: &Next) -> Part {
    let t = text();
    match next {
        Next::Correct => nothing(),
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

/// « Réessayer » sends the form again, wherever the button stands.
fn retry() -> Part {
    tag("button", "button button--secondary")
        .attr("type", "submit")
        .attr("form", FORM_ID)
        .with(vec![icon(Icon::Refresh), words(text().common.retry)])
}
