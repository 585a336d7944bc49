//! What the commands need and a fresh machine lacks.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::command::{cargo, output, program, root, run, step, target};

/// The newest trunk that builds with the toolchain in rust-toolchain.toml.
const TRUNK: &str = "0.21.14";

/// What Firefox is driven with.
const GECKODRIVER: &str = "0.37.1";

/// What looks at licences, sources and bans.
const CARGO_DENY: &str = "0.20.2";

/// What building the site needs: the wasm32 target, trunk, wasm-bindgen's command.
pub(crate) fn for_building() -> Result<()> {
    let triple = "wasm32-unknown-unknown";
    let library = output(program("rustc").args(["--print", "target-libdir", "--target", triple]));
    if !library.is_some_and(|path| Path::new(&path).is_dir()) {
        step("installing the Rust target for browsers", || {
            run(program("rustup").args(["target", "add", triple])).context(
                "Install the Rust target wasm32-unknown-unknown with your distribution or rustup.",
            )
        })?;
    }
    // trunk only copies and hashes: unoptimised it is built in a third of the time, and runs as well.
    // Its default features fetch tools from where this project does not take them.
    from_crates("trunk", "trunk", TRUNK, &["--debug", "--no-default-features"])?;
    let version = locked_version("wasm-bindgen")?;
    from_crates("wasm-bindgen", "wasm-bindgen-cli", &version, &[])
}

/// Firefox's driver. It waits for the browser most of the time: unoptimised it does so as well.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    from_crates("geckodriver", "geckodriver", GECKODRIVER, &["--debug"])?;
    Ok(target().join("tools/bin/geckodriver"))
}

/// The command `cargo deny`.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    from_crates("cargo-deny", "cargo-deny", CARGO_DENY, &["--debug"])?;
    Ok(target().join("tools/bin/cargo-deny"))
}

/// The version of a crate in Cargo.lock.
fn locked_version(name: &str) -> Result<String> {
    let lock =
        std::fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock is missing")?;
    let entry = format!("name = \"{name}\"\nversion = \"");
    lock.split_once(&entry)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .with_context(|| format!("Cargo.lock does not name {name}"))
}

/// Builds a tool into target/tools, unless this very version is there.
fn from_crates(binary: &str, name: &str, version: &str, how: &[&str]) -> Result<()> {
    let path = target().join("tools/bin").join(binary);
    let there = output(program(&path).arg("--version"));
    if there.is_some_and(|there| there.split_whitespace().any(|word| word == version)) {
        return Ok(());
    }
    step(&format!("installing {name} {version} (once, some minutes)"), || {
        run(cargo()
            .args(["install", "--locked", "--force", "--version", version, name, "--root"])
            .arg(target().join("tools"))
            .args(how)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            // Its own target, so that the project's is not locked by it meanwhile.
            .env("CARGO_TARGET_DIR", target().join("tools/build")))
        .with_context(|| {
            format!("{name} {version} could not be built: check the network, then try again.")
        })?;
        // Some hundred megabytes that serve nothing any more.
        let _ = std::fs::remove_dir_all(target().join("tools/build"));
        Ok(())
    })
}

/// The directory of the packages of package.json, installed below target/.
fn packages() -> Result<PathBuf> {
    let place = target().join("npm");
    let wanted = ["package.json", "package-lock.json", ".npmrc"];
    let fresh = wanted.iter().all(|name| {
        let here = std::fs::read(root().join(name)).ok();
        here.is_some() && here == std::fs::read(place.join(name)).ok()
    });
    if !(fresh && place.join("installed").is_file()) {
        step("installing wasm-opt, terser and axe-core with npm", || {
            std::fs::create_dir_all(&place)?;
            let _ = std::fs::remove_file(place.join("installed"));
            for name in wanted {
                std::fs::copy(root().join(name), place.join(name))
                    .with_context(|| format!("{name} is missing"))?;
            }
            run(program("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(&place))
            .context("Install Node.js with npm (Debian: `apt-get install npm`), then try again.")?;
            Ok(std::fs::write(place.join("installed"), "")?)
        })?;
    }
    Ok(place.join("node_modules"))
}

/// wasm-opt.
pub(crate) fn wasm_opt() -> Result<PathBuf> {
    Ok(packages()?.join("binaryen/bin/wasm-opt"))
}

/// What makes scripts short.
pub(crate) fn terser() -> Result<PathBuf> {
    Ok(packages()?.join("terser/bin/terser"))
}

/// The script that looks for accessibility faults.
pub(crate) fn axe() -> Result<PathBuf> {
    Ok(packages()?.join("axe-core/axe.min.js"))
}

/// A program of the system, with the package that brings it where the distribution is Debian's.
pub(crate) fn from_system(binary: &str, packages: &[&str]) -> Result<PathBuf> {
    if let Some(path) = find(binary) {
        return Ok(path);
    }
    let names = packages.join(" ");
    let is_root = output(program("id").arg("-u")).is_some_and(|id| id == "0");
    if is_root && find("apt-get").is_some() {
        step(&format!("installing {names} with apt-get"), || {
            run(program("apt-get").args(["update", "-qq"]))?;
            run(program("apt-get")
                .args(["install", "-y", "-qq", "--no-install-recommends"])
                .args(packages)
                .env("DEBIAN_FRONTEND", "noninteractive")
                // A server that is installed does not start by itself (invoke-rc.d).
                .env("RUNLEVEL", "1"))
        })?;
    }
    match find(binary) {
        Some(path) => Ok(path),
        None => bail!("Install {binary} (Debian: `apt-get install {names}`), then try again."),
    }
}

fn find(binary: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|place| place.join(binary)).find(|path| path.is_file())
}
