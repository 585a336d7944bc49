//! Compresses the production files, and checks the size of the first load against its budget.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use brotli::enc::BrotliEncoderParams;

use crate::folders::files;

/// Goal for the size of the first load, in bytes after Brotli.
const GOAL: usize = 130_000;
/// Limit for the first load, slightly above the last measured size; to be lowered when the size is.
const CURRENT_LIMIT: usize = 143_500;
/// Limit for a page, which a person can read and fill in before the program is there.
const PAGE_LIMIT: usize = 12_000;
/// Limit that [`CURRENT_LIMIT`] must never exceed.
const ABSOLUTE_LIMIT: usize = 180_000;

/// The size of a file, in bytes.
pub(crate) struct Size {
    name: String,
    raw: usize,
    brotli: usize,
    /// Whether every first visit downloads the file, beside one page.
    first_load: bool,
}

impl Size {
    fn is_page(&self) -> bool {
        self.name.ends_with(".html")
    }
}

/// Writes a .br and a .gz file beside each file, for servers that send precompressed files.
pub(crate) fn compress(dist: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for file in files(dist)? {
        let bytes = std::fs::read(&file)?;
        let brotli = brotli(&bytes)?;
        std::fs::write(with_added_extension(&file, "br"), &brotli)?;
        std::fs::write(with_added_extension(&file, "gz"), gzip(&bytes)?)?;
        let name = file.strip_prefix(dist).unwrap_or(&file).display().to_string();
        sizes.push(Size {
            first_load: is_first_load(&name),
            name,
            raw: bytes.len(),
            brotli: brotli.len(),
        });
    }
    Ok(sizes)
}

/// Whether every first visit downloads the file. Browsers load the icon after the page; `pages.fr.json` is loaded when an
/// information page is opened inside the program; the other two files are for browsers without JavaScript and for
/// robots.
fn is_first_load(name: &str) -> bool {
    let is_other = matches!(name, "icon.svg" | "noscript.css" | "pages.fr.json" | "robots.txt");
    !is_other && !name.ends_with(".html")
}

fn with_added_extension(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

/// Compresses with several sizes of the input block (2^`lgblock` bytes; for 0 the encoder chooses the size), and
/// returns the smallest output.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut outputs = Vec::new();
    for lgblock in [0, 16, 17] {
        let parameters = BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            lgblock,
            size_hint: bytes.len(),
            ..Default::default()
        };
        let mut output = Vec::new();
        brotli::BrotliCompress(&mut &*bytes, &mut output, &parameters)?;
        outputs.push(output);
    }
    outputs.into_iter().min_by_key(Vec::len).context("no Brotli parameters were tried")
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// The entry page with the most bytes.
fn largest_page(sizes: &[Size]) -> Option<&Size> {
    sizes.iter().filter(|size| size.is_page()).max_by_key(|size| size.brotli)
}

/// The bytes of the largest page with its program.
fn first_load(sizes: &[Size]) -> usize {
    let program: usize = sizes.iter().filter(|size| size.first_load).map(|size| size.brotli).sum();
    program + largest_page(sizes).map_or(0, |page| page.brotli)
}

/// Formats the raw and the Brotli size of each file, and the total of the first load.
pub(crate) fn table(sizes: &[Size]) -> String {
    let mut table = format!("{:<40}{:>10}{:>10}\n", "file", "raw", "Brotli");
    for size in sizes {
        let mark = match (size.first_load, size.is_page()) {
            (true, _) => "",
            (false, true) => "  (page)",
            (false, false) => "  (not in the first load)",
        };
        let _ = writeln!(table, "{:<40}{:>10}{:>10}{mark}", size.name, size.raw, size.brotli);
    }
    let page = largest_page(sizes).map_or("", |page| page.name.as_str());
    let _ = writeln!(
        table,
        "{:<50}{:>10}  (goal {GOAL}, limit {CURRENT_LIMIT}, at most {ABSOLUTE_LIMIT})",
        format!("{page} with its program"),
        first_load(sizes)
    );
    table
}

/// Fails when the first load is over its limit.
pub(crate) fn within_budget(sizes: &[Size]) -> Result<()> {
    let total = first_load(sizes);
    if total > GOAL {
        println!("The first load is {} bytes over its goal.", total - GOAL);
    }
    if let Some(page) = largest_page(sizes).filter(|page| page.brotli > PAGE_LIMIT) {
        bail!("{} has {} bytes after Brotli; the limit is {PAGE_LIMIT}.", page.name, page.brotli);
    }
    let limit = CURRENT_LIMIT.min(ABSOLUTE_LIMIT);
    if total > limit {
        bail!("The first load has {total} bytes after Brotli; the limit is {limit}.");
    }
    Ok(())
}
