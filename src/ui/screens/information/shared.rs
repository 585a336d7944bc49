//! What several screens of this journey share.

use crate::text::{Article, LongTexts, Page};
use crate::ui::app::App;
use crate::ui::long_texts::with_long_texts;
use crate::ui::markup::{element, words};
use crate::ui::parts::Part;
use crate::ui::parts::page::{lead, reading, title};
use crate::ui::parts::prose;

/// A page of articles, which `articles` finds among the long texts; each `{}` in them takes the
/// next of `values`.
pub(super) fn page(
    app: App,
    page: &'static Page,
    articles: fn(&LongTexts) -> &'static [Article],
    values: Vec<&'static str>,
) -> Part {
    let content = with_long_texts(app, move |texts| {
        let mut values = values.iter().copied();
        let mut content = Vec::new();
        for article in articles(texts) {
            content.push(element("h2", "", vec![words(article.title)]));
            content.extend(prose::body(article, &mut values));
        }
        element("div", "prose", content)
    });
    reading(vec![title(page.title), lead(page.lead), content])
}
