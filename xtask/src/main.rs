//! The commands of the project: `cargo xtask serve`, `test`, `dist`, `preview`, `screenshots`,
//! `map`, `faults`.
//!
//! Everything they install goes below `target/`, but for packages of the system.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod browsers;
mod command;
mod dependencies;
mod deploy;
mod dist;
mod faults;
mod map;
mod preview;
mod screenshots;
mod serve;
mod shrink;
mod site;
mod sizes;
mod snip;
mod style;
mod test;
mod tools;

/// The commands of the project.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Xtask {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the whole service and serves it against the sandbox.
    #[command(disable_help_flag = true)]
    Serve {
        /// See `serve --help`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Runs everything that must hold.
    Test(test::Options),
    /// Makes the production files in dist/.
    Dist(dist::Options),
    /// Makes a folder that any static host serves, with the sandbox inside the page.
    Preview(preview::Options),
    /// Takes a picture of every sample, and shows what changed since earlier ones.
    Screenshots(screenshots::Options),
    /// Writes the map of the journeys in ARCHITECTURE.md.
    Map,
    /// Draws the tables of docs/faults.md from what `test --full` saw last.
    Faults(faults::Options),
}

fn main() -> ExitCode {
    let done = match Xtask::parse().task {
        Task::Serve { options } => serve::run(options),
        Task::Test(options) => test::run(&options),
        Task::Dist(options) => dist::run(&options),
        Task::Preview(options) => preview::run(&options),
        Task::Screenshots(options) => screenshots::run(&options),
        Task::Map => map::run(),
        Task::Faults(options) => faults::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
