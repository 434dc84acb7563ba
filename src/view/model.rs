//! What a person may see at one stop: plain data, complete in itself. Layout, drawing, narration and the page read
//! it; none of them ever asks the machine.

use crate::base::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A frame's number, `f4`: frames of functions, lambdas and generators of the person's file, in order of creation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FrameId(pub u32);

/// A cell's number, `c1`, in order of creation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellId(pub u32);

/// An object's identity over the whole recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ObjectId {
    /// Functions and classes: `o2`, a label that people read.
    Labelled(u32),
    /// Everything else: `x17`, told apart by place, not by label.
    Other(u32),
}

impl fmt::Display for FrameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "f{}", self.0)
    }
}

impl fmt::Display for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "c{}", self.0)
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ObjectId::Labelled(number) => write!(f, "o{number}"),
            ObjectId::Other(number) => write!(f, "x{number}"),
        }
    }
}

/// A place that has names: the module, a numbered frame, or a running class body.
#[derive(Clone, Default, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Place {
    /// The module's own scope.
    #[default]
    Global,
    /// A numbered frame.
    Frame(FrameId),
    /// A class body, by the class's name: it takes no number.
    ClassBody(String),
}

/// A value as it is written in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueView {
    /// CPython's `repr` for None, bools, numbers and strings; a short text for other objects
    /// (`function increment`, `list of 3`).
    pub text: String,
    /// Whether `text` was cut.
    pub cut: bool,
    /// The function, class, container or instance it is, if the view lists it: the end of an arrow.
    pub object: Option<ObjectId>,
}

/// How a frame's name is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BindingKind {
    /// In the frame itself.
    Local,
    /// In a cell that this frame made.
    Cell,
    /// In a cell that this frame's function carries.
    Free,
    /// Among the globals.
    Global,
}

/// One row of a frame, or one global.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BindingView {
    /// The variable.
    pub name: String,
    /// How it is bound.
    pub kind: BindingKind,
    /// Its cell, for cell and free variables.
    pub cell: Option<CellId>,
    /// Where a free variable's cell was made.
    pub owner: Option<Place>,
    /// `None`: not assigned (yet), or an empty cell. For a variable in a cell this is what the cell holds; the picture
    /// writes it once, in the cell.
    pub value: Option<ValueView>,
    /// A parameter of this function.
    pub parameter: bool,
    /// A parameter that got its value from its default.
    pub from_default: bool,
    /// A comprehension's own name, shown while it runs: the comprehension's 1-based line.
    pub comprehension: Option<u32>,
}

/// What a frame is doing.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FrameState {
    /// It runs.
    #[default]
    Running,
    /// It called something and waits for the value.
    Waiting,
    /// A generator's or coroutine's frame, parked.
    Suspended,
    /// Gone; kept in the environment-diagram style only.
    Returned,
}

/// One frame.
#[derive(Clone, Default, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameView {
    /// Its number; `None` for a class body.
    pub id: Option<FrameId>,
    /// The function's name (`<lambda>`, `<genexpr>`), or the class's.
    pub function: String,
    /// The function object it runs.
    pub of: Option<ObjectId>,
    /// The frame in which that function object was made: where names are found.
    pub parent: Place,
    /// Who called it: where its value returns to.
    pub caller: Place,
    /// The line of the call in the caller.
    pub caller_line: Option<u32>,
    /// The line it is at: about to run, or waiting at.
    pub line: u32,
    /// What it is doing.
    pub state: FrameState,
    /// Parameters, own names in the order of first binding in the source, running comprehensions' names, then free ones.
    pub bindings: Vec<BindingView>,
    /// At a return stop, and where a generator yields: the value being given.
    pub returning: Option<ValueView>,
    /// At an exception stop: `ValueError: message`, leaving this frame.
    pub leaving_with: Option<String>,
    /// The exception that it handles, in an `except` or `finally`: `ValueError: message`.
    pub handling: Option<String>,
    /// Reached only through temporaries.
    pub temporary: bool,
    /// Whether it is a coroutine's: it waits and has turns, where a generator yields and is asked.
    pub coroutine: bool,
    /// The generator or coroutine that it is the frame of.
    pub object: Option<ObjectId>,
    /// While it is parked, and where it parks or is resumed: what it waits for, if that is more than being asked.
    pub waits_for: Option<WaitsFor>,
}

/// An exception, `ValueError: message`, in the one who has to do with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// It leaves.
    Leaving(String),
    /// It is handled, in an `except` or `finally`.
    Handling(String),
}

/// What a parked frame waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WaitsFor {
    /// Another parked frame, which it awaits or yields from.
    Frame(FrameId),
    /// The event loop's clock to be this late, in nanoseconds since the program began.
    Clock(u64),
    /// The event loop's turn: it is ready.
    Turn,
    /// Another task, by its name and its coroutine's frame.
    Task(String, Option<FrameId>),
}

impl FrameView {
    /// It, as a place.
    pub fn place(&self) -> Place {
        match self.id {
            Some(id) => Place::Frame(id),
            None => Place::ClassBody(self.function.clone()),
        }
    }
}

/// Who holds a cell directly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holder {
    /// A function object that carries it.
    Object(ObjectId),
    /// A live frame that made it or whose function carries it.
    Frame(FrameId),
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellView {
    /// Its number.
    pub id: CellId,
    /// The variable it holds.
    pub name: String,
    /// `None`: empty.
    pub value: Option<ValueView>,
    /// Where it was made.
    pub made_in: Place,
    /// Direct holders: objects first.
    pub held_by: Vec<Holder>,
    /// Reached only through temporaries or the running frame.
    pub temporary: bool,
}

/// One slot of a function's backpack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosureSlot {
    /// The free variable.
    pub name: String,
    /// Its cell.
    pub cell: CellId,
    /// It is there only because this inner function needs it.
    pub carried_for: Option<String>,
}

/// One function object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunctionView {
    /// Its identity.
    pub id: ObjectId,
    /// `increment`, `<lambda>`.
    pub name: String,
    /// 1-based line of its `def` or `lambda`.
    pub line: u32,
    /// How many lines of decorators its `def` has: so many layers are to come around it.
    pub decorators: u32,
    /// Its parameters as written, defaults left out: `x, *args, key`.
    pub parameters: String,
    /// Parameter and value, set when the `def` ran.
    pub defaults: Vec<(String, ValueView)>,
    /// What was set on it since: `__wrapped__`, `calls`.
    pub attributes: Vec<(String, ValueView)>,
    /// The frame in which it was made.
    pub parent: Place,
    /// Its cells, in the order of `co_freevars`; empty: `__closure__` is None.
    pub closure: Vec<ClosureSlot>,
    /// Which code it runs: functions of one code are siblings.
    pub code: u32,
    /// Names (globals and rows of live frames) that hold it directly, for "which `a` names".
    pub named_by: Vec<String>,
    /// Reached only through temporaries.
    pub temporary: bool,
}

/// A frame that left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedFrame {
    /// Its number.
    pub id: FrameId,
    /// What it ran.
    pub name: String,
    /// Where names were looked for after its own.
    pub parent: Place,
}

/// What kind of object a box shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ObjectKind {
    /// A list.
    List,
    /// A tuple.
    Tuple,
    /// A dict.
    Dict,
    /// A set or frozenset.
    Set,
    /// An instance of a class of the program.
    Instance,
    /// A class of the program.
    Class,
    /// A bound method: its function and the instance.
    BoundMethod,
    /// A generator: its frame is in `frames` under `frame`.
    Generator,
    /// Anything else worth a box.
    Other,
}

/// One entry of an object's box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// An index, a key's repr, or an attribute's name; `None` in a set.
    pub label: Option<String>,
    /// What is there.
    pub value: ValueView,
}

/// What is to be seen of an object that a person opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Which entry is its first.
    pub from: u64,
    /// A page full of them.
    pub entries: Vec<EntryView>,
}

/// One container, instance, class or the like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectView {
    /// Its identity.
    pub id: ObjectId,
    /// What kind of box.
    pub kind: ObjectKind,
    /// `list`, `Account instance`, `class Account`.
    pub title: String,
    /// The first entries.
    pub entries: Vec<EntryView>,
    /// How many there are in all.
    pub total: u64,
    /// A person opened it: these entries are written instead.
    pub page: Option<Page>,
    /// How many it is to have, as far as its class tells.
    pub expected: u64,
    /// A generator's frame.
    pub frame: Option<FrameId>,
    /// Reached only through temporaries.
    pub temporary: bool,
}

/// What just happened: why this is a stop.
#[derive(Clone, Default, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventKind {
    /// Before anything ran.
    Start,
    /// A line is about to run.
    #[default]
    Line,
    /// A frame opened and its parameters are bound.
    Call,
    /// A frame is about to leave with this value.
    Return(ValueView),
    /// An exception was raised here.
    Exception {
        /// `ValueError`
        type_name: String,
        /// `str` of the exception.
        message: String,
    },
    /// An exception is leaving this frame, or entering a `finally`.
    Unwind {
        /// `ValueError`
        type_name: String,
        /// `str` of the exception.
        message: String,
    },
    /// A generator gave this value and parks.
    Yield(ValueView),
    /// A parked frame runs on.
    Resume,
    /// The run is over.
    End(EndKind),
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndKind {
    /// The last statement ran.
    Finished,
    /// An exception was not caught: its traceback's last line.
    Exception(String),
    /// A limit, in words.
    Limit(String),
    /// `sys.exit` with this status.
    Exit(i32),
}

/// Which box or row a change is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Target {
    /// A global name.
    Global(String),
    /// A row of a frame.
    Row(FrameId, String),
    /// A cell's value.
    Cell(CellId),
    /// An entry of an object, by its label or (sets) its text.
    Entry(ObjectId, String),
    /// A frame itself.
    Frame(FrameId),
    /// A function or other object itself.
    Object(ObjectId),
    /// The event loop's clock.
    Clock,
}

/// What happened to a target in the last step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangeKind {
    /// It was not there before.
    Appeared,
    /// It is gone.
    Gone,
    /// It got a value for the first time, or after being unbound.
    Bound,
    /// It had this value before.
    Was(ValueView),
    /// It lost its value.
    Unbound(ValueView),
}

/// One thing the last step changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What changed.
    pub target: Target,
    /// How.
    pub kind: ChangeKind,
}

/// Everything at one stop. The default is an empty stop, in one place for all tests that put views together by hand.
#[derive(Clone, Default, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Which stop (event grain), from 0.
    pub stop: u64,
    /// How many line steps have begun or are about to: the contract's count.
    pub line_step: u64,
    /// Why this is a stop.
    pub event: EventKind,
    /// What just ran, in the source.
    pub just_ran: Option<Span>,
    /// What runs next, in the source.
    pub next_span: Option<Span>,
    /// 1-based line of what runs next (at the end: of what ran last).
    pub line: u32,
    /// What just happened, in words; `code` in backquotes.
    pub sentence: String,
    /// What comes, never its result.
    pub next: String,
    /// All output so far, or its last part.
    pub output: String,
    /// How many characters were cut from the front of `output`.
    pub output_cut: u64,
    /// The module's names, in order of binding.
    pub globals: Vec<BindingView>,
    /// The line at which the module is (waiting).
    pub module_line: u32,
    /// What the module itself has to do with an exception.
    pub module_trouble: Option<Trouble>,
    /// From the outermost to the running one, suspended ones after them.
    pub frames: Vec<FrameView>,
    /// Cells reachable from what is shown.
    pub cells: Vec<CellView>,
    /// Function objects reachable.
    pub functions: Vec<FunctionView>,
    /// Other objects reachable, cut to a bounded number.
    pub objects: Vec<ObjectView>,
    /// What the last step changed.
    pub changes: Vec<Change>,
    /// Every returned frame that something visible still mentions: a parent, a cell's maker, and their parents.
    pub returned: Vec<ReturnedFrame>,
    /// The event loop of `asyncio`, while it runs.
    pub event_loop: Option<EventLoop>,
}

/// The event loop's queues and the program's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventLoop {
    /// Nanoseconds of the program's own clock since it began: only waiting moves it.
    pub clock: u64,
    /// What runs next, in order.
    pub ready: Vec<Due>,
    /// What waits for the clock, and until when, the earliest first.
    pub timers: Vec<(u64, Due)>,
}

/// One entry of a queue: a task that goes on, or a callback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The coroutine's frame.
    pub frame: Option<FrameId>,
    /// The coroutine's function, or the callback.
    pub function: String,
    /// The task's name.
    pub task: Option<String>,
}
