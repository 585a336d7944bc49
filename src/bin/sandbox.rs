//! Starts the sandbox's HTTP host.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use mon_espace_sante::sandbox::host::{Host, HostError, Origin, Running, listen, serve};
use mon_espace_sante::sandbox::{Limits, Sandbox};

/// Serves the whole service with invented people, on this computer.
#[derive(Parser)]
#[command(name = "sandbox")]
struct Options {
    /// The port to serve on.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address to serve on. By default other computers cannot reach it.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Accept this name of the host in addresses, beside localhost and IP addresses; may be repeated.
    #[arg(long = "host-name", value_name = "NAME")]
    names: Vec<String>,
    /// The directory of the built site.
    #[arg(long, default_value = "target/site")]
    site: PathBuf,
    /// Reload open pages when the site is rebuilt.
    #[arg(long)]
    watch: bool,
    /// Allow pages of this origin (`http://localhost:3000`) to call the API.
    #[arg(long, value_name = "ORIGIN")]
    cors: Option<Origin>,
    /// Allow this site's pages to call an API on this origin, given by `api_base` in config.json.
    #[arg(long, value_name = "ORIGIN")]
    api: Option<Origin>,
    /// Only check the options and that the port is free.
    #[arg(long, hide = true)]
    check: bool,
    /// Print nothing when ready; for a restart.
    #[arg(long, hide = true)]
    quiet: bool,
    /// Stop when standard input is closed, so that it ends with the parent process.
    #[arg(long, hide = true)]
    stop_with_stdin: bool,
    #[command(flatten)]
    limits: Limits,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), HostError> {
    let mut limits = options.limits;
    if limits.secret == 0 {
        // The standard library seeds its hashers at random.
        limits.secret = RandomState::new().build_hasher().finish();
    }
    if options.check {
        return listen(options.host, options.port).await.map(drop);
    }
    if !options.host.is_loopback() {
        eprintln!("Other computers can reach this sandbox, and everything in it is open to them.");
    }
    let running = serve(Host {
        ip: options.host,
        port: options.port,
        names: options.names,
        site: options.site,
        watch: options.watch,
        limits,
        cors: options.cors,
        api: options.api,
    })
    .await?;
    if !options.quiet {
        // An error here means that standard output is closed, which must not stop the host.
        let _ = print_summary(&running);
    }
    tokio::select! {
        () = running.wait_until_stopped() => {}
        _ = tokio::signal::ctrl_c() => {}
        () = stdin_closed(), if options.stop_with_stdin => {}
    }
    Ok(())
}

/// Waits until standard input is closed.
async fn stdin_closed() {
    let _ =
        tokio::task::spawn_blocking(|| std::io::copy(&mut std::io::stdin(), &mut std::io::sink()))
            .await;
}

/// Prints the test people, the address of the outbox, and the address of the service on the last line.
fn print_summary(running: &Running) -> std::io::Result<()> {
    let url = running.url();
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nTest people (all invented; one-time codes and letters are in the outbox):\n")?;
    let people = Sandbox::people();
    let columns = people.iter().map(|p| [p.name, p.nir, p.born, p.card, p.serial, p.code]);
    let mut widths = [0; 6];
    for row in columns.clone() {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for (row, person) in columns.zip(people) {
        for (cell, width) in row.iter().zip(widths) {
            write!(out, "  {cell:width$}")?;
        }
        writeln!(out, "  {}", person.story)?;
    }
    writeln!(out, "\nThe outbox and the details of the test people: {url}/sandbox")?;
    writeln!(out, "The service is ready; Ctrl-C stops it:\n\n{url}")?;
    out.flush()
}
