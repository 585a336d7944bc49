//! The view of the pages made of articles.

use html::html;

use crate::text::{Article, LongTexts, Page};
use crate::ui::app::App;
use crate::ui::long_texts::with_long_texts;
use crate::ui::parts::Part;
use crate::ui::parts::page::{lead, reading, title};
use crate::ui::parts::prose;

/// Renders a page of articles, which `articles` selects from the long texts. Each `{}` in them is replaced by the next
/// of `values`.
pub(super) fn page(
    app: App,
    page: &'static Page,
    articles: fn(&LongTexts) -> &'static [Article],
    values: Vec<&'static str>,
) -> Part {
    let content = with_long_texts(app, move |texts| {
        let mut values = values.iter().copied();
        let articles: Vec<_> = articles(texts)
            .iter()
            .map(|article| {
                html! {
                    <h2>{article.title}</h2>
                    {prose::body(article, &mut values)}
                }
            })
            .collect();
        html! { <div class="prose">{articles}</div> }
    });
    reading(vec![title(page.title), lead(page.lead), content])
}
