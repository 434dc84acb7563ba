//! Copying text for the person.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies `text`, then calls `done` with whether it worked. Frames of other origins and insecure pages
/// are refused: show the text to be copied by hand then.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window().filter(|window| window.is_secure_context()) else {
        done(false);
        return;
    };
    let copying = window.navigator().clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(copying).await.is_ok()) });
}
