//! `cargo xtask bench`: measures the first load of the identification form, beside the same form as static HTML and
//! beside a minimal Leptos page. This module builds the three pages, then runs the ignored tests in
//! `tests/browser/bench`, because the browser tests have a sandbox and a driver.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::browsers::{self, Engine, InstalledBrowser};
use crate::command::{cargo, program, root, run as run_command, step, target};
use crate::{dist, shrink, site, sizes, tools};

/// The target of the programs for browsers.
const WASM: &str = "wasm32-unknown-unknown";

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many times each page is measured; medians are printed
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// A folder of production files to measure, made by `cargo xtask dist`, instead of a new build
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// A file for all figures, as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Also runs Lighthouse on three pages; fails when accessibility, best practices or SEO is below 100
    #[arg(long)]
    lighthouse: bool,
}

/// Builds and measures the three pages. Times are printed and not checked; fails when a page does not work.
pub(crate) fn run(options: &Options) -> Result<()> {
    let given_site = options.site.as_ref().map(std::path::absolute).transpose()?;
    if let Some(folder) = &given_site
        && !folder.join("index.html.br").is_file()
    {
        bail!("{} contains no compressed production files.", folder.display());
    }
    let json = options.json.as_ref().map(std::path::absolute).transpose()?;
    let browser = Engine::Chromium.prepare()?;
    tools::for_building()?;
    let lighthouse = if options.lighthouse { Some(tools::lighthouse()?) } else { None };
    let production = match given_site {
        Some(folder) => folder,
        None => {
            dist::run(&dist::Options::default())?;
            root().join("dist")
        }
    };
    let folder = target().join("bench");
    let (minimal, static_page) = (folder.join("minimal"), folder.join("static"));
    step("building the minimal page", || build_minimal(&minimal))?;
    step("building the measurements", || run_command(browsers::tests().arg("--no-run")))?;
    step("writing the static page", || {
        let mut write = test(&browser, &production, "static_page::static_page_is_written");
        run_command(write.env("MES_BENCH_STATIC", empty(&static_page)?))?;
        add_common_files(&static_page)
    })?;
    let mut measure = test(&browser, &production, "first_load_is_measured");
    measure.env("MES_BENCH_STATIC", &static_page).env("MES_BENCH_MINIMAL", &minimal);
    measure.env("MES_BENCH_RUNS", options.runs.to_string());
    measure.envs(json.map(|file| ("MES_BENCH_JSON", file)));
    let measured = step("measuring", || run_command(&mut measure));
    if let Some(lighthouse) = lighthouse {
        let mut audit = test(&browser, &production, "lighthouse::scores_are_100");
        audit.env("MES_LIGHTHOUSE", lighthouse);
        audit.env("CHROME_PATH", tools::from_system("chromium", &["chromium"])?);
        step("Lighthouse", || run_command(&mut audit))?;
    }
    measured
}

/// Builds the command that runs one of the ignored tests of the bench over the production files.
fn test(browser: &InstalledBrowser, production: &Path, name: &str) -> Command {
    let mut test = browser.tests(production);
    test.args(["--quiet", "--ignored", "--exact", "--nocapture", &format!("bench::{name}")]);
    test
}

/// Builds the minimal page as the production page is built: the same compiler options, wasm-bindgen, wasm-opt, terser,
/// names with a hash, compressed files. Only `snip` is left out, which fails on a program that does not contain all that
/// it removes.
fn build_minimal(folder: &Path) -> Result<()> {
    let source = root().join("bench/minimal");
    let built = target().join("bench/wasm-bindgen");
    run_command(
        cargo("build --locked --quiet --release --package bench-minimal --target")
            .arg(WASM)
            .env("RUSTFLAGS", site::remap_flags()),
    )?;
    run_command(
        program("wasm-bindgen")
            .args(["--target", "no-modules", "--no-typescript", "--out-name", "program"])
            .arg("--out-dir")
            .arg(empty(&built)?)
            .arg(target().join(WASM).join("release/bench-minimal.wasm")),
    )?;
    let (wasm, script) = (built.join("program_bg.wasm"), built.join("program.js"));
    shrink::wasm(&wasm, &tools::wasm_opt()?)?;
    let wasm = std::fs::read(wasm)?;
    let wasm_name = format!("program-{}.wasm", site::short_hash(&wasm));
    // One script: a second one that starts the program would be a further request.
    let start = format!("wasm_bindgen({{ module_or_path: \"/{wasm_name}\" }});\n");
    std::fs::write(&script, std::fs::read_to_string(&script)? + &start)?;
    shrink::script(&script, &tools::terser()?)?;
    let script = std::fs::read(script)?;
    let script_name = format!("program-{}.js", site::short_hash(&script));
    let page = std::fs::read_to_string(source.join("index.html"))?
        .replace("program.wasm", &wasm_name)
        .replace("program.js", &script_name);
    empty(folder)?;
    for (name, content) in
        [("index.html", page.into_bytes()), (&wasm_name, wasm), (&script_name, script)]
    {
        std::fs::write(folder.join(name), content)?;
    }
    add_common_files(folder)
}

/// Adds the page under the name of a prerendered page, the icon, and `robots.txt`, which is requested before each
/// measurement; compresses all files.
fn add_common_files(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder.join("activer"))?;
    std::fs::copy(folder.join("index.html"), folder.join("activer/identification.html"))?;
    for name in ["icon.svg", "robots.txt"] {
        std::fs::copy(root().join("public").join(name), folder.join(name))
            .with_context(|| format!("public/{name} is missing"))?;
    }
    sizes::compress_files(folder).map(drop)
}

/// Makes an empty folder in place of an earlier one.
fn empty(folder: &Path) -> Result<&Path> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    Ok(folder)
}
