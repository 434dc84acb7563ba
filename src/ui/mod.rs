//! The page. `page` holds the Yew components: what is drawn becomes elements, what the person does becomes
//! messages. What needs no browser (`state`, `camera`) is built and tested natively, too.
//!
//! It must not decide anything about Python, and reaches the browser through `platform` only.

pub mod camera;
pub mod follow;
#[cfg(target_arch = "wasm32")]
mod page;
pub mod pointing;
pub mod program;
pub mod state;

#[cfg(target_arch = "wasm32")]
pub use page::start;
