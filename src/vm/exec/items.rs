//! Instructions about items and slices.

use crate::code::{Instruction, Register};
use crate::vm::call::Flow;
use crate::vm::frame::Then;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::ops;
use crate::vm::value::Value;

impl Machine {
    pub(super) fn execute_item(&mut self, instruction: Instruction, base: usize) -> Result<Flow, Interrupt> {
        use Instruction as I;
        let get = |machine: &Machine, register: Register| machine.register(base, register);
        match instruction {
            I::LoadItem { dst, object, key } => {
                let (object, key) = (get(self, object), get(self, key));
                if let Some(item) = ops::items::fast_get_item(self, object, key) {
                    self.set_register(base, dst, item);
                    return Ok(Flow::Next);
                }
                self.operation(get_item_native, &[object, key], Then::Store(dst))
            }
            I::StoreItem { object, key, src } => {
                let (object, key, value) = (get(self, object), get(self, key), get(self, src));
                if self.fast_set_item(object, key, value) {
                    return Ok(Flow::Next);
                }
                self.operation(set_item_native, &[object, key, value], Then::Discard)
            }
            I::DeleteItem { object, key } => {
                self.operation(delete_item_native, &[get(self, object), get(self, key)], Then::Discard)
            }
            I::BuildSlice { dst, start } => {
                let parts = [start, start + 1, start + 2].map(|register| get(self, register));
                let at = self.heap.alloc(Object::Slice(Box::new(parts)));
                self.set_register(base, dst, Value::Object(at));
                Ok(Flow::Next)
            }
            _ => Err(Interrupt::Fault("not an instruction of this family".into())),
        }
    }

    /// `object[key] = value` for a list or dict and a key that needs no asking; whether it was done.
    fn fast_set_item(&mut self, object: Value, key: Value, value: Value) -> bool {
        let Value::Object(at) = object else { return false };
        match (self.heap.get(at), key) {
            (Object::List(items), Value::Int(index)) if index >= 0 && (index as usize) < items.len() => {
                self.heap.list_set(at, index as usize, value);
                true
            }
            (Object::Dict(_), _) => match ops::lookup::fast_dict_find(self, at, key) {
                Some(Some(found)) => {
                    self.heap.dict_set_value(at, found, value);
                    true
                }
                _ => false,
            },
            _ => false,
        }
    }
}

fn get_item_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::items::get_item(call, call.arg(0), call.arg(1))
}

fn set_item_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::items::set_item(call, call.arg(0), call.arg(1), call.arg(2)).map(|_| Value::None)
}

fn delete_item_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    ops::items::delete_item(call, call.arg(0), call.arg(1)).map(|_| Value::None)
}
