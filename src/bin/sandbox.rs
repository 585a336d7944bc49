//! Starts the sandbox's HTTP host.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use mon_espace_sante::sandbox::host::{Host, HostError, Origin, Running, listen, serve};
use mon_espace_sante::sandbox::{Limits, Sandbox};

/// The whole service against invented people, on this computer.
#[derive(Parser)]
#[command(name = "sandbox")]
struct Options {
    /// The port to serve on.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address to serve on. Others than this computer reach it only if you change this.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// The directory of the built site.
    #[arg(long, default_value = "target/site")]
    site: PathBuf,
    /// Pages load themselves again when the site was rebuilt.
    #[arg(long)]
    watch: bool,
    /// Lets the pages of this origin (`http://localhost:3000`) ask the API.
    #[arg(long, value_name = "ORIGIN")]
    cors: Option<Origin>,
    /// Lets this site's pages ask an API on this origin, as `api_base` of config.json says.
    #[arg(long, value_name = "ORIGIN")]
    api: Option<Origin>,
    /// Only says whether these options hold and the port is free.
    #[arg(long, hide = true)]
    check: bool,
    /// Says nothing when ready; for a restart.
    #[arg(long, hide = true)]
    quiet: bool,
    /// Stops when its input ends: whoever started it holds the other end.
    #[arg(long, hide = true)]
    leashed: bool,
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
    if options.check {
        return listen(options.host, options.port).await.map(drop);
    }
    let running = serve(Host {
        ip: options.host,
        port: options.port,
        site: options.site,
        watch: options.watch,
        limits: options.limits,
        cors: options.cors,
        api: options.api,
    })
    .await?;
    if !options.quiet {
        // Nobody reads any more: that is no reason to stop serving.
        let _ = announce(&running);
    }
    tokio::select! {
        () = running.served() => {}
        _ = tokio::signal::ctrl_c() => {}
        () = released(), if options.leashed => {}
    }
    Ok(())
}

/// Ends when the standard input does.
async fn released() {
    let _ =
        tokio::task::spawn_blocking(|| std::io::copy(&mut std::io::stdin(), &mut std::io::sink()))
            .await;
}

/// Who can be impersonated, where the outbox is, and last the address, alone on its line.
fn announce(running: &Running) -> std::io::Result<()> {
    let url = running.url();
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "\nPeople you can be (all invented; one-time codes and letters are in the outbox):\n"
    )?;
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
    writeln!(out, "\nThe outbox and everybody's story: {url}/sandbox")?;
    writeln!(out, "The service is ready; Ctrl-C stops it:\n\n{url}")?;
    out.flush()
}
