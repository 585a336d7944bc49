//! The texts of the information pages, other than their titles, and the types of their parts.

use super::accessibility::{self, ConformityText};
use super::help::{self, HelpText};
use super::{data, legal, terms};

/// A link at the end of an article.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// A path of this site, or an `https://` address.
    pub path: &'static str,
    pub words: &'static str,
}

/// A text with a heading, or a question with its answer.
#[derive(Debug, Clone, Copy)]
pub struct Article {
    /// The heading, or the question.
    pub title: &'static str,
    /// The paragraphs. `{}` in a sentence is the configured conformity with the RGAA, a whole `{}` its reason.
    pub text: &'static [&'static str],
    /// The items of a list below the paragraphs.
    pub list: &'static [&'static str],
    pub links: &'static [Link],
}

/// A group of questions.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// The id of its heading in the page, the target of the table of contents.
    pub id: &'static str,
    pub title: &'static str,
    /// Whether pictures of the carte Vitale are shown with the questions.
    pub card: bool,
    pub questions: &'static [Article],
}

/// An information page made of articles.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The introductory paragraph.
    pub lead: &'static str,
    pub articles: &'static [Article],
}

/// The texts of the information pages, other than their titles.
#[derive(Debug)]
pub struct PagesText {
    /// `/aide`, other than its questions.
    pub help: HelpText,
    /// `/aide`, the questions.
    pub topics: &'static [Topic],
    /// `/conditions-generales`.
    pub terms: Page,
    /// `/donnees-personnelles`.
    pub data: Page,
    /// `/mentions-legales`.
    pub legal: Page,
    /// `/accessibilite`.
    pub accessibility: Page,
    /// `/accessibilite`, the state of conformity.
    pub conformities: ConformityText,
}

type TextVisitor<'a> = &'a mut dyn FnMut(&'static str, &'static str);

impl Article {
    pub(super) const fn new(title: &'static str, text: &'static [&'static str]) -> Self {
        Self { title, text, list: &[], links: &[] }
    }

    pub(super) const fn list(self, list: &'static [&'static str]) -> Self {
        Self { list, ..self }
    }

    pub(super) const fn links(self, links: &'static [Link]) -> Self {
        Self { links, ..self }
    }

    fn each(&self, visit: TextVisitor<'_>) {
        visit("Article.title", self.title);
        for sentence in self.text.iter().chain(self.list) {
            visit(self.title, sentence);
        }
        for link in self.links {
            visit(self.title, link.words);
        }
    }
}

pub(super) const fn link(path: &'static str, words: &'static str) -> Link {
    Link { path, words }
}

impl Page {
    fn each(&self, visit: TextVisitor<'_>) {
        visit("Page.lead", self.lead);
        for article in self.articles {
            article.each(visit);
        }
    }
}

impl PagesText {
    pub(in crate::text) const PROGRAMS: &[&str] = &[];

    pub(in crate::text) const FRENCH: Self = Self {
        help: HelpText::FRENCH,
        topics: help::TOPICS,
        terms: terms::FRENCH,
        data: data::FRENCH,
        legal: legal::FRENCH,
        accessibility: accessibility::FRENCH,
        conformities: ConformityText::FRENCH,
    };

    /// Calls `visit` with a name and the text of each sentence.
    pub fn each(&self, visit: TextVisitor<'_>) {
        self.help.each(visit);
        for topic in self.topics {
            visit("Topic.title", topic.title);
            for question in topic.questions {
                question.each(visit);
            }
        }
        for page in [&self.terms, &self.data, &self.legal, &self.accessibility] {
            page.each(visit);
        }
        self.conformities.each(visit);
    }
}
