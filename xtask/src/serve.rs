//! `cargo xtask serve`: builds, serves, and builds again when a file changes.

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
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
    let build = || site::build(site::Build { features: "gallery", release, into: &place });
    step("building the site", build)?;

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
    // Watched only now, so that what the first build wrote does not start a second one.
    let (changes, _watcher) = watcher()?;
    println!("\nWatching src/, style/, public/ and index.html: pages reload by themselves.");
    loop {
        match changes.recv_timeout(Duration::from_millis(500)) {
            Ok(()) => {}
            Err(mpsc::RecvTimeoutError::Timeout) => {
                if let Some(status) = served.try_wait()? {
                    bail!("The sandbox stopped ({status}).");
                }
                continue;
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => bail!("The watching of files stopped."),
        }
        while changes.try_recv().is_ok() {}
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
    command::run(cargo().args([
        "build",
        "--features",
        "server,gallery",
        "--bin",
        "sandbox",
    ]))
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

/// Says `()` when something that is built has changed.
fn watcher() -> Result<(mpsc::Receiver<()>, impl Sized)> {
    let (say, changes) = mpsc::channel();
    let watched: Vec<PathBuf> = WATCHED.iter().map(|name| root().join(name)).collect();
    let mut debouncer =
        new_debouncer(Duration::from_millis(300), move |events: DebounceEventResult| {
            let ours = |path: &Path| watched.iter().any(|watched| path.starts_with(watched));
            if events.is_ok_and(|events| events.iter().any(|event| ours(&event.path))) {
                let _ = say.send(());
            }
        })?;
    let eyes = debouncer.watcher();
    // Files of the root are watched through it: editors replace a file rather than write into it.
    eyes.watch(&root(), RecursiveMode::NonRecursive)?;
    for name in ["src", "style", "public"] {
        eyes.watch(&root().join(name), RecursiveMode::Recursive)?;
    }
    Ok((changes, debouncer))
}
