//! What went wrong, beside the form: the reason, what was kept, the next step, the reference.

use leptos::prelude::*;

use super::icon::Icon;
use super::{button, icon};
use crate::journeys::Trouble;
use crate::journeys::trouble::{Next, Reason};
use crate::route::Route;
use crate::text::{count, text};
use crate::ui::app::use_app;
use crate::ui::form::{Form, TROUBLE_ID};

/// The notice of a form's failure; takes the focus when it appears.
pub(crate) fn trouble(form: Form) -> impl IntoView {
    move || form.trouble.get().map(|trouble| notice(&trouble))
}

fn notice(trouble: &Trouble) -> AnyView {
    let t = &text().trouble;
    let (title, sentence) = match trouble.reason {
        Reason::NotRecognised => (t.not_recognised_title, t.not_recognised),
        Reason::CodeUsed => (t.used_title, t.used),
        Reason::CodeExpired => (t.expired_title, t.expired),
        Reason::AlreadyActive => (t.active_title, t.active),
        Reason::SessionEnded => (t.ended_title, t.ended),
        Reason::StepNotAllowed => (t.step_title, t.step),
        Reason::TermsOutdated => (t.step_title, text().decision.terms_changed),
        Reason::NoContact => (t.step_title, text().contact.no_email),
        Reason::Fields => (t.technical_title, text().error.refused),
        Reason::Maintenance => (t.maintenance_title, t.maintenance),
        Reason::Offline => (t.technical, t.offline),
        Reason::TimedOut => (t.technical, t.timeout),
        Reason::Technical => (t.technical, ""),
    };
    let technical =
        matches!(trouble.reason, Reason::Offline | Reason::TimedOut | Reason::Technical);
    let tries = trouble
        .attempts_left
        .filter(|_| trouble.reason == Reason::NotRecognised)
        .map(|left| view! { <p><strong>{count(t.tries_one, t.tries_several, left)}</strong></p> });
    let reference = trouble
        .reference
        .as_deref()
        .filter(|_| technical || trouble.reason == Reason::Maintenance)
        .map(|reference| {
            let words = t.reference.trim_end_matches("{}");
            let reference = reference.to_owned();
            view! { <p>{words} <span class="reference">{reference}</span></p> }
        });
    view! {
        <div class="notice notice--error" id=TROUBLE_ID tabindex="-1" role="alert">
            {icon(Icon::Warning)}
            <div class="notice__body">
                <p class="notice__title">{title}</p>
                {(!sentence.is_empty()).then(|| view! { <p>{sentence}</p> })}
                {technical.then(|| view! { <p>{t.kept}</p> })}
                {tries}
                {reference}
                {technical.then(|| view! { <p>{t.call}</p> })}
                {next(&trouble.next)}
            </div>
        </div>
    }
    .into_any()
}

fn next(next: &Next) -> Option<AnyView> {
    let t = text();
    let link = |route: &Route| {
        let words = match route {
            Route::NewCode => t.identification.new_code,
            Route::SignIn => t.before.sign_in,
            _ => t.trouble.restart,
        };
        view! { <div class="actions">{button::link_button("button", &route.path(), words)}</div> }
            .into_any()
    };
    match next {
        Next::Correct => None,
        Next::Retry => Some(
            view! {
                <div class="actions">
                    <button type="submit" form="formulaire" class="button button--secondary">
                        {icon(Icon::Refresh)}
                        {t.common.retry}
                    </button>
                </div>
            }
            .into_any(),
        ),
        Next::Go(route) => Some(link(route)),
        Next::Resume => {
            let app = use_app();
            let resume = move |_| {
                if let Some(route) = app.shown().with_untracked(|shown| shown.screen.route()) {
                    app.resume(route);
                }
            };
            Some(
                view! {
                    <div class="actions">
                        <button type="button" class="button" on:click=resume>
                            {t.trouble.resume}
                        </button>
                    </div>
                }
                .into_any(),
            )
        }
    }
}
