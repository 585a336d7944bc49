//! The weight of the files, which citizens pay for.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use brotli::enc::BrotliEncoderParams;

/// The first load, in Brotli: what is aimed at …
const GOAL: usize = 130_000;
/// … what it may weigh today, a little over what was last measured, to be lowered with it …
const RATCHET: usize = 143_500;
/// … and what nothing may ever pass.
const WALL: usize = 180_000;

/// A file and what it weighs.
pub(crate) struct Size {
    name: String,
    raw: usize,
    brotli: usize,
    /// Asked for on a first visit.
    first_load: bool,
}

/// The files of a directory and below.
pub(crate) fn files(place: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(place)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Writes .br and .gz beside each file, for servers that send them as they are.
pub(crate) fn compress(dist: &Path) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for file in files(dist)? {
        let bytes = std::fs::read(&file)?;
        let brotli = brotli(&bytes)?;
        std::fs::write(beside(&file, "br"), &brotli)?;
        std::fs::write(beside(&file, "gz"), gzip(&bytes)?)?;
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

/// The icon comes after the page and is the browser's own affair; the texts of the pages to read when one is
/// read; the rest is for robots and for browsers without JavaScript.
fn is_first_load(name: &str) -> bool {
    !matches!(name, "icon.svg" | "noscript.css" | "pages.fr.json" | "robots.txt")
}

fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

/// The smallest of what the encoder makes with input blocks of 2^n bytes; 0 leaves n to it.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut tries = Vec::new();
    for lgblock in [0, 16, 17] {
        let parameters = BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            lgblock,
            size_hint: bytes.len(),
            ..Default::default()
        };
        let mut small = Vec::new();
        brotli::BrotliCompress(&mut &*bytes, &mut small, &parameters)?;
        tries.push(small);
    }
    tries.into_iter().min_by_key(Vec::len).context("nothing was tried")
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

fn first_load(sizes: &[Size]) -> usize {
    sizes.iter().filter(|size| size.first_load).map(|size| size.brotli).sum()
}

/// Each file raw and in Brotli, and the total of the first load.
pub(crate) fn table(sizes: &[Size]) -> String {
    let mut table = format!("{:<32}{:>10}{:>10}\n", "file", "raw", "Brotli");
    for size in sizes {
        let mark = if size.first_load { "" } else { "  (not in the first load)" };
        let _ = writeln!(table, "{:<32}{:>10}{:>10}{mark}", size.name, size.raw, size.brotli);
    }
    let raw: usize = sizes.iter().filter(|size| size.first_load).map(|size| size.raw).sum();
    let _ = writeln!(
        table,
        "{:<32}{raw:>10}{:>10}  of {GOAL} (today at most {RATCHET}; the wall: {WALL})",
        "first load",
        first_load(sizes)
    );
    table
}

/// Fails over budget.
pub(crate) fn within_budget(sizes: &[Size]) -> Result<()> {
    let total = first_load(sizes);
    if total > GOAL {
        println!("The first load is {} bytes over its goal.", total - GOAL);
    }
    if total > RATCHET.min(WALL) {
        bail!("The first load weighs {total} bytes in Brotli; today it may weigh {RATCHET}.");
    }
    Ok(())
}
