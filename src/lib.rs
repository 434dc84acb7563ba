pub mod base;
pub mod scope;
pub mod syntax;
