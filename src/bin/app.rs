//! The application in the browser.

/// Starts the application; natively there is nothing to start.
fn main() {
    #[cfg(target_arch = "wasm32")]
    mon_espace_sante::ui::start();
}
