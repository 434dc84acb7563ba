//! Instructions that call, and that make what is called.

use crate::code::{Instruction, Register};
use crate::vm::call::Flow;
use crate::vm::classes;
use crate::vm::code::LoadedCode;
use crate::vm::frame::Then;
use crate::vm::machine::Machine;
use crate::vm::native::Interrupt;
use crate::vm::object::{Function, Object};
use crate::vm::value::{Addr, Value};

impl Machine {
    pub(super) fn execute_call(
        &mut self,
        code: &LoadedCode,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        match instruction {
            Instruction::CallKeywords { start, count, names } => {
                let callee = self.register(base, start);
                let first = base + usize::from(start) + 1;
                self.call_named(code, callee, first, usize::from(count), names, start)
            }
            Instruction::CallMethodKeywords { start, count, names } => {
                let (callee, first, count) = if self.register(base, start + 1).is_nil() {
                    (start, base + usize::from(start) + 2, usize::from(count))
                } else {
                    (start, base + usize::from(start) + 1, usize::from(count) + 1)
                };
                self.call_named(code, self.register(base, callee), first, count, names, start)
            }
            Instruction::CallSpread { start } => {
                let arguments = [start, start + 1, start + 2].map(|register| self.register(base, register));
                self.call_spread(arguments, start)
            }
            Instruction::MakeFunction { dst, start, child } => {
                self.make_function(code, base, dst, start, child);
                Ok(Flow::Next)
            }
            Instruction::PrepareClass { start, child } => self.prepare_class(code, base, start, child),
            Instruction::BuildClass { start, child } => self.build_class(code, base, start, child),
            Instruction::Yield { dst: _, src } => {
                let value = self.register(base, src);
                self.yield_value(value, true)
            }
            Instruction::YieldFrom { dst, iter } => {
                let (sent, iterator) = (self.register(base, dst), self.register(base, iter));
                self.delegate(dst, iterator, sent)
            }
            _ => Err(Interrupt::Fault("not an instruction of this family".into())),
        }
    }

    fn call_named(
        &mut self,
        code: &LoadedCode,
        callee: Value,
        first: usize,
        count: usize,
        names: u16,
        dst: Register,
    ) -> Result<Flow, Interrupt> {
        let names = match self.heap.of(code.constants[usize::from(names)]) {
            Some(Object::Tuple(names)) => names.as_ref().into(),
            _ => return Err(Interrupt::Fault("keyword names are no tuple".into())),
        };
        let arguments = self.stack[first..first + count].into();
        self.call_value(callee, arguments, names, Then::Store(dst))
    }

    fn call_spread(
        &mut self,
        [callee, positional, keywords]: [Value; 3],
        dst: Register,
    ) -> Result<Flow, Interrupt> {
        let mut arguments: crate::vm::native::Arguments = match self.heap.of(positional) {
            Some(Object::Tuple(items)) => items.as_ref().into(),
            Some(Object::List(items)) => items.as_slice().into(),
            _ => Default::default(),
        };
        let mut names = smallvec::SmallVec::new();
        if let Value::Object(dict) = keywords {
            for entry in self.heap.dict(dict).iter() {
                names.push(entry.key);
                arguments.push(entry.value);
            }
            if names.iter().any(|&name| self.heap.text(name).is_none()) {
                return Err(self.error(classes::TYPE_ERROR, "keywords must be strings"));
            }
        }
        self.call_value(callee, arguments, names, Then::Store(dst))
    }

    fn make_function(&mut self, code: &LoadedCode, base: usize, dst: Register, start: Register, child: u16) {
        let index = code.first + code.code.children[usize::from(child)].0;
        let child = self.codes[index as usize].clone();
        let closure: Box<[Addr]> =
            child.code.captures.iter().filter_map(|&register| self.register(base, register).addr()).collect();
        let [defaults, keyword_defaults, annotations] =
            [start, start + 1, start + 2].map(|register| self.register(base, register));
        let globals = self.frames.last().map_or(self.builtins, |frame| frame.globals);
        let module = self
            .heap
            .interned("__name__")
            .and_then(|key| self.heap.dict_get_name(globals, key))
            .unwrap_or(Value::None);
        let doc = match &child.code.docstring {
            Some(text) => self.heap.str(text.as_str()),
            None => Value::None,
        };
        let or_none = |value: Value| if value.is_nil() { Value::None } else { value };
        let function = Function {
            code: index,
            closure,
            defaults: or_none(defaults),
            keyword_defaults: or_none(keyword_defaults),
            attributes: Value::Nil,
            annotations,
            type_params: Value::Nil,
            globals,
            name: Value::Object(child.name),
            qualified_name: Value::Object(child.qualified_name),
            doc,
            module,
            parent: self.making_frame(),
        };
        let function = Object::Function(Box::new(function));
        let at = if child.hidden { self.heap.alloc_unnumbered(function) } else { self.heap.alloc(function) };
        self.set_register(base, dst, Value::Object(at));
    }

    /// The number of the frame in which names of a function made now are looked up: class bodies are skipped.
    fn making_frame(&self) -> u32 {
        use crate::code::CodeKind;
        for frame in self.frames.iter().rev() {
            match self.codes[frame.code as usize].code.kind {
                CodeKind::Class => {}
                _ => return frame.number,
            }
        }
        0
    }
}
