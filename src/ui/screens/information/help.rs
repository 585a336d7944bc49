//! `/aide`: « Aide ».
//!
//! Answers frequent questions by journey, warns of fraud, and gives 34 22.
//! Source: our own screen.

use crate::text::{LongTexts, text};
use crate::ui::app::App;
use crate::ui::browser;
use crate::ui::long_texts::with_long_texts;
use crate::ui::markup::{all, element, link, paragraph, said, tag, words};
use crate::ui::parts::Part;
use crate::ui::parts::help::{help, where_is_the_number, where_is_the_serial};
use crate::ui::parts::icon;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::page::{reading, title};
use crate::ui::parts::{notice, prose};

/// The place of the help line in the page.
const CALL: &str = "appeler";

/// The questions, each opening on its answer.
pub(crate) fn view(app: App) -> Part {
    let t = &text().information.help;
    reading(vec![
        title(t.title),
        element("p", "lead", prose::sentence(t.lead)),
        notice::notice(
            "notice notice--warning",
            Icon::Warning,
            vec![
                paragraph("notice__title", t.warning_title),
                prose::paragraph(t.warning),
                prose::paragraph(t.warning_given),
            ],
        ),
        with_long_texts(app, move |texts| questions(app, texts)),
    ])
}

/// The table of contents, the questions by topic, and the help line.
fn questions(app: App, texts: &LongTexts) -> Part {
    let t = &text().information.help;
    let mut contents = Vec::new();
    let mut content = Vec::new();
    for topic in texts.topics {
        contents.push(to(topic.id, topic.title));
        content.push(heading(topic.id, topic.title));
        if topic.card {
            content.extend([where_is_the_number(text().field.nir_where), where_is_the_serial()]);
        }
        for question in topic.questions {
            let answer = prose::body(question, &mut std::iter::empty());
            content.push(help(question.title, answer));
        }
    }
    contents.push(to(CALL, t.call));
    content.push(heading(CALL, t.call));
    content.extend(help_line(app));
    let contents = vec![element("ul", "", contents)];
    // After the focus of the title: two frames.
    browser::after_paint(|| browser::after_paint(browser::focus_fragment));
    all(vec![
        tag("nav", "prose contents no-print").attr("aria-label", t.contents).with(contents),
        element("div", "prose", content),
    ])
}

/// A heading that the table of contents leads to.
fn heading(id: &'static str, sentence: &'static str) -> Part {
    tag("h2", "").attr("id", id).attr("tabindex", "-1").with(vec![words(sentence)])
}

fn to(id: &'static str, sentence: &'static str) -> Part {
    element("li", "", vec![link("", ["#", id].concat(), false, vec![words(sentence)])])
}

/// When to call 34 22, and with what at hand.
fn help_line(app: App) -> [Part; 4] {
    let t = &text().information.help;
    let line = &text().shell;
    let number = vec![icon(Icon::Phone), words(line.helpline_number)];
    let hours = app.config().help_hours.unwrap_or_else(|| line.helpline_hours.to_owned());
    [
        link("help-line__number", "tel:3422".to_owned(), false, number),
        element("p", "", vec![said(hours), words(" "), words(line.helpline_price)]),
        paragraph("", t.call_ready),
        paragraph("", t.call_relay),
    ]
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
