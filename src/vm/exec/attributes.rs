//! Instructions about attributes.

use crate::code::{Instruction, Register};
use crate::vm::attribute::Found;
use crate::vm::call::Flow;
use crate::vm::code::LoadedCode;
use crate::vm::frame::Then;
use crate::vm::machine::Machine;
use crate::vm::native::{Call, Interrupt};
use crate::vm::object::Object;
use crate::vm::value::{Addr, Value};

impl Machine {
    pub(super) fn execute_attribute(
        &mut self,
        code: &LoadedCode,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        use Instruction as I;
        let get = |machine: &Machine, register: Register| machine.register(base, register);
        match instruction {
            I::LoadMethod { start, name } => self.load_method(code, base, start, name),
            I::LoadAttribute { dst, object, name } => {
                let object = get(self, object);
                self.note_site(code, name, object);
                self.load_attribute(object, code.names[usize::from(name)], base, dst)
            }
            I::StoreAttribute { object, name, src } => {
                let (object, value) = (get(self, object), get(self, src));
                let key = code.names[usize::from(name)];
                if self.set_plain(object, key, value)? {
                    self.note_site(code, name, object);
                    return Ok(Flow::Next);
                }
                let name = key;
                self.operation(set_attribute_native, &[object, Value::Object(name), value], Then::Discard)
            }
            I::DeleteAttribute { object, name } => {
                let name = Value::Object(code.names[usize::from(name)]);
                self.operation(delete_attribute_native, &[get(self, object), name], Then::Discard)
            }
            _ => Err(Interrupt::Fault("not an instruction of this family".into())),
        }
    }

    /// Leaves a function and its object side by side, so that no bound method is made for a call.
    fn load_method(
        &mut self,
        code: &LoadedCode,
        base: usize,
        start: Register,
        name: u16,
    ) -> Result<Flow, Interrupt> {
        let object = self.register(base, start);
        self.note_site(code, name, object);
        let name = code.names[usize::from(name)];
        if self.has_custom_getattribute(object) {
            self.set_register(base, start + 1, Value::Nil);
            return self.load_attribute(object, name, base, start);
        }
        match self.find_attribute(object, name) {
            Found::Method(function, this) => {
                self.set_register(base, start, function);
                self.set_register(base, start + 1, this);
                Ok(Flow::Next)
            }
            Found::Value(value) => {
                self.set_register(base, start, value);
                self.set_register(base, start + 1, Value::Nil);
                Ok(Flow::Next)
            }
            _ => {
                self.set_register(base, start + 1, Value::Nil);
                self.load_attribute(object, name, base, start)
            }
        }
    }

    pub(crate) fn has_custom_getattribute(&self, object: Value) -> bool {
        // Built-in values other than these are never of a program's class.
        let may_have = matches!(
            self.heap.of(object),
            Some(Object::Instance(_) | Object::Exception(_) | Object::Class(_) | Object::Module(_))
        );
        may_have && self.lookup_given(self.class_of(object), self.known.getattribute).is_some()
    }

    /// `object.name` into `dst` of the running frame.
    pub(crate) fn load_attribute(
        &mut self,
        object: Value,
        name: Addr,
        base: usize,
        dst: Register,
    ) -> Result<Flow, Interrupt> {
        if !self.has_custom_getattribute(object) {
            match self.find_attribute(object, name) {
                Found::Value(value) => {
                    self.set_register(base, dst, value);
                    return Ok(Flow::Next);
                }
                Found::Method(function, this) => {
                    let bound = self.bound(function, this);
                    self.set_register(base, dst, bound);
                    return Ok(Flow::Next);
                }
                _ => {}
            }
        }
        self.operation(get_attribute_native, &[object, Value::Object(name)], Then::Store(dst))
    }
}

fn get_attribute_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    call.get_attribute(call.arg(0), call.arg(1))
}

fn set_attribute_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    call.set_attribute(call.arg(0), call.arg(1), call.arg(2)).map(|()| Value::None)
}

fn delete_attribute_native(call: &mut Call<'_>) -> Result<Value, Interrupt> {
    call.delete_attribute(call.arg(0), call.arg(1)).map(|()| Value::None)
}
