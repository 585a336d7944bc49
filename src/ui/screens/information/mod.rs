//! I: pages to read.

pub(crate) mod accessibility;
pub(crate) mod data;
pub(crate) mod help;
pub(crate) mod legal;
pub(crate) mod terms;

use crate::text::Page;
use crate::ui::parts::Part;
use crate::ui::parts::markup::{element, words};
use crate::ui::parts::page::{lead, reading, title};
use crate::ui::parts::prose;

/// A page of articles; each `{}` in it takes the next of `values`.
fn page(page: &'static Page, values: &[&'static str]) -> Part {
    let mut values = values.iter().copied();
    let mut content = Vec::new();
    for article in page.articles {
        content.push(element("h2", "", vec![words(article.title)]));
        content.extend(prose::body(article, &mut values));
    }
    reading(vec![title(page.title), lead(page.lead), element("div", "prose", content)])
}
