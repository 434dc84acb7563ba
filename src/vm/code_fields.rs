//! What functions and code objects tell of themselves: `__defaults__`, `__closure__`, `co_varnames`, `co_flags`, ...

use super::code::LoadedCode;
use super::fields::none_for_nil;
use super::heap::Heap;
use super::machine::Machine;
use super::object::{Function, GeneratorState, Object};
use super::value::{Addr, Value};
use crate::code::{Code, CodeKind, Instruction, SlotKind};
use std::rc::Rc;

impl Machine {
    pub(super) fn function_field(&mut self, at: Addr, text: &str) -> Option<Value> {
        let Object::Function(function) = self.heap.get(at) else { return None };
        let Function { code, .. } = **function;
        match text {
            "__name__" => Some(function.name),
            "__qualname__" => Some(function.qualified_name),
            "__doc__" => Some(function.doc),
            "__module__" => Some(function.module),
            "__defaults__" => Some(none_for_nil(function.defaults)),
            "__kwdefaults__" => Some(none_for_nil(function.keyword_defaults)),
            "__globals__" => Some(Value::Object(function.globals)),
            "__builtins__" => Some(Value::Object(self.builtins)),
            "__type_params__" if function.type_params.is_nil() => Some(self.heap.tuple([])),
            "__type_params__" => Some(function.type_params),
            "__closure__" if function.closure.is_empty() => Some(Value::None),
            "__closure__" => {
                let cells: Vec<Value> = function.closure.iter().map(|&cell| Value::Object(cell)).collect();
                Some(self.heap.tuple(cells))
            }
            "__code__" => Some(Value::Object(self.codes[code as usize].object)),
            "__annotations__" => {
                if let annotations @ Value::Object(_) = function.annotations {
                    return Some(annotations);
                }
                let dict = Value::Object(self.heap.alloc(Object::Dict(Box::default())));
                if let Object::Function(function) = self.heap.write(at) {
                    function.annotations = dict;
                }
                Some(dict)
            }
            _ => None,
        }
    }

    /// What a parked generator delegates to, or None.
    pub fn delegate_of(&self, generator: &super::object::Generator) -> Value {
        let code = &self.codes[generator.frame.code as usize].code;
        match code.instructions.get(generator.frame.pc as usize) {
            Some(&crate::code::Instruction::YieldFrom { iter, .. })
                if generator.state == GeneratorState::Suspended =>
            {
                generator.registers.get(usize::from(iter)).copied().unwrap_or(Value::None)
            }
            _ => Value::None,
        }
    }

    /// How many cells a function of this code needs.
    pub fn free_variables(&self, code: u32) -> usize {
        self.codes[code as usize].code.free_variables.len()
    }

    /// `co_name`
    pub fn code_name(&self, code: u32) -> String {
        self.codes[code as usize].code.name.clone()
    }

    /// A function made of a code object by hand; its frames have the module for their parent.
    pub fn function_by_hand(
        &mut self,
        code: u32,
        globals: Addr,
        name: Option<Value>,
        defaults: Value,
        closure: Box<[Addr]>,
    ) -> Value {
        let loaded = self.codes[code as usize].clone();
        let key = self.heap.intern("__name__");
        let module = self.heap.dict_get_name(globals, key).unwrap_or(Value::None);
        let doc = match &loaded.code.docstring {
            Some(text) => self.heap.str(text.as_str()),
            None => Value::None,
        };
        let at = self.function_of(code, &loaded, closure, globals);
        if let Object::Function(function) = self.heap.write(at) {
            (function.defaults, function.doc, function.module) = (defaults, doc, module);
            function.name = name.unwrap_or(function.name);
        }
        Value::Object(at)
    }

    /// What `code.name` is.
    pub fn code_field(&mut self, index: u32, text: &str) -> Option<Value> {
        let loaded = self.codes[index as usize].clone();
        let code = &loaded.code;
        Some(match text {
            "co_name" => Value::Object(loaded.name),
            "co_qualname" => Value::Object(loaded.qualified_name),
            "co_argcount" => Value::Int(i64::from(code.positional)),
            "co_posonlyargcount" => Value::Int(i64::from(code.positional_only)),
            "co_kwonlyargcount" => Value::Int(i64::from(code.keyword_only)),
            "co_firstlineno" => Value::Int(i64::from(code.first_line)),
            "co_stacksize" => Value::Int(i64::from(code.registers) - code.slots.len() as i64),
            // Nobody can read it: as long as `co_lines` says.
            "co_code" => {
                let bytes = vec![0; code.instructions.len() * 2];
                Value::Object(self.heap.alloc(Object::Bytes(bytes.into())))
            }
            "co_flags" => Value::Int(code_flags(code)),
            "co_nlocals" => Value::Int(variable_names(code).len() as i64),
            "co_filename" => self.heap.str(&*loaded.file),
            "co_consts" => {
                let doc = code.docstring.as_ref().map(|text| self.heap.str(text.as_str()));
                let mut all: Vec<Value> = Vec::new();
                match code.kind {
                    CodeKind::Function | CodeKind::Lambda => all.push(doc.unwrap_or(Value::None)),
                    _ => all.extend(doc),
                }
                for &instruction in &code.instructions {
                    let constant = match instruction {
                        Instruction::Constant { constant: at, .. }
                        | Instruction::CallKeywords { names: at, .. }
                        | Instruction::CallMethodKeywords { names: at, .. } => {
                            loaded.constants[usize::from(at)]
                        }
                        Instruction::None { .. } => Value::None,
                        Instruction::MakeFunction { child, .. } | Instruction::BuildClass { child, .. } => {
                            let inner = loaded.first + code.children[usize::from(child)].0;
                            Value::Object(self.codes[inner as usize].object)
                        }
                        _ => continue,
                    };
                    if !all.contains(&constant) {
                        all.push(constant);
                    }
                }
                self.heap.tuple(all)
            }
            "co_names" => self.names_tuple(code.names.iter().map(String::as_str)),
            "co_varnames" => self.names_tuple(variable_names(code).into_iter()),
            "co_cellvars" => self.names_tuple(code.cell_variables.iter().map(String::as_str)),
            "co_freevars" => self.names_tuple(code.free_variables.iter().map(String::as_str)),
            _ => return None,
        })
    }

    /// A copy of a code object, to be changed and added.
    pub fn derived_code(&mut self, index: u32) -> LoadedCode {
        let mut copy = LoadedCode::clone(&self.codes[index as usize]);
        copy.object = self.heap.alloc(Object::Code(self.state.codes));
        copy
    }

    /// Adds a code object made by [`Machine::derived_code`]; what stands there is the same, of a later time in this run.
    pub fn add_code(&mut self, code: LoadedCode) -> Value {
        let (at, object) = (self.state.codes as usize, code.object);
        match self.codes.get_mut(at) {
            Some(known) => *known = Rc::new(code),
            None => self.codes.push(Rc::new(code)),
        }
        self.state.codes += 1;
        Value::Object(object)
    }

    /// The source line (from 1) of an instruction.
    pub fn line_at(&self, code: u32, pc: u32) -> u32 {
        let loaded = &self.codes[code as usize];
        let span = loaded.code.spans.get(pc as usize).copied().unwrap_or_default();
        loaded.lines.line(span.start)
    }

    fn names_tuple<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Value {
        let names: Vec<Value> = names
            .map(|name| match self.heap.interned(name) {
                Some(at) => Value::Object(at),
                None => self.heap.str(name),
            })
            .collect();
        self.heap.tuple(names)
    }
}

/// `co_varnames`: parameters and local names that live in no cell; behind them those of the comprehensions that it runs,
/// captured or not (`Python/compile.c`: `push_inlined_comprehension_state` names them so before it makes the cell).
fn variable_names(code: &Code) -> Vec<&str> {
    let parameters = parameter_count(code);
    let mut names = Vec::new();
    for (at, slot) in code.slots.iter().enumerate() {
        let name = slot.name.as_str();
        let fast =
            slot.kind == SlotKind::Local || slot.comprehension.is_some() && slot.kind == SlotKind::Cell;
        if at < parameters || fast && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// How many of a code's first registers are parameters.
pub fn parameter_count(code: &Code) -> usize {
    usize::from(code.positional)
        + usize::from(code.keyword_only)
        + usize::from(code.flags.var_positional)
        + usize::from(code.flags.var_keyword)
}

/// `co_flags` (`Include/cpython/code.h`).
fn code_flags(code: &Code) -> i64 {
    let function = matches!(code.kind, CodeKind::Function | CodeKind::Lambda | CodeKind::GeneratorExpression);
    let nested = code.qualified_name.contains("<locals>");
    i64::from(function) * 3
        + i64::from(code.flags.future_annotations) * 0x100_0000
        + i64::from(code.flags.var_positional) * 4
        + i64::from(code.flags.var_keyword) * 8
        + i64::from(nested) * 16
        + match (code.flags.generator, code.flags.asynchronous) {
            (false, false) => 0,
            (true, false) => 0x20,
            (false, true) => 0x80,
            (true, true) => 0x200,
        }
}

impl LoadedCode {
    /// Puts the items of the tuple `wanted` in the places of those of `known`, where that is `co_consts`; false where they
    /// do not match.
    pub fn replace_constants(&mut self, heap: &Heap, known: Value, wanted: Value) -> bool {
        let (Some(Object::Tuple(known)), Some(Object::Tuple(wanted))) = (heap.of(known), heap.of(wanted))
        else {
            return false;
        };
        for (old, &new) in known.iter().zip(wanted.iter()) {
            if let Some(place) = self.constants.iter_mut().find(|constant| *constant == old) {
                *place = new;
            } else if old != &new {
                self.code.docstring = heap.text(new).map(str::to_owned);
            }
        }
        known.len() == wanted.len()
    }
}
