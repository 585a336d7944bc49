//! I: the pages to read. What is not known is not invented: words in brackets ask the operator to
//! fill them in. Where a text says `{}`, the screen puts what the configuration says.

mod accessibility;
mod data;
mod help;
mod legal;
mod reading;
mod terms;

use super::room;

pub use accessibility::Conformities;
pub use help::Help;
pub use reading::Reading;

/// A link below a text.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// Where it leads.
    pub path: &'static str,
    /// Its words.
    pub words: &'static str,
}

/// A titled text, or a question and its answer.
#[derive(Debug, Clone, Copy)]
pub struct Article {
    /// Its heading.
    pub title: &'static str,
    /// Its paragraphs.
    pub text: &'static [&'static str],
    /// A list below them.
    pub list: &'static [&'static str],
    /// Links at its end.
    pub links: &'static [Link],
}

/// Questions about one thing.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// Its place in the page, for the table of contents.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Whether the pictures of the card belong with it.
    pub card: bool,
    /// The questions, with their answers.
    pub questions: &'static [Article],
}

/// A page of articles.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Its title.
    pub title: &'static str,
    /// What it is about.
    pub lead: &'static str,
    /// Its articles, in their order.
    pub articles: &'static [Article],
}

/// The pages to read.
#[derive(Debug)]
pub struct Information {
    /// `/aide`, around its questions.
    pub help: Help,
    /// `/aide`, the questions by journey.
    pub topics: &'static [Topic],
    /// `/conditions-generales`.
    pub terms: Page,
    /// `/donnees-personnelles`.
    pub data: Page,
    /// `/mentions-legales`.
    pub legal: Page,
    /// `/accessibilite`.
    pub accessibility: Page,
    /// What `/accessibilite` says of conformity.
    pub conformities: Conformities,
}

type Visit<'a> = &'a mut dyn FnMut(&'static str, &'static str);

impl Article {
    const fn new(title: &'static str, text: &'static [&'static str]) -> Self {
        Self { title, text, list: &[], links: &[] }
    }

    const fn list(self, list: &'static [&'static str]) -> Self {
        Self { list, ..self }
    }

    const fn links(self, links: &'static [Link]) -> Self {
        Self { links, ..self }
    }

    fn each(&self, visit: Visit<'_>) {
        visit("Article.title", self.title);
        for sentence in self.text.iter().chain(self.list) {
            visit(self.title, sentence);
        }
        for link in self.links {
            visit(self.title, link.words);
        }
    }
}

/// A long text: in the catalogue, and beside the program that citizens download, which asks for it
/// when it is read (see [`Reading`]).
const fn beside<T>(text: &'static [T]) -> &'static [T] {
    if cfg!(target_arch = "wasm32") { &[] } else { text }
}

const fn link(path: &'static str, words: &'static str) -> Link {
    Link { path, words }
}

impl Page {
    fn each(&self, visit: Visit<'_>) {
        visit("Page.title", self.title);
        visit("Page.lead", self.lead);
        for article in self.articles {
            article.each(visit);
        }
    }
}

impl Information {
    pub(in crate::text) const FRENCH: Self = Self {
        help: Help::FRENCH,
        topics: beside(help::TOPICS),
        terms: terms::FRENCH,
        data: data::FRENCH,
        legal: legal::FRENCH,
        accessibility: accessibility::FRENCH,
        conformities: Conformities::FRENCH,
    };

    /// Every sentence with its name, for the tests of words.
    pub fn each(&self, visit: Visit<'_>) {
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
