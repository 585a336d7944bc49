//! Compresses the production files, and checks the size of the first load against its budget.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use brotli::enc::BrotliEncoderParams;

use crate::folders::files;
use crate::pages::Pages;

/// Limit for the first load of a page with its program, in bytes after Brotli.
const LIMIT: usize = 130_000;
/// Limit for a page, which a person can read and fill in before the program is there.
const PAGE_LIMIT: usize = 12_000;

/// The size of a file, in bytes.
pub(crate) struct Size {
    name: String,
    raw: usize,
    brotli: usize,
}

/// The sizes of all files, and of what each page loads.
pub(crate) struct Sizes {
    files: Vec<Size>,
    /// The name of each page and of its program.
    pages: Vec<(String, String)>,
}

/// Writes a .br and a .gz file beside each file of a site, for servers that send precompressed files.
pub(crate) fn compress(dist: &Path, pages: &Pages) -> Result<Sizes> {
    let files = compress_files(dist)?;
    let pages = pages.pages.iter().map(|page| (page.file.clone(), page.program.clone())).collect();
    Ok(Sizes { files, pages })
}

/// Writes a .br and a .gz file beside each file of a folder.
pub(crate) fn compress_files(folder: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for file in files(folder)? {
        let bytes = std::fs::read(&file)?;
        let brotli = brotli(&bytes)?;
        std::fs::write(with_added_extension(&file, "br"), &brotli)?;
        std::fs::write(with_added_extension(&file, "gz"), gzip(&bytes)?)?;
        let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
        sizes.push(Size { name, raw: bytes.len(), brotli: brotli.len() });
    }
    Ok(sizes)
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

impl Sizes {
    /// The bytes, after Brotli, of the files whose names begin with `start`.
    fn of(&self, start: &str) -> usize {
        let files = self.files.iter().filter(|size| size.name.starts_with(start));
        files.map(|size| size.brotli).sum()
    }

    /// The bytes of a page with everything that it loads. Browsers load the icon after the page, and `pages.fr.json` when
    /// an information page is opened inside the program.
    fn first_load(&self, page: &str, program: &str) -> usize {
        self.of(page)
            + self.of("boot-")
            + self.of("config.json")
            + self.of(&format!("app-{program}-"))
    }

    /// The page that, with its program, has the most bytes.
    fn largest(&self) -> (&str, usize) {
        let loads = self
            .pages
            .iter()
            .map(|(page, program)| (page.as_str(), self.first_load(page, program)));
        loads.max_by_key(|(_, bytes)| *bytes).unwrap_or_default()
    }
}

/// Formats the raw and the Brotli size of each file, and the largest first load.
pub(crate) fn table(sizes: &Sizes) -> String {
    let mut table = format!("{:<40}{:>10}{:>10}{:>14}\n", "file", "raw", "Brotli", "with program");
    for size in &sizes.files {
        let page = sizes.pages.iter().find(|(page, _)| *page == size.name);
        let load = page.map(|(page, program)| sizes.first_load(page, program).to_string());
        let load = load.unwrap_or_default();
        let _ = writeln!(table, "{:<40}{:>10}{:>10}{load:>14}", size.name, size.raw, size.brotli);
    }
    let (page, bytes) = sizes.largest();
    let _ = writeln!(table, "largest first load: {page}, {bytes} bytes (limit {LIMIT})",);
    table
}

/// Fails when the largest first load, or a page alone, is over its limit.
pub(crate) fn within_budget(sizes: &Sizes) -> Result<()> {
    for (page, _) in &sizes.pages {
        let bytes = sizes.of(page);
        if bytes > PAGE_LIMIT {
            bail!("{page} has {bytes} bytes after Brotli; the limit is {PAGE_LIMIT}.");
        }
    }
    let (page, bytes) = sizes.largest();
    if bytes > LIMIT {
        bail!("The first load of {page} has {bytes} bytes after Brotli; the limit is {LIMIT}.");
    }
    Ok(())
}
