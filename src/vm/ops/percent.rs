//! `'%s' % values`.

#![allow(unused_variables)]

use crate::vm::native::{Call, Interrupt};
use crate::vm::value::Value;

/// `template % values`
pub fn percent(call: &mut Call<'_>, template: &str, values: Value) -> Result<Value, Interrupt> {
    Err(Interrupt::Fault("being written".into()))
}
