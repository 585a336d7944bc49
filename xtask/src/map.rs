//! `cargo xtask map`: writes docs/journeys.md, docs/screens.md, and src/ui/gallery/walked.txt, from which the previews
//! draw their map.

use anyhow::Result;

use crate::command::{step, write_documents};

pub(crate) fn run() -> Result<()> {
    step("documents of the journeys and screens", || {
        write_documents("WRITE_MAP", &["map::generated_", "screens::generated_"])
    })
}
