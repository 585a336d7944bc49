//! Writes `public/pages.fr.json`: the content of the information pages below their titles. The file is committed; a test
//! checks that it is up to date.

use html::html;
use serde_json::Value;

use super::markup::IntoPart;
use super::markup::tree::Tree;
use super::parts::Part;
use super::parts::button::new_tab;
use super::parts::help::{help, where_is_the_number, where_is_the_serial};
use super::parts::icon;
use super::parts::icon::Icon;
use super::parts::page::lead;
use super::parts::{notice, prose};
use crate::text::{Article, Page, PagesText, Topic, text};

/// The id of the heading of the help line.
const CALL: &str = "appeler";

/// Returns the content of the file: an object with the content of each page, in the form of `markup::data`. An element
/// `data` is filled in from the configuration: `hours` with the hours of the help line, if they are configured; `none`,
/// `partly` and `fully` are shown if they are the configured conformity.
pub fn content() -> String {
    let pages = &text().pages;
    let content = [
        ("help", help_page(pages)),
        ("terms", page(&pages.terms)),
        ("data", page(&pages.data)),
        ("legal", page(&pages.legal)),
        ("accessibility", page(&pages.accessibility)),
    ];
    // A line for each element, so that a change of a text is a change of few lines.
    let written = content.map(|(name, part)| {
        let elements = Tree::build(part).data();
        let elements: Vec<_> = elements.iter().map(Value::to_string).collect();
        format!("\"{name}\": [\n{}\n]", elements.join(",\n"))
    });
    format!("{{\n{}\n}}\n", written.join(",\n"))
}

/// `/aide`: a warning, a table of contents, the questions by topic, and the help line.
fn help_page(pages: &'static PagesText) -> Part {
    let t = &pages.help;
    let shell = &text().shell;
    let warning = html! {
        <p class="notice__title">{t.warning_title}</p>
        {prose::paragraph(t.warning)}
        {prose::paragraph(t.warning_given)}
    };
    let contents: Vec<_> =
        pages.topics.iter().map(|topic| contents_entry(topic.id, topic.title)).collect();
    let topics: Vec<_> = pages.topics.iter().map(topic_questions).collect();
    html! {
        <p class="lead">{prose::sentence(t.lead)}</p>
        {notice::notice("notice notice--warning", Icon::Warning, vec![warning])}
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
            <p>{configured("hours", shell.helpline_hours.into_part())}" "{shell.helpline_price}</p>
            <p>{t.call_ready}</p>
            <p>{t.call_relay}</p>
        </div>
    }
}

/// An element that is filled in from the configuration.
fn configured(name: &'static str, content: Part) -> Part {
    html! { <data value=name>{content}</data> }
}

fn contents_entry(id: &'static str, sentence: &'static str) -> Part {
    html! { <li><a href=["#", id].concat()>{sentence}</a></li> }
}

/// A heading that an entry of the table of contents links to.
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
    let questions: Vec<_> =
        topic.questions.iter().map(|question| help(question.title, body(question))).collect();
    html! {
        {heading(topic.id, topic.title)}
        {topic.card.then(card_help)}
        {questions}
    }
}

/// A page made of articles.
fn page(page: &'static Page) -> Part {
    let articles: Vec<_> = page
        .articles
        .iter()
        .map(|article| {
            html! {
                <h2>{article.title}</h2>
                {body(article)}
            }
        })
        .collect();
    html! {
        {lead(page.lead)}
        <div class="prose">{articles}</div>
    }
}

/// The content of an article below its title.
fn body(article: &'static Article) -> Vec<Part> {
    let mut parts: Vec<_> = article.text.iter().map(|text| paragraph(text)).collect();
    if !article.list.is_empty() {
        let items = article.list.iter().map(|item| html! { <li>{prose::sentence(item)}</li> });
        parts.push(html! { <ul>{items.collect::<Vec<_>>()}</ul> });
    }
    for target in article.links {
        let path = target.path.to_owned();
        // An external site opens in a new tab, so that a journey in progress is not lost.
        let link = if target.path.starts_with("https://") {
            new_tab(path, target.words)
        } else {
            html! { <a class="link" href=path>{target.words}</a> }
        };
        parts.push(html! { <p>{link}</p> });
    }
    parts
}

/// A paragraph. `{}` in a sentence is the configured conformity with the RGAA, a whole `{}` its reason.
fn paragraph(sentence: &'static str) -> Part {
    let t = &text().pages.conformities;
    let by_conformity = |texts: [&'static str; 3]| -> Vec<Part> {
        let names = ["none", "partly", "fully"];
        names
            .into_iter()
            .zip(texts)
            .map(|(name, text)| configured(name, text.into_part()))
            .collect()
    };
    if sentence == "{}" {
        return html! { <p>{by_conformity([t.none_why, t.audited, t.audited])}</p> };
    }
    match sentence.split_once("{}") {
        Some((before, after)) => html! {
            <p>{before}{by_conformity([t.none, t.partly, t.fully])}{prose::sentence(after)}</p>
        },
        None => prose::paragraph(sentence),
    }
}
