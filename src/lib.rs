//! Lexiscope's rooms; `src/README.md` is their house plan.

// Every room but `platform` (whose bindings are made by a macro) is compiled natively: none has any.
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]

pub mod base;
pub mod cli;
pub mod code;
pub mod compile;
pub mod draw;
pub mod layout;
pub mod lesson;
#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod pylib;
pub mod scope;
pub mod session;
pub mod syntax;
pub mod timeline;
pub mod ui;
pub mod view;
pub mod vm;
