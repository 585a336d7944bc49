//! Concatenates the style sheets in style/, because each `@import` would cost a request.

use anyhow::{Context as _, Result};

use crate::command::{root, target};

/// The style sheet of the feature `gallery`: the pages below `/apercu`, and their switches for colours and text size.
const GALLERY_SHEET: &str = "gallery.css";

/// The style sheet of the feature `preview`: the banner of the preview.
const PREVIEW_SHEET: &str = "preview.css";

/// Writes target/style/main.css, which index.html contains: the style sheets in the order of style/order.txt, then those
/// of the features that are built.
pub(crate) fn bundle(gallery: bool, preview: bool) -> Result<()> {
    let source = root().join("style");
    let order = std::fs::read_to_string(source.join("order.txt"))
        .context("style/order.txt, which lists the style sheets in order, is missing")?;
    let mut bundle = String::new();
    let further = gallery.then_some(GALLERY_SHEET).into_iter();
    let further = further.chain(preview.then_some(PREVIEW_SHEET));
    for name in order.lines().map(str::trim).filter(|name| !name.is_empty()).chain(further) {
        let sheet = std::fs::read_to_string(source.join(name))
            .with_context(|| format!("style/order.txt names {name}, which cannot be read"))?;
        bundle.push_str(&sheet);
    }
    let output = target().join("style");
    std::fs::create_dir_all(&output)?;
    Ok(std::fs::write(output.join("main.css"), bundle)?)
}
