//! The static pages. A text in brackets, « à compléter par l’exploitant », marks facts that the operator has to
//! supply. The screen replaces `{}` with a value of the configuration.

mod accessibility;
mod data;
mod help;
mod legal;
mod long_texts;
mod terms;

use super::section;

pub use accessibility::ConformityText;
pub use help::HelpText;
pub use long_texts::LongTexts;

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
    /// The paragraphs.
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

/// A static page made of articles.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub title: &'static str,
    /// The introductory paragraph.
    pub lead: &'static str,
    pub articles: &'static [Article],
}

/// The texts of the static pages.
#[derive(Debug)]
pub struct InformationText {
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
    const fn new(title: &'static str, text: &'static [&'static str]) -> Self {
        Self { title, text, list: &[], links: &[] }
    }

    const fn list(self, list: &'static [&'static str]) -> Self {
        Self { list, ..self }
    }

    const fn links(self, links: &'static [Link]) -> Self {
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

/// Returns a long text natively, and an empty slice in the WebAssembly program, which downloads the text when its
/// page is opened (see [`LongTexts`]).
const fn downloaded_in_browser<T>(text: &'static [T]) -> &'static [T] {
    if cfg!(target_arch = "wasm32") { &[] } else { text }
}

const fn link(path: &'static str, words: &'static str) -> Link {
    Link { path, words }
}

impl Page {
    fn each(&self, visit: TextVisitor<'_>) {
        visit("Page.title", self.title);
        visit("Page.lead", self.lead);
        for article in self.articles {
            article.each(visit);
        }
    }
}

impl InformationText {
    pub(in crate::text) const FRENCH: Self = Self {
        help: HelpText::FRENCH,
        topics: downloaded_in_browser(help::TOPICS),
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
