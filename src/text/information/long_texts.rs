//! The long texts of the static pages. They are not part of the program but downloaded when one of the pages is opened,
//! which saves 4 kB (Brotli) for everyone else. `public/pages.fr.json` is generated from the catalogue and committed; a
//! test checks that it is up to date.

use serde_json::{Value as Json, json};

use super::{Article, InformationText, Link, Topic};
use crate::json::{Object, Value};

/// The long texts: the questions of `/aide` and the articles of the other pages.
#[derive(Debug, Clone, Copy)]
pub struct LongTexts {
    /// `/aide`.
    pub topics: &'static [Topic],
    /// `/conditions-generales`.
    pub terms: &'static [Article],
    /// `/donnees-personnelles`.
    pub data: &'static [Article],
    /// `/mentions-legales`.
    pub legal: &'static [Article],
    /// `/accessibilite`.
    pub accessibility: &'static [Article],
}

impl InformationText {
    /// Returns the content of `pages.fr.json`, which ends with a line break.
    pub fn long_texts_json(&self) -> String {
        let articles =
            |articles: &[Article]| -> Json { articles.iter().map(article_json).collect() };
        let topics: Json = self
            .topics
            .iter()
            .map(|topic| {
                json!({
                    "id": topic.id,
                    "title": topic.title,
                    "card": topic.card,
                    "questions": articles(topic.questions),
                })
            })
            .collect();
        let document = json!({
            "topics": topics,
            "terms": articles(self.terms.articles),
            "data": articles(self.data.articles),
            "legal": articles(self.legal.articles),
            "accessibility": articles(self.accessibility.articles),
        });
        let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn article_json(article: &Article) -> Json {
    let links: Vec<_> = article
        .links
        .iter()
        .map(|link| json!({ "path": link.path, "words": link.words }))
        .collect();
    json!({ "title": article.title, "text": article.text, "list": article.list, "links": links })
}

impl LongTexts {
    /// Parses `pages.fr.json`; `None` when the file has another structure. The texts are leaked: the file is parsed
    /// once and used until the page is closed.
    pub fn parse(file: &str) -> Option<Self> {
        let file = Value::parse(file)?;
        let file = file.as_object()?;
        Some(Self {
            topics: list(file, "topics", |topic| {
                Some(Topic {
                    id: text(topic, "id")?,
                    title: text(topic, "title")?,
                    card: topic.get("card")?.as_bool()?,
                    questions: list(topic, "questions", read_article)?,
                })
            })?,
            terms: list(file, "terms", read_article)?,
            data: list(file, "data", read_article)?,
            legal: list(file, "legal", read_article)?,
            accessibility: list(file, "accessibility", read_article)?,
        })
    }
}

fn read_article(article: &Object) -> Option<Article> {
    Some(Article {
        title: text(article, "title")?,
        text: sentences(article, "text")?,
        list: sentences(article, "list")?,
        links: list(article, "links", |link| {
            Some(Link { path: text(link, "path")?, words: text(link, "words")? })
        })?,
    })
}

fn leak(text: &str) -> &'static str {
    Box::leak(Box::from(text))
}

fn text(from: &Object, key: &str) -> Option<&'static str> {
    from.get(key)?.as_str().map(leak)
}

fn sentences(from: &Object, key: &str) -> Option<&'static [&'static str]> {
    let read: Option<Vec<_>> =
        from.get(key)?.as_array()?.iter().map(|text| text.as_str().map(leak)).collect();
    Some(Vec::leak(read?))
}

fn list<T>(from: &Object, key: &str, read: impl Fn(&Object) -> Option<T>) -> Option<&'static [T]> {
    let read: Option<Vec<T>> =
        from.get(key)?.as_array()?.iter().map(|item| read(item.as_object()?)).collect();
    Some(Vec::leak(read?))
}
