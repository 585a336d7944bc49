//! Writes the pages that the server sends before the program runs, as JSON on the standard output, for `cargo xtask`.
//! The argument is the configuration, the text of a `config.json`.

use mon_espace_sante::config::Config;
use mon_espace_sante::ui::served;

fn main() {
    let text = std::env::args().nth(1).unwrap_or_else(|| "{}".to_owned());
    let site = match Config::parse(&text) {
        Ok(config) => served::site(&config),
        Err(error) => {
            eprintln!("The configuration is not valid: {error:?}");
            std::process::exit(1);
        }
    };
    match serde_json::to_string(&site) {
        Ok(json) => println!("{json}"),
        Err(error) => {
            eprintln!("The pages could not be written: {error}");
            std::process::exit(1);
        }
    }
}
