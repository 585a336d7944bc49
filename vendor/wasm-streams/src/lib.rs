//! Stands in the place of the crate of this name (`[patch.crates-io]` in Cargo.toml).
//!
//! leptos always builds `server_fn`, which streams bodies through wasm-streams. This application has
//! no server function, but the real crate exports JavaScript classes, and what is exported is never
//! dead: it stays in the program, with its promises and its glue. Here is the part of its interface
//! that `server_fn` compiles against; nothing calls it, so nothing of it is downloaded.

#![forbid(unsafe_code)]

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;

/// A stream of the browser, which is never read nor written here.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Would make a stream of the browser.
    ///
    /// # Panics
    /// Always.
    pub fn from_stream<S>(_: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        unimplemented!("this application has no server functions: see vendor/wasm-streams")
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Would read the stream of the browser.
    ///
    /// # Panics
    /// Always.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        #[allow(unreachable_code, reason = "the type of what is never made")]
        {
            unimplemented!("this application has no server functions: see vendor/wasm-streams");
            stream::empty()
        }
    }
}
