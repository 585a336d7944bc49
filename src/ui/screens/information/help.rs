//! `/aide`: « Aide ».
//!
//! Answers frequent questions by journey, warns of fraud, and gives 34 22.
//! Source: our own screen.

use html::html;

use crate::text::{LongTexts, Topic, text};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::long_texts::with_long_texts;
use crate::ui::parts::Part;
use crate::ui::parts::help::{help, where_is_the_number, where_is_the_serial};
use crate::ui::parts::icon;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{reading, title};
use crate::ui::parts::{notice, prose};

/// The id of the heading of the help line.
const CALL: &str = "appeler";

pub(crate) fn view(app: App) -> Part {
    let t = &text().information.help;
    let warning = html! {
        <p class="notice__title">{t.warning_title}</p>
        {prose::paragraph(t.warning)}
        {prose::paragraph(t.warning_given)}
    };
    reading(vec![html! {
        {title(t.title)}
        <p class="lead">{prose::sentence(t.lead)}</p>
        {notice::notice("notice notice--warning", Icon::Warning, vec![warning])}
        {with_long_texts(app, move |texts| questions(app, texts))}
    }])
}

/// Renders the table of contents, the questions by topic, and the help line.
fn questions(app: App, texts: &LongTexts) -> Part {
    let t = &text().information.help;
    let shell = &text().shell;
    let hours = app.config().help_hours.unwrap_or_else(|| shell.helpline_hours.to_owned());
    let contents: Vec<_> =
        texts.topics.iter().map(|topic| contents_entry(topic.id, topic.title)).collect();
    let topics: Vec<_> = texts.topics.iter().map(topic_questions).collect();
    // The page focuses its title first; two frames later the focus moves to the heading that the fragment names.
    browser::after_paint(|| browser::after_paint(browser::focus_fragment));
    html! {
        <nav class="prose contents no-print" aria-label=t.contents>
            <ul>
                {contents}
                {contents_entry(CALL, t.call)}
            </ul>
        </nav>
        <div class="prose">
            {topics}
            {heading(CALL, t.call)}
            <a class="help-line__number" href="tel:3422">
                {icon(Icon::Phone)}
                {shell.helpline_number}
            </a>
            <p>{hours}" "{shell.helpline_price}</p>
            <p>{t.call_ready}</p>
            <p>{t.call_relay}</p>
        </div>
    }
}

fn contents_entry(id: &'static str, sentence: &'static str) -> Part {
    html! { <li><a href=["#", id].concat()>{sentence}</a></li> }
}

/// Renders a heading that an entry of the table of contents links to.
fn heading(id: &'static str, sentence: &'static str) -> Part {
    html! { <h2 id=id tabindex="-1">{sentence}</h2> }
}

fn topic_questions(topic: &'static Topic) -> Part {
    let card_help = || {
        html! {
            {where_is_the_number(text().field.nir_where)}
            {where_is_the_serial()}
        }
    };
    let questions: Vec<_> = topic
        .questions
        .iter()
        .map(|question| help(question.title, prose::body(question, &mut std::iter::empty())))
        .collect();
    html! {
        {heading(topic.id, topic.title)}
        {topic.card.then(card_help)}
        {questions}
    }
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::config::{Config, Notice};
    use crate::journeys::{Information, Screen};
    use crate::ui::sample::Sample;
    let plain = Sample::of("vue", || Screen::Information(Information::Help));
    vec![
        plain,
        plain.named("avec-bandeau").with_config(|| {
            let text =
                "Dimanche 6 décembre, de 8 h à 12 h, le service sera fermé pour maintenance.";
            let notice = Notice { text: text.to_owned(), from: None, until: None };
            Config { notice: Some(notice), ..Config::default() }
        }),
    ]
}
