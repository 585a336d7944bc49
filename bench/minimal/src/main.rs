//! A minimal Leptos page: a form with one field. `cargo xtask bench` compares the production page with it.

/// Mounts the page; does nothing in a native build.
fn main() {
    #[cfg(target_arch = "wasm32")]
    leptos::mount::mount_to_body(page::view);
}

#[cfg(target_arch = "wasm32")]
mod page {
    use leptos::ev::SubmitEvent;
    use leptos::prelude::*;

    fn summary() -> impl IntoView {
        view! { <p data-testid="error-summary">"Entrez votre code provisoire."</p> }
    }

    /// A form that shows an error when it is submitted empty, as the forms of the production page do.
    pub(crate) fn view() -> impl IntoView {
        let code = RwSignal::new(String::new());
        let is_missing = RwSignal::new(false);
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            is_missing.set(code.read().is_empty());
        };
        view! {
            <main>
                <h1>"Je m’identifie"</h1>
                {move || is_missing.get().then(summary)}
                <form on:submit=submit>
                    <p>
                        <label for="code">"Code provisoire"</label>
                        <input id="code" autocomplete="off" bind:value=code />
                    </p>
                    <button type="submit">"Continuer"</button>
                </form>
            </main>
        }
    }
}
