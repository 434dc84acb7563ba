//! `import`: library modules are compiled when a program names them and run when it imports them.

use super::call::Flow;
use super::classes;
use super::code::{LoadedCode, Origin};
use super::frame::Then;
use super::library::LibraryModule;
use super::machine::Machine;
use super::native::{Arguments, Interrupt};
use super::object::Object;
use super::value::{Addr, Value};
use crate::code::{Constant, Instruction, Program, Register};
use std::collections::HashSet;

/// A library module of this machine.
#[derive(Clone, Copy)]
pub(crate) struct ModuleEntry {
    module: LibraryModule,
    /// Its namespace, its natives in it from the start.
    pub(crate) namespace: Addr,
    /// Its module code, where it was compiled before the run.
    code: Option<u32>,
}

/// Modules of CPython (and what packages hold beside what is offered) that a box without a host cannot have: why, and what
/// to use.
const ELSEWHERE: &[(&str, &str)] = &[
    ("array", "a list holds numbers as well"),
    ("ast", "the page shows how a program is made up; eval() and compile() are here"),
    ("cProfile", "time here is virtual; the timeline counts the steps"),
    ("ctypes", "there is no native code to call here"),
    ("glob", "there are no files here; keep data in strings, or in io.StringIO"),
    ("http", "there is no network here; write a function that gives the answer"),
    ("multiprocessing", "there is one process here; use asyncio, whose clock is virtual"),
    ("pathlib", "there are no files here; keep data in strings, or in io.StringIO"),
    ("pickle", "there is nothing to keep bytes in here; use json, or copy.deepcopy"),
    ("select", "there is no network here; use asyncio, whose clock is virtual"),
    ("shutil", "there are no files here; keep data in strings, or in io.StringIO"),
    ("signal", "there are no processes here; use asyncio, whose clock is virtual"),
    ("socket", "there is no network here; use asyncio.Queue to pass messages"),
    ("sqlite3", "there are no files here; keep data in lists and dicts"),
    ("ssl", "there is no network here; use asyncio.Queue to pass messages"),
    ("subprocess", "there are no processes here; call a function"),
    ("tempfile", "there are no files here; use io.StringIO"),
    ("tkinter", "there is no window to draw in here; print() writes to the output"),
    ("tracemalloc", "memory here is not CPython's; sys.getsizeof() tells an object's size there"),
    ("urllib", "there is no network here; write a function that gives the answer"),
];

impl Machine {
    /// Makes a module's namespace and puts its natives there.
    pub(crate) fn add_library_module(&mut self, module: &LibraryModule) {
        let namespace = self.namespace(module.name);
        self.native_modules.push((self.natives.len() as u16, module.name));
        for def in module.natives {
            self.add_native(*def, namespace);
        }
        self.library_modules.push(ModuleEntry { module: *module, namespace, code: None });
    }

    /// The place of a library module in the table.
    pub(crate) fn library_module(&self, name: &str) -> Option<usize> {
        self.library_modules.iter().position(|entry| entry.module.name == name)
    }

    /// The namespace of a library module.
    pub fn library_namespace(&self, name: &str) -> Option<Addr> {
        self.library_module(name).map(|at| self.library_modules[at].namespace)
    }

    /// The modules that a program can import, in one line.
    pub(crate) fn offered_modules(&self) -> String {
        let names = self.library_modules.iter().map(|entry| entry.module.name);
        names.filter(|name| !name.starts_with('_')).collect::<Vec<_>>().join(", ")
    }

    /// Compiles the library modules that `program` names anywhere (in code, or in a string that it may import or
    /// execute), and what those import: before the run, so that a recording need not note it.
    pub(crate) fn load_modules_named_in(&mut self, program: &Program) {
        let mut words = HashSet::new();
        for code in &program.codes {
            code.names.iter().for_each(|name| add_words(&mut words, name));
            code.constants.iter().for_each(|constant| add_constant(&mut words, constant));
        }
        self.load_modules(&words);
    }

    fn load_modules(&mut self, words: &HashSet<String>) {
        for at in 0..self.library_modules.len() {
            let entry = &self.library_modules[at];
            let named = entry.module.name.split('.').all(|part| words.contains(part));
            if !named || entry.code.is_some() {
                continue;
            }
            let Some(program) = self.compile_module(at) else { continue };
            let name = self.library_modules[at].module.name;
            self.library_modules[at].code = Some(self.load(&program, name, Origin::Library));
            self.load_modules(&imported_words(&program));
        }
    }

    fn compile_module(&self, at: usize) -> Option<Program> {
        let source = self.library_modules[at].module.source;
        let compile = self.compile_library.filter(|_| !source.is_empty())?;
        compile(source)
    }

    /// What `sys.modules` has under this name.
    pub(crate) fn loaded_module(&self, path: &str) -> Option<Value> {
        self.heap.interned(path).and_then(|key| self.heap.dict_get_name(self.modules, key))
    }

    /// Puts a library module into `sys.modules` and into its package; its code and namespace, where it has code to be
    /// run now.
    pub(crate) fn begin_module(&mut self, path: &str) -> Result<Option<(u32, Addr)>, Interrupt> {
        let Some(at) = self.library_module(path) else { return Err(self.no_module(path)) };
        let ModuleEntry { module, namespace, code } = self.library_modules[at];
        let object = self.heap.alloc(Object::Module(Box::new((path.into(), namespace))));
        self.add_module(path, object);
        if let Some((parent, child)) = path.rsplit_once('.')
            && let Some(parent) = self.loaded_module(parent)
            && let Some(dict) = self.namespace_of(parent, false)
        {
            let child = self.heap.intern(child);
            self.heap.dict_set_name(dict, child, Value::Object(object));
        }
        let code = match code {
            Some(code) => Some(code),
            // Named by nothing that was compiled before the run.
            None => self.compile_module(at).map(|program| self.load(&program, module.name, Origin::Library)),
        };
        Ok(code.map(|code| (code, namespace)))
    }

    pub(crate) fn execute_import(
        &mut self,
        code: &LoadedCode,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        let (dst, name) = match instruction {
            Instruction::Import { dst, name } | Instruction::ImportModule { dst, name } => (dst, name),
            Instruction::ImportFrom { dst, module, name } => {
                let module = self.register(base, module);
                return self.import_from(module, code.names[usize::from(name)], base, dst);
            }
            Instruction::ImportStar { module } => {
                let module = self.register(base, module);
                return self.import_star(module);
            }
            _ => return Err(Interrupt::Fault("not an instruction of this family".into())),
        };
        let full = self.heap.name(code.names[usize::from(name)]).to_string();
        let wanted = match instruction {
            Instruction::Import { .. } => full.split('.').next().unwrap_or("").to_string(),
            _ => full.clone(),
        };
        if full.starts_with('.') {
            let message = "attempted relative import with no known parent package";
            return Err(self.error(classes::IMPORT_ERROR, message));
        }
        if !code.is_library()
            && let Some(flow) = self.import_by_own(code, dst, name)?
        {
            return Ok(flow);
        }
        // Every package on the way is imported first, outermost first.
        let mut path = String::new();
        for part in full.split('.') {
            path = if path.is_empty() { part.to_string() } else { format!("{path}.{part}") };
            if self.loaded_module(&path).is_some() {
                continue;
            }
            if let Some((code, namespace)) = self.begin_module(&path)? {
                self.push_module_frame(code, namespace, Then::Again);
                return Ok(Flow::Switch);
            }
        }
        let module = self.loaded_module(&wanted);
        self.set_register(base, dst, module.unwrap_or(Value::None));
        Ok(Flow::Next)
    }

    /// An import where the program put an `__import__` of its own among the builtins, or left it out.
    fn import_by_own(
        &mut self,
        code: &LoadedCode,
        dst: Register,
        name: u16,
    ) -> Result<Option<Flow>, Interrupt> {
        let Some(frame) = self.frames.last().copied() else { return Ok(None) };
        let key = self.heap.intern("__import__");
        let Some(own) = self.heap.dict_get_name(self.builtins_for(frame.globals), key) else {
            return Err(self.error(classes::IMPORT_ERROR, "__import__ not found"));
        };
        if own == self.library("__import__") {
            return Ok(None);
        }
        let after = code.code.instructions.iter().skip(frame.pc as usize + 1);
        let names = after.map_while(|next| match *next {
            Instruction::ImportFrom { module, name, .. } if module == dst => {
                Some(Some(code.names[usize::from(name)]))
            }
            Instruction::ImportStar { .. }
            | Instruction::Import { .. }
            | Instruction::ImportModule { .. } => None,
            _ => Some(None),
        });
        let mut wanted: Vec<Value> = names.flatten().map(Value::Object).collect();
        if matches!(code.code.instructions.get(frame.pc as usize + 1), Some(Instruction::ImportStar { .. })) {
            wanted.push(self.heap.str("*"));
        }
        let wanted = if wanted.is_empty() { Value::None } else { self.heap.tuple(wanted) };
        let globals = Value::Object(frame.globals);
        let arguments =
            [Value::Object(code.names[usize::from(name)]), globals, Value::None, wanted, Value::Int(0)];
        let arguments = Arguments::from_slice(&arguments);
        self.call_value(own, arguments, Default::default(), Then::Store(dst)).map(Some)
    }

    fn no_module(&mut self, path: &str) -> Interrupt {
        let package = path.split('.').next();
        let elsewhere = ELSEWHERE.iter().find(|(name, _)| Some(*name) == package);
        let message = match (elsewhere, path.rsplit_once('.')) {
            (Some((_, why)), _) => format!("No module named '{path}': {why}"),
            (None, Some((parent, _))) => format!("No module named '{path}'; '{parent}' is not a package"),
            (None, None) => format!("No module named '{path}'"),
        };
        let error = self.error(classes::MODULE_NOT_FOUND_ERROR, &message);
        let name = self.heap.intern(path);
        self.set_import_name(&error, name);
        error
    }

    /// Sets `name` of an ImportError.
    fn set_import_name(&mut self, error: &Interrupt, name: Addr) {
        if let Interrupt::Raise(Value::Object(at)) = error {
            self.set_exception_detail(*at, "name", Value::Object(name));
        }
    }

    fn import_from(
        &mut self,
        module: Value,
        name: Addr,
        base: usize,
        dst: Register,
    ) -> Result<Flow, Interrupt> {
        let found = self.namespace_of(module, false).and_then(|dict| self.heap.dict_get_name(dict, name));
        if let Some(value) = found {
            self.set_register(base, dst, value);
            return Ok(Flow::Next);
        }
        if !matches!(self.heap.of(module), Some(Object::Module(_))) {
            // What a program put into `sys.modules`, or its own `__import__` gave.
            let arguments = Arguments::from_slice(&[module, Value::Object(name)]);
            return self.call_value(
                self.library("_import_from"),
                arguments,
                Default::default(),
                Then::Store(dst),
            );
        }
        let text = self.heap.name(name).to_string();
        let from = match self.heap.of(module) {
            Some(Object::Module(both)) => both.0.clone(),
            _ => String::new(),
        };
        // `from package import module`
        let path = format!("{from}.{text}");
        if self.loaded_module(&path).is_none()
            && self.library_module(&path).is_some()
            && let Some((code, namespace)) = self.begin_module(&path)?
        {
            self.push_module_frame(code, namespace, Then::Again);
            return Ok(Flow::Switch);
        }
        if let Some(value) = self.loaded_module(&path) {
            self.set_register(base, dst, value);
            return Ok(Flow::Next);
        }
        let hint = self.heap.interned(&from).map(|_| self.attribute_names(module)).unwrap_or_default();
        let names = hint.iter().map(String::as_str);
        let names = names.filter(|name| text.starts_with('_') || !name.starts_with('_'));
        let hint = match super::suggest::closest(&text, names) {
            Some(name) => format!(". Did you mean: '{name}'?"),
            None => String::new(),
        };
        let message = format!("cannot import name '{text}' from '{from}' (unknown location)");
        let error = self.error(classes::IMPORT_ERROR, &message);
        let name = self.heap.intern(&from);
        self.set_import_name(&error, name);
        self.set_hint(&error, hint);
        Err(error)
    }

    /// `from module import *`: the names in `__all__`, or else the public ones.
    fn import_star(&mut self, module: Value) -> Result<Flow, Interrupt> {
        let Some(dict) = self.namespace_of(module, false) else { return Ok(Flow::Next) };
        let namespace = self.frames.last().map_or(self.builtins, |frame| frame.namespace);
        let all = self.heap.interned("__all__").and_then(|key| self.heap.dict_get_name(dict, key));
        let all: Option<Vec<Value>> = match all.map(|all| self.heap.of(all)) {
            Some(Some(Object::List(items))) => Some(items.to_vec()),
            Some(Some(Object::Tuple(items))) => Some(items.to_vec()),
            _ => None,
        };
        let entries: Vec<_> = self.heap.dict(dict).iter().copied().collect();
        for entry in entries {
            let wanted = match &all {
                Some(all) => all.iter().any(|&name| self.heap.text(name) == self.heap.text(entry.key)),
                None => self.heap.text(entry.key).is_some_and(|name| !name.starts_with('_')),
            };
            if wanted && let Some(key) = entry.key.addr() {
                self.heap.dict_set_name(namespace, key, entry.value);
            }
        }
        Ok(Flow::Next)
    }
}

/// The parts of the names that a library module's own import statements have.
fn imported_words(program: &Program) -> HashSet<String> {
    let mut words = HashSet::new();
    for code in &program.codes {
        for instruction in &code.instructions {
            let name = match *instruction {
                Instruction::Import { name, .. }
                | Instruction::ImportModule { name, .. }
                | Instruction::ImportFrom { name, .. } => name,
                _ => continue,
            };
            add_words(&mut words, &code.names[usize::from(name)]);
        }
    }
    words
}

fn add_constant(words: &mut HashSet<String>, constant: &Constant) {
    match constant {
        Constant::Str(text) => add_words(words, text),
        Constant::Tuple(items) => items.iter().for_each(|item| add_constant(words, item)),
        _ => {}
    }
}

fn add_words(words: &mut HashSet<String>, text: &str) {
    let parts = text.split(|character: char| !character.is_alphanumeric() && character != '_');
    words.extend(parts.filter(|part| !part.is_empty() && part.len() < 32).map(str::to_string));
}
