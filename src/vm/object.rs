//! What lives on the heap: one enum, one noun a variant.

use super::dict::Dict;
use super::frame::Frame;
use super::iter::Iter;
use super::native::NativeCall;
use super::set::Set;
use super::value::{Addr, Value};
use num_bigint::BigInt;

/// A heap object's content.
#[derive(Clone, Debug)]
pub enum Object {
    /// Nothing: a slot to be used.
    Free,
    /// The box of one captured variable.
    Cell(Cell),
    /// A str.
    Str(Box<Str>),
    /// A bytes object.
    Bytes(Box<Vec<u8>>),
    /// A bytearray.
    ByteArray(Box<Vec<u8>>),
    /// An int beyond 64 bits.
    BigInt(Box<BigInt>),
    /// A tuple.
    Tuple(Box<[Value]>),
    /// A list.
    List(Box<List>),
    /// A dict.
    Dict(Box<Dict>),
    /// A set or frozenset.
    Set(Box<Set>),
    /// One entry of an exception's traceback.
    Traceback(Box<Traceback>),
    /// A function made by `def` or `lambda`.
    Function(Box<Function>),
    /// `instance.method`: a callable and the object it is bound to.
    BoundMethod(Box<(Value, Value)>),
    /// A class, built-in or of the program.
    Class(Box<Class>),
    /// An instance of a class of the program (or of an exception class).
    Instance(Instance),
    /// An exception.
    Exception(Box<Exception>),
    /// A generator with its parked frame.
    Generator(Box<Generator>),
    /// An iterator over a built-in.
    Iter(Box<Iter>),
    /// `range(start, stop, step)`
    Range(Box<(i64, i64, i64)>),
    /// `slice(start, stop, step)`
    Slice(Box<[Value; 3]>),
    /// `property(fget, fset, fdel, doc)`, the name it has in its class (nil: not known), whether the docstring is the getter's (or nil).
    Property(Box<[Value; 6]>),
    /// `staticmethod(f)`
    StaticMethod(Value),
    /// `classmethod(f)`
    ClassMethod(Value),
    /// `super(class, instance)`
    Super(Box<(Addr, Value)>),
    /// A module: its name and namespace.
    Module(Box<(String, Addr)>),
    /// A code object seen from Python (`f.__code__`): the loaded code's index.
    Code(u32),
    /// A call into native code that waits for an answer.
    NativeCall(Box<NativeCall>),
    /// A dict's keys, values or items, as a live view.
    DictView(DictViewKind, Addr),
    /// A complex number.
    Complex(f64, f64),
    /// An attribute that a class gives its instances: by nature, or for a name in `__slots__`.
    Member(Member),
    /// `types.MappingProxyType(mapping)`: a mapping to be read only; what a class's `__dict__` gives.
    Proxy(Value),
}

/// A list: its items, and for how many of them CPython had made room when it made the list (for `sys.getsizeof`).
#[derive(Clone, Debug, Default)]
pub struct List {
    /// What is in it.
    pub items: Vec<Value>,
    /// For how many there was room at first.
    pub room: u32,
}

impl std::ops::Deref for List {
    type Target = Vec<Value>;

    fn deref(&self) -> &Vec<Value> {
        &self.items
    }
}

impl std::ops::DerefMut for List {
    fn deref_mut(&mut self) -> &mut Vec<Value> {
        &mut self.items
    }
}

/// What `C.__dict__` has for an attribute of the instances themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The class it belongs to.
    pub class: Addr,
    /// Its name, an interned str.
    pub name: Addr,
    /// Whether it is a name of `__slots__`; else it is by nature (`__closure__`, `real`).
    pub slot: bool,
}

/// Which of a dict's views.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictViewKind {
    /// `d.keys()`
    Keys,
    /// `d.values()`
    Values,
    /// `d.items()`
    Items,
}

/// A cell: made at function entry (`MAKE_CELL`), shared with every function that captures the variable.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// What it holds; nil: empty.
    pub value: Value,
    /// The variable's name, an interned str.
    pub name: Addr,
    /// The number of the frame that made it (0: the module, or a class body; `LIBRARY`: hidden code).
    pub maker: u32,
}

impl Cell {
    /// The maker of cells that the library's own Python made.
    pub const LIBRARY: u32 = u32::MAX;
}

/// A str, with its length and hash known.
#[derive(Clone, Debug)]
pub struct Str {
    /// The text.
    pub text: Box<str>,
    /// Length in characters.
    pub chars: u32,
    /// SipHash-1-3 with a zero key, as CPython with `PYTHONHASHSEED=0`; 0: not computed.
    pub hash: std::cell::Cell<i64>,
}

/// A function object.
#[derive(Clone, Debug)]
pub struct Function {
    /// Index of its loaded code.
    pub code: u32,
    /// `__closure__`: cells in the order of `co_freevars`.
    pub closure: Box<[Addr]>,
    /// `__defaults__`: a tuple, or None.
    pub defaults: Value,
    /// `__kwdefaults__`: a dict, or None.
    pub keyword_defaults: Value,
    /// `__dict__`, or nil until needed.
    pub attributes: Value,
    /// `__type_params__`: a tuple, or nil where it has none.
    pub type_params: Value,
    /// `__annotations__`, or nil until needed.
    pub annotations: Value,
    /// `__globals__`
    pub globals: Addr,
    /// `__name__`, a str.
    pub name: Value,
    /// `__qualname__`, a str.
    pub qualified_name: Value,
    /// `__doc__`
    pub doc: Value,
    /// `__module__`
    pub module: Value,
    /// The number of the frame it was made in, class bodies and comprehensions skipped (0: the module).
    pub parent: u32,
}

/// A class.
#[derive(Clone, Debug)]
pub struct Class {
    /// `__name__`
    pub name: String,
    /// `__qualname__`
    pub qualified_name: String,
    /// `type(cls)`
    pub metaclass: Addr,
    /// `__bases__`
    pub bases: Vec<Addr>,
    /// `__mro__`, itself first.
    pub mro: Vec<Addr>,
    /// Its namespace.
    pub dict: Addr,
    /// What its instances are made of.
    pub layout: Layout,
    /// Whether it comes with the machine.
    pub builtin: bool,
    /// The class of the `__mro__` that last added storage of its own (`best_base` in `Objects/typeobject.c`).
    pub solid: Addr,
    /// Whether instances have a `__dict__`.
    pub has_dict: bool,
}

/// What an instance of a class is made of: the built-in it descends from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A plain instance.
    Object,
    /// An exception.
    Exception,
    /// A class.
    Type,
    /// An instance around a value of this built-in class (`class Stack(list)`).
    Native(Addr),
    /// Not to be subclassed or made by a program (`function`, `NoneType`).
    Closed,
}

/// An instance.
#[derive(Clone, Copy, Debug)]
pub struct Instance {
    /// `type(self)`
    pub class: Addr,
    /// `__dict__`; where the class gives none (`__slots__`), the slots' values.
    pub dict: Addr,
    /// Where the slots' values are if there is a `__dict__` too.
    pub slots: Slots,
    /// For a subclass of a built-in: the value of that built-in; nil otherwise.
    pub native: Value,
}

/// Where an instance keeps the values of `__slots__`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slots {
    /// None has been set.
    None,
    /// In the place of the `__dict__` that it does not have.
    InDict,
    /// In a dict beside.
    Beside(Addr),
}

/// An exception.
#[derive(Clone, Debug)]
pub struct Exception {
    /// `type(self)`
    pub class: Addr,
    /// `args`, a tuple.
    pub args: Value,
    /// `__dict__`, or nil until needed.
    pub dict: Value,
    /// `__cause__`
    pub cause: Value,
    /// `__context__`
    pub context: Value,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// What the frames it left hold, where that is watched for; nil otherwise.
    pub kept: Value,
    /// `__traceback__`: None, or where it passed, the outermost frame first.
    pub traceback: Value,
    /// What it has beside `args` (`vm/exception.rs`), where that was set: a dict, or nil.
    pub fields: Value,
    /// What a traceback adds to the message: ". Did you mean: 'count'?". No part of `str(error)`.
    pub hint: Box<str>,
}

/// One line of a traceback.
#[derive(Clone, Copy, Debug)]
pub struct Traceback {
    /// `tb_next`: the next inner frame's, or None.
    pub next: Value,
    /// The globals of the frame.
    pub globals: Addr,
    /// Loaded code.
    pub code: u32,
    /// Instruction.
    pub pc: u32,
}

/// What a generator is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    /// Made, not started.
    Created,
    /// Parked at a yield.
    Suspended,
    /// Its frame is on the frame stack.
    Running,
    /// Done.
    Finished,
}

/// What a parked frame is to a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorKind {
    /// A generator.
    Generator,
    /// What an `async def` without `yield` makes.
    Coroutine,
    /// What an `async def` with `yield` makes. It yields pairs: whether it is the program's own `yield`, and the value.
    AsyncGenerator,
    /// One step of an asynchronous generator, to be awaited: hidden Python.
    AsyncStep,
    /// A generator that may be awaited (`types.coroutine`).
    Awaitable,
}

impl GeneratorKind {
    /// Whether `for` and `next` take it.
    pub fn iterates(self) -> bool {
        !matches!(self, GeneratorKind::Coroutine | GeneratorKind::AsyncGenerator)
    }

    /// As sentences and messages call it.
    pub fn noun(self) -> &'static str {
        match self {
            GeneratorKind::Generator | GeneratorKind::Awaitable => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
            GeneratorKind::AsyncStep => "async generator step",
        }
    }
}

/// A generator.
#[derive(Clone, Debug)]
pub struct Generator {
    /// What it is to a program.
    pub kind: GeneratorKind,
    /// What it is doing.
    pub state: GeneratorState,
    /// Its frame while parked (`base` is meaningless then).
    pub frame: Frame,
    /// Its registers while parked. While it runs they mean nothing.
    pub registers: Box<[Value]>,
    /// Whether it has parked inside `try` or `with`: then it is watched.
    pub guarded: bool,
    /// Of an asynchronous generator: whether what it gave to be awaited has begun and is not done (`ag_running_async`).
    pub awaited: bool,
    /// `__name__`, a str.
    pub name: Value,
    /// `__qualname__`, a str.
    pub qualified_name: Value,
}
