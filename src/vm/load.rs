//! Making a machine: built-in classes, natives, library modules; loading programs.

use super::class_lookup::KnownNames;
use super::classes::{self, MadeOf};
use super::code::{LoadedCode, Origin};
use super::frame::{Frame, FrameKind, Then};
use super::heap::Heap;
use super::library::Library;
use super::machine::Machine;
use super::native::{NativeDef, NativeId, Request};
use super::object::{Class, Layout, Object};
use super::state::{Ending, Limits, Pause, State};
use super::value::{Addr, Value};
use crate::base::LineIndex;
use crate::code::{Code, CodeKind, Constant, Instruction, Program};
use num_bigint::BigInt;
use std::rc::Rc;

/// The virtual clock starts at 2026-01-01 09:00:00 UTC.
pub const CLOCK_START: i64 = 1_767_258_000 * 1_000_000_000;

impl Machine {
    /// A machine with `library` loaded, ready to load a program.
    pub fn new(library: &Library, limits: Limits) -> Machine {
        let mut heap = Heap::new();
        make_classes(&mut heap);
        let builtins = heap.alloc(Object::Dict(Box::default()));
        let modules = heap.alloc(Object::Dict(Box::default()));
        let library_names = heap.alloc(Object::Dict(Box::default()));
        let watched = heap.alloc(Object::List(Box::default()));
        let known = KnownNames::new(&mut heap);
        let mut machine = Machine {
            heap,
            stack: vec![Value::Nil; 256],
            frames: Vec::new(),
            saved_frames: Vec::new(),
            state: State {
                deepest: limits.depth,
                stops: 0,
                line_steps: 0,
                work: 0,
                frame_numbers: 0,
                depth: 0,
                handled: Value::None,
                in_flight: Value::Nil,
                announced: false,
                stop_done: false,
                output: 0,
                nans: 0,
                errors: 0,
                input: 0,
                clock: CLOCK_START,
                looks: 0,
                watched: 0,
                checks: 0,
                next_check: 0,
                ended: Value::Nil,
                codes: 0,
            },
            output: String::new(),
            answers: Vec::new(),
            limits,
            targets: Default::default(),
            event: None,
            codes: Vec::new(),
            texts: Default::default(),
            watched,
            natives: Vec::new(),
            native_modules: Vec::new(),
            asked: Request::default(),
            builtins,
            library: library_names,
            modules,
            library_modules: Vec::new(),
            compile_library: library.compile,
            source: ("".into(), "".into()),
            errors: String::new(),
            method_cache: Default::default(),
            classes_version: 1,
            known,
            call_log: None,
            main: (0, builtins),
            frame_codes: Vec::new(),
            scratch_output: None,
            floor: 0,
            aside: false,
            calls_in_calls: 0,
            result: Value::Nil,
            boot_fault: None,
        };
        machine.load_library(library);
        machine
    }

    fn load_library(&mut self, library: &Library) {
        let builtins = self.builtins;
        for class in classes::TABLE.iter().filter(|class| !is_hidden_class(class.name)) {
            let name = self.heap.intern(class.name);
            self.heap.dict_set_name(builtins, name, Value::Object(class.at));
        }
        for (name, value) in [
            ("None", Value::None),
            ("True", Value::Bool(true)),
            ("False", Value::Bool(false)),
            ("Ellipsis", Value::Ellipsis),
            ("NotImplemented", Value::NotImplemented),
            ("EnvironmentError", Value::Object(classes::OS_ERROR)),
            ("IOError", Value::Object(classes::OS_ERROR)),
            ("__debug__", Value::Bool(true)),
            ("__doc__", Value::None),
            ("__package__", Value::None),
            ("__loader__", Value::None),
            ("__spec__", Value::None),
        ] {
            let name = self.heap.intern(name);
            self.heap.dict_set_name(builtins, name, value);
        }
        let (key, name) = (self.heap.intern("__name__"), Value::Object(self.heap.intern("builtins")));
        self.heap.dict_set_name(builtins, key, name);
        self.heap.dict_set_name(self.library, key, name);
        self.make_members();
        for def in
            super::generator_methods::METHODS.iter().chain(super::exec::NATIVES).chain(&library.natives)
        {
            self.add_native(*def, builtins);
        }
        for module in &library.modules {
            self.add_library_module(module);
        }
        let builtins_module = self.heap.alloc(Object::Module(Box::new(("builtins".into(), builtins))));
        self.add_module("builtins", builtins_module);
        if let Some(prelude) = &library.prelude {
            let first = self.load(prelude, "<library>", Origin::Library);
            self.push_module_frame(first, self.library, Then::Finish);
            self.boot_fault = match self.run() {
                Pause::Ended(Ending::Finished) => None,
                Pause::Ended(Ending::Exception(error)) => {
                    let args = match self.heap.of(error) {
                        Some(Object::Exception(exception)) => exception.args,
                        _ => Value::Nil,
                    };
                    let message = match self.heap.of(args) {
                        Some(Object::Tuple(items)) => items.first().and_then(|&text| self.heap.text(text)),
                        _ => None,
                    };
                    let message = message.unwrap_or("");
                    Some(format!("the library did not load: {}: {message}", self.type_name(error)))
                }
                other => Some(format!("the library did not load: {}", other.words())),
            };
            self.frames.clear();
            self.publish_library();
        }
    }

    /// Names of the library's Python without an underscore are builtins.
    fn publish_library(&mut self) {
        let entries: Vec<_> = self.heap.dict(self.library).iter().copied().collect();
        for entry in entries {
            if let Some(key) = entry.key.addr()
                && (!self.heap.name(key).starts_with('_') || self.heap.name(key) == "__import__")
            {
                self.heap.dict_set_name(self.builtins, key, entry.value);
            }
        }
    }

    /// Registers a native, and names it in its class or in `namespace`.
    pub(crate) fn add_native(&mut self, def: NativeDef, namespace: Addr) {
        let id = Value::Native(NativeId(self.natives.len() as u16));
        self.natives.push(def);
        let home = match classes::TABLE.iter().find(|class| class.name == def.owner) {
            Some(class) => self.class(class.at).map_or(namespace, |class| class.dict),
            // What only the library's own Python calls is seen by nothing else.
            None if namespace == self.builtins && is_private(def.name) => self.library,
            None => namespace,
        };
        let name = self.heap.intern(def.name);
        let value = match def.name {
            "__new__" => Value::Object(self.heap.alloc(Object::StaticMethod(id))),
            "fromkeys" | "from_bytes" | "fromhex" | "__class_getitem__" | "__init_subclass__"
            | "__prepare__" | "__subclasshook__" | "__getformat__" => {
                Value::Object(self.heap.alloc(Object::ClassMethod(id)))
            }
            "tb_frame" | "gi_frame" | "cr_frame" | "ag_frame" => {
                let parts = [id, Value::None, Value::None, Value::None, Value::None, Value::Nil];
                Value::Object(self.heap.alloc(Object::Property(Box::new(parts))))
            }
            "maketrans" => Value::Object(self.heap.alloc(Object::StaticMethod(id))),
            _ => id,
        };
        self.heap.dict_set_name(home, name, value);
    }

    /// A fresh module namespace with `__name__` and `__builtins__`-like entries.
    pub(crate) fn namespace(&mut self, name: &str) -> Addr {
        let namespace = self.heap.alloc(Object::Dict(Box::default()));
        let key = self.heap.intern("__name__");
        let value = Value::Object(self.heap.intern(name));
        self.heap.dict_set_name(namespace, key, value);
        let key = self.heap.intern("__doc__");
        self.heap.dict_set_name(namespace, key, Value::None);
        namespace
    }

    pub(crate) fn add_module(&mut self, name: &str, module: Addr) {
        let key = self.heap.intern(name);
        self.heap.dict_set_name(self.modules, key, Value::Object(module));
    }

    /// Loads a program's code objects and gives the index of its module's code.
    pub fn load(&mut self, program: &Program, file: &str, origin: Origin) -> u32 {
        // A run is repeatable: what is beyond the current number is from the same run, later, and will be the same.
        let first = self.state.codes;
        let file: Rc<str> = file.into();
        let lines = Rc::new(program.lines.clone());
        for (at, code) in program.codes.iter().enumerate() {
            let index = first + at as u32;
            let loaded =
                Rc::new(self.load_code(code, first, index, origin.clone(), lines.clone(), file.clone()));
            match self.codes.get_mut(index as usize) {
                Some(known) => *known = loaded,
                None => self.codes.push(loaded),
            }
            self.heap.charge_bytes(512 + 64 * code.instructions.len());
        }
        self.state.codes = first + program.codes.len() as u32;
        first
    }

    fn load_code(
        &mut self,
        code: &Code,
        first: u32,
        index: u32,
        origin: Origin,
        lines: Rc<LineIndex>,
        file: Rc<str>,
    ) -> LoadedCode {
        LoadedCode {
            object: self.heap.alloc(Object::Code(index)),
            constants: code.constants.iter().map(|constant| self.constant(constant)).collect(),
            names: code.names.iter().map(|name| self.heap.intern(name)).collect(),
            places: vec![Default::default(); code.names.len()],
            sites: vec![Default::default(); code.names.len()],
            slots: code.slots.iter().map(|slot| self.heap.intern(&slot.name)).collect(),
            first,
            hidden: !matches!(origin, Origin::File),
            origin,
            makes_cells: matches!(code.instructions.first(), Some(Instruction::MakeCell { .. })),
            simple: !code.flags.var_positional
                && !code.flags.var_keyword
                && !code.flags.generator
                && !code.flags.asynchronous
                && code.keyword_only == 0
                && matches!(code.kind, CodeKind::Function | CodeKind::Lambda),
            qualified_name: self.heap.intern(&code.qualified_name),
            name: self.heap.intern(&code.name),
            lines,
            file,
            code: code.clone(),
        }
    }

    fn constant(&mut self, constant: &Constant) -> Value {
        match constant {
            Constant::None => Value::None,
            Constant::Ellipsis => Value::Ellipsis,
            Constant::Bool(value) => Value::Bool(*value),
            Constant::Int(value) => Value::Int(*value),
            Constant::BigInt(digits) => {
                let value = digits.parse::<BigInt>().unwrap_or_default();
                Value::Object(self.heap.alloc(Object::BigInt(Box::new(value))))
            }
            Constant::Float(value) => Value::Float(*value),
            Constant::Imaginary(value) => Value::Object(self.heap.alloc(Object::Complex(0.0, *value))),
            Constant::Str(text) => Value::Object(self.heap.intern(text)),
            Constant::Bytes(bytes) => Value::Object(self.heap.alloc(Object::Bytes(Box::new(bytes.clone())))),
            Constant::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.constant(item)).collect();
                self.heap.tuple(items)
            }
        }
    }

    /// Loads the person's program and readies its module frame. Numbers (`f1`, `c1`, `o1`) start from here.
    pub fn load_main(&mut self, program: &Program, file: &str) {
        self.load_modules_named_in(program);
        self.source = (file.into(), program.source.clone());
        let first = self.load(program, file, Origin::File);
        let namespace = self.namespace("__main__");
        for (name, value) in [("__builtins__", None), ("__file__", Some(file))] {
            let key = self.heap.intern(name);
            let value = match value {
                Some(text) => Value::Object(self.heap.intern(text)),
                None => self
                    .heap
                    .interned("builtins")
                    .and_then(|builtins| self.heap.dict_get_name(self.modules, builtins))
                    .unwrap_or(Value::None),
            };
            self.heap.dict_set_name(namespace, key, value);
        }
        let module = self.heap.alloc(Object::Module(Box::new(("__main__".into(), namespace))));
        self.add_module("__main__", module);
        self.main = (first, namespace);
        self.state.work = 0;
        self.state.frame_numbers = 0;
        self.frame_codes.clear();
        self.stack.fill(Value::Nil);
        self.heap.counters.cells = 0;
        self.heap.counters.labelled = 0;
        self.heap.counters.others = 0;
        self.push_module_frame(first, namespace, Then::Finish);
        self.heap.seal();
    }

    /// Pushes the frame of a module's code.
    pub(crate) fn push_module_frame(&mut self, code: u32, namespace: Addr, then: Then) {
        self.push_text_frame(code, namespace, namespace, then);
    }

    /// Pushes the frame of a module's code whose own names are elsewhere than its globals.
    pub(crate) fn push_text_frame(&mut self, code: u32, globals: Addr, namespace: Addr, then: Then) {
        let base = self.top();
        let frame = Frame {
            kind: FrameKind::Python,
            code,
            pc: 0,
            base,
            function: Value::Nil,
            number: 0,
            then,
            globals,
            namespace,
            generator: Value::Nil,
            handled_before: self.state.handled,
            handling: 0,
            defaulted: 0,
            mark: u32::MAX,
            stamp: self.heap.generation(),
        };
        self.enter(frame, 0);
    }
}

fn is_private(name: &str) -> bool {
    name.starts_with('_') && !name.starts_with("__")
}

/// Classes that have no name among the builtins.
fn is_hidden_class(name: &str) -> bool {
    matches!(
        name,
        "NoneType"
            | "ellipsis"
            | "NotImplementedType"
            | "function"
            | "builtin_function_or_method"
            | "method_descriptor"
            | "wrapper_descriptor"
            | "method-wrapper"
            | "getset_descriptor"
            | "member_descriptor"
            | "mappingproxy"
            | "method"
            | "cell"
            | "code"
            | "module"
            | "traceback"
            | "generator"
            | "coroutine"
            | "async_generator"
            | "async_generator_asend"
            | "native_call"
    ) || name.starts_with("dict_")
        || name.ends_with("iterator")
}

/// The class that gave a built-in class its storage: of exceptions, only some add fields.
fn solid_base(row: &classes::BuiltinClass) -> Addr {
    const FIELDS: &[Addr] = &[
        classes::BASE_EXCEPTION,
        classes::STOP_ITERATION,
        classes::SYSTEM_EXIT,
        classes::IMPORT_ERROR,
        classes::NAME_ERROR,
        classes::ATTRIBUTE_ERROR,
        classes::OS_ERROR,
        classes::SYNTAX_ERROR,
        classes::UNICODE_DECODE_ERROR,
        classes::UNICODE_ENCODE_ERROR,
        classes::UNICODE_TRANSLATE_ERROR,
    ];
    match row.made_of {
        MadeOf::Object => classes::OBJECT,
        MadeOf::Exception if !FIELDS.contains(&row.at) => solid_base(&classes::TABLE[row.base.index()]),
        _ => row.at,
    }
}

fn make_classes(heap: &mut Heap) {
    for row in classes::TABLE {
        let mut mro = vec![row.at];
        let mut at = row.at;
        while at != classes::OBJECT {
            at = classes::TABLE[at.index()].base;
            mro.push(at);
        }
        let layout = match row.made_of {
            MadeOf::Object => Layout::Object,
            MadeOf::Exception => Layout::Exception,
            MadeOf::Type => Layout::Type,
            MadeOf::Native => Layout::Native(row.at),
            MadeOf::Closed => Layout::Closed,
        };
        heap.alloc(Object::Class(Box::new(Class {
            name: row.name.into(),
            qualified_name: row.name.into(),
            metaclass: classes::TYPE,
            bases: if row.at == classes::OBJECT { Vec::new() } else { vec![row.base] },
            mro,
            dict: classes::OBJECT,
            layout,
            builtin: true,
            solid: solid_base(row),
            has_dict: matches!(layout, Layout::Exception | Layout::Type)
                || [classes::FUNCTION, classes::MODULE].contains(&row.at),
        })));
    }
    const DOC: &str = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new \
        featureless\ninstance that has no instance attributes and cannot be given any.\n";
    let (key, doc) = (heap.intern("__doc__"), heap.str(DOC));
    for row in classes::TABLE {
        let dict = heap.alloc(Object::Dict(Box::default()));
        // What the others say of themselves would be a download of its own.
        heap.dict_set_name(dict, key, if row.at == classes::OBJECT { doc } else { Value::None });
        if let Object::Class(class) = heap.write(row.at) {
            class.dict = dict;
        }
    }
}
