//! Writes the pages that the server sends before the program runs, as JSON on the standard output, for `cargo xtask`.
//! The argument is the configuration, the text of a `config.json`.

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    if let Err(error) = write() {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn write() -> Result<(), String> {
    use mon_espace_sante::{config::Config, ui::served};

    let text = std::env::args().nth(1).unwrap_or_else(|| "{}".to_owned());
    let config = Config::parse(&text)
        .map_err(|error| format!("The configuration is not valid: {error:?}"))?;
    let json = serde_json::to_string(&served::site(&config)).map_err(|error| error.to_string())?;
    println!("{json}");
    Ok(())
}
