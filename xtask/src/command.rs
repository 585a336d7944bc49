//! Starts other programs, and reports each step and its duration.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

/// Returns the root of the repository.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// Returns the folder for everything that is built or installed.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// Builds a command that runs in the root of the repository, with `target/tools/bin` first on its PATH.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    let tools = target().join("tools/bin");
    let rest = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(tools).chain(std::env::split_paths(&rest));
    if let Ok(path) = std::env::join_paths(all) {
        command.env("PATH", path);
    }
    command.current_dir(root());
    command
}

/// Builds a command of the cargo that runs this program, with arguments separated by spaces.
pub(crate) fn cargo(arguments: &str) -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split(' '));
    command
}

/// Runs the native tests whose names contain one of `filters`, and that write the document that they check when
/// `variable` is set.
pub(crate) fn write_documents(variable: &str, filters: &[&str]) -> Result<()> {
    let mut tests = cargo("test --locked --workspace --all-features --quiet --test native --");
    run(tests.args(filters).env(variable, "1"))
}

/// Runs a command to its end and shows its output; fails when the command does.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let name = name.rsplit('/').next().unwrap_or(&name).to_owned();
    let status = command.status().with_context(|| format!("{name} could not be started"))?;
    if !status.success() {
        bail!("{name} failed ({status})");
    }
    Ok(())
}

/// Runs a command and returns its trimmed standard output, or `None` when the program is missing or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs `work`; prints its name before, its outcome and duration after.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("— {name} …");
    let start = Instant::now();
    let result = work();
    let seconds = start.elapsed().as_secs_f32();
    match &result {
        Ok(_) => println!("  {name}: done in {seconds:.1} s"),
        Err(_) => println!("  {name}: FAILED after {seconds:.1} s"),
    }
    result
}
