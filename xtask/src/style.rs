//! Joins the sheets in style/ into one, because each `@import` would cost a request.

use anyhow::{Context as _, Result};

use crate::command::{root, target};

/// The sheet of the previews: their own pages, and the effects of their switches.
const PREVIEW_SHEET: &str = "gallery.css";

/// Writes target/style/main.css, which index.html links: the sheets in the order of style/order.txt, then
/// [`PREVIEW_SHEET`] if `previews` is set.
pub(crate) fn bundle(previews: bool) -> Result<()> {
    let source = root().join("style");
    let order = std::fs::read_to_string(source.join("order.txt"))
        .context("style/order.txt, which lists the sheets in their order, is missing")?;
    let mut bundle = String::new();
    let preview_sheet = previews.then_some(PREVIEW_SHEET);
    for name in order.lines().map(str::trim).filter(|name| !name.is_empty()).chain(preview_sheet) {
        let sheet = std::fs::read_to_string(source.join(name))
            .with_context(|| format!("style/order.txt names {name}, which cannot be read"))?;
        bundle.push_str(&sheet);
    }
    let output = target().join("style");
    std::fs::create_dir_all(&output)?;
    Ok(std::fs::write(output.join("main.css"), bundle)?)
}
