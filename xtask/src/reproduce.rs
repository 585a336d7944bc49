//! Builds the production files again, from a copy of the sources in another folder and with another `CARGO_HOME`, and
//! compares every byte, so that the files that are served can be checked against the sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::command::{cargo, output, program, root, run, target};
use crate::folders;

/// Fails when a file of dist/ differs from that of the second build, or is in only one of them.
pub(crate) fn check() -> Result<()> {
    let folder = target().join("reproduced");
    let _ = fs::remove_dir_all(&folder);
    let copy = folder.join("sources");
    copy_sources(&copy)?;
    // The tools are installed already; what they are built from does not get into the files.
    fs::create_dir_all(copy.join("target"))?;
    for tools in ["tools", "npm"] {
        link(&target().join(tools), &copy.join("target").join(tools))?;
    }
    let home = folder.join("cargo-home");
    copy_cargo_home(&home)?;
    let mut cargo = cargo("xtask dist");
    cargo.current_dir(&copy).env("CARGO_HOME", &home);
    run(&mut cargo).context("the copy of the sources could not be built")?;
    compare(&root().join("dist"), &copy.join("dist"))?;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Copies the files that git knows, as they are now.
fn copy_sources(to: &Path) -> Result<()> {
    let files =
        output(program("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))
            .context("git could not list the sources")?;
    for name in files.lines() {
        let (from, to) = (root().join(name), to.join(name));
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        if from.is_file() {
            fs::copy(from, to)?;
        }
    }
    Ok(())
}

/// Makes another `CARGO_HOME` with the same crates and settings, so that nothing is downloaded.
fn copy_cargo_home(to: &Path) -> Result<()> {
    let from = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("there is no CARGO_HOME")?;
    fs::create_dir_all(to)?;
    for name in ["registry", "config.toml"] {
        if from.join(name).exists() {
            link(&from.join(name), &to.join(name))?;
        }
    }
    Ok(())
}

fn link(from: &Path, to: &Path) -> Result<()> {
    #[cfg(unix)]
    return Ok(std::os::unix::fs::symlink(from, to)?);
    #[cfg(not(unix))]
    folders::replace(from, to)
}

/// Compares two folders by the hashes of their files.
fn compare(first: &Path, second: &Path) -> Result<()> {
    let (first, second) = (hashes(first)?, hashes(second)?);
    let names: std::collections::BTreeSet<_> = first.keys().chain(second.keys()).collect();
    let different: Vec<_> =
        names.into_iter().filter(|name| first.get(*name) != second.get(*name)).cloned().collect();
    if !different.is_empty() {
        bail!("a second build has other files: {}", different.join(", "));
    }
    println!("A second build has the same {} files.", first.len());
    Ok(())
}

fn hashes(folder: &Path) -> Result<BTreeMap<String, String>> {
    let hash = |file: PathBuf| {
        let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
        Ok((name, format!("{:x}", Sha256::digest(fs::read(&file)?))))
    };
    folders::files(folder)?.into_iter().map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_changed_byte_and_one_missing_file_are_found() {
        let folder = std::env::temp_dir().join(format!("mes-reproduce-{}", std::process::id()));
        let (first, second) = (folder.join("first"), folder.join("second"));
        for folder in [&first, &second] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join("a.js"), "same").unwrap();
            fs::write(folder.join("b.js"), "same").unwrap();
        }
        compare(&first, &second).unwrap();
        fs::write(second.join("a.js"), "sane").unwrap();
        fs::remove_file(first.join("b.js")).unwrap();
        let error = compare(&first, &second).unwrap_err().to_string();
        assert!(error.ends_with("a.js, b.js"), "{error}");
        fs::remove_dir_all(folder).unwrap();
    }
}
