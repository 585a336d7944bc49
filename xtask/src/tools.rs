//! Installs the tools that the commands need.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::command::{cargo, output, program, root, run, step, target};

/// Version of trunk: the newest that builds with the toolchain in rust-toolchain.toml.
const TRUNK: &str = "0.21.14";

/// Version of geckodriver, Firefox's WebDriver.
const GECKODRIVER: &str = "0.37.1";

/// Version of cargo-deny, which checks licences, sources and bans.
const CARGO_DENY: &str = "0.20.2";

/// Installs the wasm32 target, trunk and wasm-bindgen's command.
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
    // trunk only copies and hashes files: a debug build takes a third of the time and is fast enough. Its default
    // features would download tools from places that this project does not use.
    from_crates("trunk", "trunk", TRUNK, &["--debug", "--no-default-features"])?;
    let version = locked_version("wasm-bindgen")?;
    from_crates("wasm-bindgen", "wasm-bindgen-cli", &version, &[])?;
    Ok(())
}

/// Installs geckodriver. A debug build is fast enough: geckodriver mostly waits for the browser.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    from_crates("geckodriver", "geckodriver", GECKODRIVER, &["--debug"])
}

/// Installs cargo-deny.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    from_crates("cargo-deny", "cargo-deny", CARGO_DENY, &["--debug"])
}

/// Reads the version of a crate from Cargo.lock.
fn locked_version(name: &str) -> Result<String> {
    let lock =
        std::fs::read_to_string(root().join("Cargo.lock")).context("Cargo.lock is missing")?;
    let entry = format!("name = \"{name}\"\nversion = \"");
    lock.split_once(&entry)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .with_context(|| format!("Cargo.lock does not name {name}"))
}

/// Builds a tool from crates.io into target/tools, unless this version is already there; returns its path.
fn from_crates(binary: &str, name: &str, version: &str, build_options: &[&str]) -> Result<PathBuf> {
    let path = target().join("tools/bin").join(binary);
    let installed = output(program(&path).arg("--version"));
    if installed.is_some_and(|text| text.split_whitespace().any(|word| word == version)) {
        return Ok(path);
    }
    step(&format!("installing {name} {version} (only once, takes some minutes)"), || {
        run(cargo("install --locked --force")
            .args(["--version", version, name, "--root"])
            .arg(target().join("tools"))
            .args(build_options)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            // A separate target folder, so that the project's is not locked during the build.
            .env("CARGO_TARGET_DIR", target().join("tools/build")))
        .with_context(|| {
            format!("{name} {version} could not be built: check the network, then try again.")
        })?;
        // Frees some hundred megabytes.
        let _ = std::fs::remove_dir_all(target().join("tools/build"));
        Ok(path)
    })
}

/// Installs the packages of package.json below target/; returns the folder `node_modules`.
pub(crate) fn packages() -> Result<PathBuf> {
    from_npm(&root(), &target().join("npm"), "wasm-opt, terser and axe-core")
}

/// Installs Lighthouse, with a lock file of its own; returns the path of its command, a script for Node.js.
pub(crate) fn lighthouse() -> Result<PathBuf> {
    let packages = from_npm(&root().join("bench"), &target().join("npm-bench"), "Lighthouse")?;
    Ok(packages.join("lighthouse/cli/index.js"))
}

/// Installs the packages of the package.json in `source`, without their scripts, in `folder`; returns the folder
/// `node_modules`.
fn from_npm(source: &Path, folder: &Path, names: &str) -> Result<PathBuf> {
    let manifests = ["package.json", "package-lock.json", ".npmrc"];
    let is_current = manifests.iter().all(|name| {
        let wanted = std::fs::read(source.join(name)).ok();
        wanted.is_some() && wanted == std::fs::read(folder.join(name)).ok()
    });
    if !(is_current && folder.join("installed").is_file()) {
        step(&format!("installing {names} with npm"), || {
            std::fs::create_dir_all(folder)?;
            let _ = std::fs::remove_file(folder.join("installed"));
            for name in manifests {
                std::fs::copy(source.join(name), folder.join(name))
                    .with_context(|| format!("{name} is missing"))?;
            }
            run(program("npm")
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(folder))
            .context("Install Node.js with npm (Debian: `apt-get install npm`), then try again.")?;
            Ok(std::fs::write(folder.join("installed"), "")?)
        })?;
    }
    Ok(folder.join("node_modules"))
}

pub(crate) fn wasm_opt() -> Result<PathBuf> {
    Ok(packages()?.join("binaryen/bin/wasm-opt"))
}

pub(crate) fn terser() -> Result<PathBuf> {
    Ok(packages()?.join("terser/bin/terser"))
}

/// Returns the path of the script of the accessibility checker axe-core.
pub(crate) fn axe() -> Result<PathBuf> {
    Ok(packages()?.join("axe-core/axe.min.js"))
}

pub(crate) fn nginx() -> Result<PathBuf> {
    from_system("nginx", &["nginx"])
}

pub(crate) fn caddy() -> Result<PathBuf> {
    from_system("caddy", &["caddy"])
}

/// Finds a system program. As root on Debian, installs `packages` with apt-get when the program is missing.
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
                // Prevents invoke-rc.d from starting an installed server.
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
    std::env::split_paths(&path).map(|folder| folder.join(binary)).find(|path| path.is_file())
}
