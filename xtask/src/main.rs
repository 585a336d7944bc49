//! The commands of the project: `cargo xtask serve`, `test`, `dist`, `bench`, `preview`,
//! `screenshots`, `map`, `faults`.
//!
//! Everything that they install goes below `target/`, except system packages.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod bench;
mod browsers;
mod command;
mod dependencies;
mod deploy;
mod dist;
mod faults;
mod folders;
mod map;
mod pages;
mod preview;
mod reproduce;
mod screenshots;
mod serve;
mod shrink;
mod site;
mod sizes;
mod snip;
mod style;
mod template;
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
    /// Builds the whole service and serves it with the sandbox.
    #[command(disable_help_flag = true)]
    Serve {
        /// See `serve --help`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// Runs all checks and tests.
    Test(test::Options),
    /// Builds the production files in dist/.
    Dist(dist::Options),
    /// Measures the first load of the identification form, beside the same form as static HTML and beside a minimal
    /// Leptos page.
    Bench(bench::Options),
    /// Builds a folder for any static host, with the sandbox inside the page.
    Preview(preview::Options),
    /// Takes a screenshot of every sample, and compares with earlier screenshots.
    Screenshots(screenshots::Options),
    /// Writes docs/journeys.md, docs/screens.md and the map of the previews.
    Map,
    /// Writes the tables of docs/faults.md from the results of the last `test --long`.
    Faults,
}

fn main() -> ExitCode {
    let result = match Xtask::parse().task {
        Task::Serve { options } => serve::run(options),
        Task::Test(options) => test::run(&options),
        Task::Dist(options) => dist::run(&options),
        Task::Bench(options) => bench::run(&options),
        Task::Preview(options) => preview::run(&options),
        Task::Screenshots(options) => screenshots::run(&options),
        Task::Map => map::run(),
        Task::Faults => faults::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}
