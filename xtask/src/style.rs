//! One style sheet out of style/: `@import`s would each cost the citizen a request.

use anyhow::{Context as _, Result};

use crate::command::{root, target};

/// What the previews add to the sheets: their own pages, and what their switches show.
const OF_THE_PREVIEWS: &str = "gallery.css";

/// Writes target/style/main.css, which index.html names: the sheets of style/order.txt, in its order,
/// and after them that of the previews where they are built too.
pub(crate) fn bundle(previews: bool) -> Result<()> {
    let from = root().join("style");
    let order = std::fs::read_to_string(from.join("order.txt"))
        .context("style/order.txt, which lists the sheets in their order, is missing")?;
    let mut whole = String::new();
    let own = previews.then_some(OF_THE_PREVIEWS);
    for name in order.lines().map(str::trim).filter(|name| !name.is_empty()).chain(own) {
        let sheet = std::fs::read_to_string(from.join(name))
            .with_context(|| format!("style/order.txt names {name}, which cannot be read"))?;
        whole.push_str(&sheet);
    }
    let place = target().join("style");
    std::fs::create_dir_all(&place)?;
    Ok(std::fs::write(place.join("main.css"), whole)?)
}
