//! What Python's operators do with values.

pub mod arithmetic;
pub mod braces;
pub mod compare;
pub mod format;
pub mod hash;
pub mod items;
pub mod iterate;
pub mod lookup;
pub mod number;
pub mod percent;
pub mod text;
pub mod truth;
