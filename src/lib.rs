pub mod base;
pub mod code;
pub mod scope;
pub mod syntax;
pub mod view;
