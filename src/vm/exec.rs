//! The instructions that the step loop does not do itself, sent to their families.

use super::call::Flow;
use super::code::LoadedCode;
use super::frame::Then;
use super::machine::Machine;
use super::native::{Call, Interrupt};
use super::object::{Function, Object};
use super::value::{Addr, Value};
use crate::code::{Instruction, Register};

impl Machine {
    /// The register `register` of the frame whose registers start at `base`.
    #[inline]
    pub(crate) fn register(&self, base: usize, register: Register) -> Value {
        self.stack[base + usize::from(register)]
    }

    /// Sets a register.
    #[inline]
    pub(crate) fn set_register(&mut self, base: usize, register: Register, value: Value) {
        self.stack[base + usize::from(register)] = value;
    }

    /// Runs one instruction.
    pub(crate) fn execute(
        &mut self,
        code: &LoadedCode,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        use Instruction as I;
        match instruction {
            I::DeleteLocal { .. }
            | I::Clear { .. }
            | I::MakeCell { .. }
            | I::DeleteCell { .. }
            | I::StoreGlobal { .. }
            | I::DeleteGlobal { .. }
            | I::LoadName { .. }
            | I::StoreName { .. }
            | I::DeleteName { .. }
            | I::LoadClassCell { .. } => self.execute_name(code, instruction, base),
            I::Raise { .. }
            | I::RaiseFrom { .. }
            | I::RaiseAgain
            | I::Reraise { .. }
            | I::EnterHandler { .. }
            | I::LeaveHandler { .. }
            | I::MatchException { .. }
            | I::AssertFailed { .. }
            | I::EnterContext { .. }
            | I::ExitContext { .. }
            | I::ExitContextRaised { .. } => self.execute_exception(instruction, base),
            I::MatchSequence { .. }
            | I::MatchMapping { .. }
            | I::MatchKeys { .. }
            | I::MatchRest { .. }
            | I::MatchClass { .. } => self.execute_match(code, instruction, base),
            I::Import { .. } | I::ImportModule { .. } | I::ImportFrom { .. } | I::ImportStar { .. } => {
                self.execute_import(code, instruction, base)
            }
            I::CallKeywords { .. }
            | I::CallSpread { .. }
            | I::LoadMethod { .. }
            | I::CallMethodKeywords { .. }
            | I::MakeFunction { .. }
            | I::BuildClass { .. }
            | I::Yield { .. }
            | I::YieldFrom { .. } => self.execute_call(code, instruction, base),
            other => self.execute_data(code, other, base),
        }
    }

    fn execute_call(
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
            Instruction::LoadMethod { start, name } => self.load_method(code, base, start, name),
            Instruction::MakeFunction { dst, start, child } => {
                self.make_function(code, base, dst, start, child);
                Ok(Flow::Next)
            }
            Instruction::BuildClass { start, child } => self.build_class(code, base, start, child),
            Instruction::Yield { dst: _, src } => {
                let value = self.register(base, src);
                self.yield_value(code, value)
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
        let mut arguments: super::native::Arguments = match self.heap.of(positional) {
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
        }
        self.call_value(callee, arguments, names, Then::Store(dst))
    }

    /// Leaves a function and its object side by side, so that no bound method is made for a call.
    pub(crate) fn load_method(
        &mut self,
        code: &LoadedCode,
        base: usize,
        start: Register,
        name: u16,
    ) -> Result<Flow, Interrupt> {
        use super::attribute::Found;
        let object = self.register(base, start);
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
            globals,
            name: Value::Object(child.name),
            qualified_name: Value::Object(child.qualified_name),
            doc,
            module,
            parent: self.making_frame(),
        };
        let at = self.heap.alloc(Object::Function(Box::new(function)));
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

    /// The namespaces that `globals()` and `locals()` mean now: of the topmost frame of Python code.
    pub fn current_globals(&self) -> Addr {
        let python = self.frames.iter().rev().find(|frame| frame.kind == super::frame::FrameKind::Python);
        python.map_or(self.builtins, |frame| frame.globals)
    }

    /// The next line for `input()`, or `None` while there is none: the outer `None` waits, the inner is the end.
    pub fn read_input(&mut self) -> Option<Option<String>> {
        let line = self.answers.get(self.state.input)?.clone();
        self.state.input += 1;
        Some(line)
    }

    /// A hidden function of the library, by name.
    pub fn library(&self, name: &str) -> Value {
        let found = self.heap.interned(name).and_then(|key| self.heap.dict_get_name(self.builtins, key));
        found.unwrap_or(Value::Nil)
    }
}

impl Call<'_> {
    /// `locals()` of the topmost frame of Python code: a fresh dict in a function (PEP 667), the namespace itself in
    /// a module or class body.
    pub fn current_locals(&mut self) -> Value {
        use crate::code::{CodeKind, SlotKind};
        let frame =
            self.vm.frames.iter().rev().find(|frame| frame.kind == super::frame::FrameKind::Python).copied();
        let Some(frame) = frame else { return Value::None };
        let code = self.vm.codes[frame.code as usize].clone();
        if matches!(code.code.kind, CodeKind::Module | CodeKind::Class) {
            return Value::Object(frame.namespace);
        }
        let dict = self.vm.heap.alloc(Object::Dict(Box::default()));
        for (at, slot) in code.code.slots.iter().enumerate() {
            let value = self.vm.stack[frame.base as usize + at];
            let value = match (slot.kind, value) {
                (SlotKind::Local, value) => value,
                (_, Value::Object(cell)) => match self.vm.heap.get(cell) {
                    Object::Cell(cell) => cell.value,
                    _ => Value::Nil,
                },
                _ => Value::Nil,
            };
            if !value.is_nil() {
                self.vm.heap.dict_set_name(dict, code.slots[at], value);
            }
        }
        Value::Object(dict)
    }
}
