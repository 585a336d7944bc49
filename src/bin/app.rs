//! The application in the browser.

/// Starts the application; does nothing in a native build.
fn main() {
    #[cfg(target_arch = "wasm32")]
    mon_espace_sante::ui::start();
}
