//! `cargo xtask serve`: builds the service, serves it, and rebuilds it when a source changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest, Sha256};

use crate::command::{self, cargo, program, root, step, target};
use crate::{site, tools};

const HELP: &str = "\
Builds the whole service and serves it with the sandbox, on this computer.

Usage: cargo xtask serve [--no-watch] [--release] [OPTIONS OF THE SANDBOX]

      --no-watch  Builds once, and does not rebuild when a file changes
      --release   Builds the small production program (slower to build)
  -h, --help      Shows this help

The help of the sandbox follows. Its options are accepted here too, except --site
and --watch, which this command sets.
";

/// Files and folders whose changes cause a rebuild.
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

/// Separates the options of this command from those of the sandbox, then serves.
pub(crate) fn run(options: Vec<String>) -> Result<()> {
    let mut watch = true;
    let mut release = false;
    let mut sandbox_options = Vec::new();
    for option in options {
        match option.as_str() {
            "--no-watch" => watch = false,
            "--release" => release = true,
            "-h" | "--help" => return help(),
            _ => sandbox_options.push(option),
        }
    }
    serve(sandbox_options, watch, release)
}

/// Time between two checks of the sources.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// Size in bytes and modification time of each source.
type Sources = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Serves until Ctrl-C.
fn serve(options: Vec<String>, watch: bool, release: bool) -> Result<()> {
    step("building the sandbox", build_sandbox)?;
    // Reports wrong options and a port in use before the long build.
    let sandbox = target().join("debug/sandbox");
    let check = program(&sandbox).args(&options).arg("--check").status()?;
    if !check.success() {
        bail!("Nothing was started.");
    }
    tools::for_building()?;
    // Read before the build, so that a change during the build causes a rebuild.
    let mut built_from = read_sources();
    let build = || site::build_with_samples(release);
    let site_folder = step("building the site", build)?;

    if watch {
        println!("  watching the sources: a change causes a rebuild, and open pages reload");
    }
    let start = |extra: &[&str]| {
        let mut command = program(&sandbox);
        // The sandbox stops when its standard input closes, which also happens when this program is killed.
        command.args(&options).arg("--stop-with-stdin").arg("--site").arg(&site_folder);
        command.args(watch.then_some("--watch")).args(extra).stdin(Stdio::piped());
        command.spawn().context("The sandbox could not be started")
    };
    let mut server = start(&[])?;
    if !watch {
        // `wait` closes the child's standard input, which would stop the sandbox (`--stop-with-stdin`).
        let _stdin = server.stdin.take();
        let status = server.wait()?;
        if !status.success() {
            bail!("The sandbox stopped ({status}).");
        }
        return Ok(());
    }
    loop {
        std::thread::sleep(POLL_INTERVAL);
        if let Some(status) = server.try_wait()? {
            bail!("The sandbox stopped ({status}).");
        }
        let now = read_sources();
        if now == built_from {
            continue;
        }
        built_from = wait_for_stable_sources(now);
        let old_fingerprint = fingerprint(&sandbox);
        let rebuilt = step("rebuilding the sandbox", build_sandbox)
            .and_then(|()| step("rebuilding the site", build));
        if let Err(error) = rebuilt {
            eprintln!("{error:#}\nThe previous site is still served.");
        }
        if fingerprint(&sandbox) != old_fingerprint {
            let _ = server.kill();
            let _ = server.wait();
            server = start(&["--quiet"])?;
            println!("The sandbox was restarted: all test people are back in their initial state.");
        }
    }
}

fn help() -> Result<()> {
    println!("{HELP}");
    build_sandbox()?;
    command::run(program(target().join("debug/sandbox")).arg("--help"))
}

fn build_sandbox() -> Result<()> {
    command::run(&mut cargo("build --locked --features server,gallery --bin sandbox"))
}

fn fingerprint(file: &Path) -> Option<Vec<u8>> {
    std::fs::read(file).ok().map(|bytes| Sha256::digest(bytes).to_vec())
}

/// Reads the size and modification time of every source. Polling some hundred files twice a second costs little, and
/// works where the system's file notifications do not (containers, shared folders).
fn read_sources() -> Sources {
    let mut sources = BTreeMap::new();
    let mut pending: Vec<PathBuf> = WATCHED.iter().map(|name| root().join(name)).collect();
    while let Some(path) = pending.pop() {
        match std::fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => {
                let entries = std::fs::read_dir(&path).into_iter().flatten().flatten();
                pending.extend(entries.map(|entry| entry.path()));
            }
            Ok(metadata) => {
                sources.insert(path, (metadata.len(), metadata.modified().ok()));
            }
            // The file was deleted after the folder was listed.
            Err(_) => {}
        }
    }
    sources
}

/// Waits until two checks find no change, so that a burst of changes (a checkout, a formatter) causes one rebuild.
fn wait_for_stable_sources(mut last: Sources) -> Sources {
    loop {
        std::thread::sleep(POLL_INTERVAL);
        let now = read_sources();
        if now == last {
            return now;
        }
        last = now;
    }
}
