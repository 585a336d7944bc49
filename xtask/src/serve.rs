//! `cargo xtask serve`: builds, serves, and builds again when a file changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest, Sha256};

use crate::command::{self, cargo, program, root, step, target};
use crate::{site, tools};

const HELP: &str = "\
Builds the whole service and serves it against the sandbox, on this computer.

Usage: cargo xtask serve [--no-watch] [--release] [OPTIONS OF THE SANDBOX]

      --no-watch  Builds once, and not again when a file changes
      --release   Builds the small program that citizens get (slower to build)
  -h, --help      This

What follows is the sandbox's own help; its options are taken here as they are
(--site and --watch are filled in).
";

/// What is built when a file there changes.
const WATCHED: [&str; 8] = [
    "src",
    "style",
    "public",
    "index.html",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "openapi.json",
];

/// Reads the options: two of ours, the rest for the sandbox.
pub(crate) fn run(options: Vec<String>) -> Result<()> {
    let mut watch = true;
    let mut release = false;
    let mut rest = Vec::new();
    for option in options {
        match option.as_str() {
            "--no-watch" => watch = false,
            "--release" => release = true,
            "-h" | "--help" => return help(),
            _ => rest.push(option),
        }
    }
    serve(rest, watch, release)
}

/// How often the sources are looked at.
const LOOK: Duration = Duration::from_millis(500);

/// Each source's size and time.
type Sources = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Serves until Ctrl-C.
fn serve(options: Vec<String>, watch: bool, release: bool) -> Result<()> {
    step("building the sandbox", build_sandbox)?;
    // Wrong options and a port in use are said before the long build, not after.
    let sandbox = target().join("debug/sandbox");
    let fits = program(&sandbox).args(&options).arg("--check").status()?;
    if !fits.success() {
        bail!("Nothing was started.");
    }
    tools::for_building()?;
    let place = target().join("site");
    // Before the build: what changes during it is built again.
    let seen = state_of_sources();
    let build = || site::build(site::Build { features: "gallery", release, into: &place });
    step("building the site", build)?;

    if watch {
        println!("  from now on, a change of a source is built, and pages reload by themselves");
    }
    let mut served = start(&sandbox, &place, &options, watch, false)?;
    if !watch {
        // Waiting for a child closes its input, and so would let go of the leash.
        let _leash = served.stdin.take();
        let status = served.wait()?;
        if !status.success() {
            bail!("The sandbox stopped ({status}).");
        }
        return Ok(());
    }
    let mut built_from = seen;
    loop {
        std::thread::sleep(LOOK);
        if let Some(status) = served.try_wait()? {
            bail!("The sandbox stopped ({status}).");
        }
        let now = state_of_sources();
        if now == built_from {
            continue;
        }
        built_from = settled(now);
        let before = fingerprint(&sandbox);
        let rebuilt = step("building the sandbox again", build_sandbox)
            .and_then(|()| step("building the site again", build));
        if let Err(error) = rebuilt {
            eprintln!("{error:#}\nThe site from before is still served.");
        }
        if fingerprint(&sandbox) != before {
            let _ = served.kill();
            let _ = served.wait();
            served = start(&sandbox, &place, &options, watch, true)?;
            println!("The sandbox was restarted: everybody is as at the start.");
        }
    }
}

fn help() -> Result<()> {
    println!("{HELP}");
    build_sandbox()?;
    command::run(program(target().join("debug/sandbox")).arg("--help"))
}

fn build_sandbox() -> Result<()> {
    command::run(cargo().args(["build", "--features", "server,gallery", "--bin", "sandbox"]))
}

/// Starts the sandbox on a leash: its input is held here, and it stops when that ends, however this
/// program ended.
fn start(
    sandbox: &Path,
    site: &Path,
    options: &[String],
    watch: bool,
    quiet: bool,
) -> Result<Child> {
    let mut command = program(sandbox);
    command.args(options).arg("--leashed").arg("--site").arg(site).stdin(Stdio::piped());
    if watch {
        command.arg("--watch");
    }
    if quiet {
        command.arg("--quiet");
    }
    command.spawn().context("The sandbox could not be started")
}

fn fingerprint(file: &Path) -> Option<Vec<u8>> {
    std::fs::read(file).ok().map(|bytes| Sha256::digest(bytes).to_vec())
}

/// Every source with its size and the time it was written. Looking at some hundred files twice a
/// second costs nothing, and works where the system's own notices do not (containers, shared folders).
fn state_of_sources() -> Sources {
    let mut state = BTreeMap::new();
    let mut places: Vec<PathBuf> = WATCHED.iter().map(|name| root().join(name)).collect();
    while let Some(place) = places.pop() {
        match std::fs::metadata(&place) {
            Ok(about) if about.is_dir() => {
                let entries = std::fs::read_dir(&place).into_iter().flatten().flatten();
                places.extend(entries.map(|entry| entry.path()));
            }
            Ok(about) => {
                state.insert(place, (about.len(), about.modified().ok()));
            }
            // It went away between the listing and the look.
            Err(_) => {}
        }
    }
    state
}

/// Waits for the end of a burst of changes (a checkout, a formatter).
fn settled(mut last: Sources) -> Sources {
    loop {
        std::thread::sleep(LOOK);
        let now = state_of_sources();
        if now == last {
            return now;
        }
        last = now;
    }
}
