//! Measures the first load of the identification form on a slow phone, beside the same form as static HTML and beside
//! a minimal Leptos page.
//!
//! These tests are ignored: `cargo xtask bench` builds the pages and runs them. Times depend on the machine and are
//! not checked; a page that does not work fails.

use std::path::PathBuf;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::{Host, Running, serve};

use figures::Measured;
use load::Load;
use phone::Network;

mod figures;
mod lighthouse;
mod load;
mod phone;
mod static_page;

/// The address of the measured form.
const PATH: &str = "/activer/identification";

/// The measured pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Page {
    /// The production form as static HTML, with its style sheets inline and without scripts.
    Static,
    /// The page in `bench/minimal`.
    Minimal,
    /// The production files.
    Production,
}

impl Page {
    const ALL: [Self; 3] = [Self::Static, Self::Minimal, Self::Production];

    fn name(self) -> &'static str {
        match self {
            Self::Static => "static",
            Self::Minimal => "minimal",
            Self::Production => "production",
        }
    }

    fn has_program(self) -> bool {
        self != Self::Static
    }

    /// The environment variable with the folder of the page.
    fn variable(self) -> &'static str {
        match self {
            Self::Static => "MES_BENCH_STATIC",
            Self::Minimal => "MES_BENCH_MINIMAL",
            Self::Production => "MES_SITE",
        }
    }
}

/// Returns the folder in an environment variable, which `cargo xtask bench` sets.
fn folder(variable: &str) -> PathBuf {
    std::env::var_os(variable).expect("run `cargo xtask bench`").into()
}

/// Serves a folder as in production: compressed files, caching and security headers, and the API.
async fn serve_folder(site: PathBuf) -> Running {
    serve(Host::on_loopback(site, Limits::default())).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures: cargo xtask bench"]
async fn first_load_is_measured() {
    let runs: u32 = std::env::var("MES_BENCH_RUNS").unwrap().parse().unwrap();
    let mut hosts = Vec::new();
    for page in Page::ALL {
        hosts.push((page, serve_folder(folder(page.variable())).await));
    }
    let driver = phone::start_driver();
    let mut measured = Measured::default();
    for run in 1..=runs {
        for network in Network::ALL {
            println!("run {run} of {runs}, {}", network.name);
            // The pages alternate, so that a busy machine slows all of them.
            for (page, host) in &hosts {
                let site = host.url();
                let load = Load { driver: &driver, page: *page, network, site: &site };
                measured.add(*page, network, load.measure().await);
            }
        }
    }
    print!("{}", measured.report());
    if let Some(file) = std::env::var_os("MES_BENCH_JSON") {
        std::fs::write(file, measured.json()).unwrap();
    }
    assert_eq!(measured.lost_texts, Vec::<String>::new(), "typed text was lost");
}
