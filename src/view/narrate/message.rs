//! Everything that can be said about a step, as data: a kind and its arguments. `text.rs` puts it into English;
//! another language is another such table.

use crate::view::model::{CellId, FrameId, ObjectId};

/// A value as sentences mention it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// As CPython's `repr` writes it: `10`, `'hi'`.
    Repr(String),
    /// A function with its label.
    Function(String, ObjectId),
    /// A class with its label.
    Class(String, ObjectId),
    /// Anything else, by a short description: `list of 3`.
    Thing(String),
}

/// A frame, a running class body, or the module, as sentences mention it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// The module.
    Global,
    /// A numbered frame and its function's name.
    Frame(FrameId, String),
    /// A running class body.
    Class(String),
}

/// A function object: name and label.
pub type Function = (String, ObjectId);

/// A variable and its cell.
pub type Captured = (String, CellId);

/// How a variable that was assigned is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A row of the running frame (its function's name).
    Local,
    /// Among the globals; `declared`: by a `global` statement in a function.
    Global {
        /// The function says `global`.
        declared: bool,
    },
    /// In a class body: an attribute of the class to be.
    ClassBody(String),
    /// In a cell made by the running frame, because an inner function uses it.
    OwnCell(CellId, Option<String>),
    /// In a cell of an enclosing function, through `nonlocal`: the cell and that function's name.
    OuterCell(CellId, Option<String>),
}

/// One thing to say about what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Before anything ran.
    NothingRan,
    /// There is no statement.
    NothingToRun,
    /// `def` or `class` bound a name to what it made; `place`: a class body.
    Defined { name: String, value: Value, place: Option<String> },
    /// A function was made in a frame, carrying cells.
    FunctionMade { function: Function, made_in: Where, carries: Vec<Captured> },
    /// Of these, it carries some only for an inner function.
    CarriedFor { names: Vec<String>, inner: String },
    /// A function made where a name it reads is a global: nothing is carried.
    CarriesNothing { function: Function, name: String },
    /// A default value was set when the `def` ran.
    DefaultSet { parameter: String, value: Value },
    /// A decorator's result is what the name means now.
    Decorated { name: String, decorator: String, value: Value, unchanged: bool, class: bool },
    /// What "cell" means: at the first one of a program.
    CellGloss { made_in: Where },
    /// A name that was bound hides a builtin.
    HidesBuiltin { name: String, everywhere: bool },
    /// A class body began.
    ClassBodyStarted { name: String },

    /// A frame opened.
    Called {
        code: String,
        function: Function,
        frame: FrameId,
        parent: Where,
        caller: Where,
        line: u32,
        /// `Account(10)` made the instance first.
        instance: bool,
    },
    /// A frame opened, of a function object that is not shown.
    CalledUnknown { code: String, name: String, frame: FrameId, line: u32 },
    /// A generator was made and has not begun.
    GeneratorMade { name: String, frame: FrameId },
    /// A parameter got its value, and lives in a cell.
    ParameterInCell { name: String, value: Value, user: Option<String>, cell: CellId, frame: FrameId },
    /// Parameters got values; the flag: from the default.
    Parameters { values: Vec<(String, Value, bool)>, more: usize },
    /// A frame opened without parameters.
    BodyStarts { function: String, frame: FrameId },
    /// A frame opened without parameters, of a function that carries a cell.
    Reaches { name: String, cell: CellId, carrier: ObjectId },
    /// A frame opened without parameters, of a function that reads a loop's variable of the module.
    ReachesGlobal { name: String },
    /// A frame has a cell that is still empty.
    EmptyCell { name: String, user: Option<String>, cell: CellId, frame: FrameId },

    /// A `return` (or lambda) gave the frame's value.
    ReturnGave { code: String, value: Value, frame: FrameId, function: String },
    /// The body ended without a `return`.
    FellOff { function: String, frame: FrameId },
    /// A `return` waits for a `finally`.
    ReturnHeld { code: String },
    /// A `finally` ended, and the `return` that waited for it goes on (or there was none: the value is None).
    ReturnGoesOn { value: Value, function: String, frame: FrameId },
    /// A frame returned and is gone. Of the cells it made some stay, because of `carriers`, and some are gone.
    Returned {
        function: String,
        frame: FrameId,
        value: Option<Value>,
        stay: Vec<CellId>,
        carriers: Vec<ObjectId>,
        gone: Vec<CellId>,
    },
    /// Cells that went because nobody holds them; with the functions that went too.
    CellsGone { cells: Vec<CellId>, functions: Vec<ObjectId> },
    /// A frame was left by an exception and is gone.
    /// While nothing will catch the exception, the frame stays `drawn`.
    LeftByException { function: String, frame: FrameId, drawn: bool },

    /// A variable got its first value.
    Bound { name: String, value: Value, kept: Kept },
    /// A variable's value was replaced.
    Rebound { code: Option<String>, name: String, old: Value, new: Value, kept: Kept },
    /// A variable was assigned what it had.
    Unchanged { name: String, value: Value },
    /// Several variables got values.
    BoundMany { values: Vec<(String, Value)>, more: usize },
    /// Another closure's cell of the same variable has not changed; `named` is a row that names that closure.
    Sibling { named: Option<String>, name: String, cell: CellId, value: Value },
    /// A name was deleted.
    Deleted { name: String, cell: Option<CellId> },
    /// An attribute was set.
    Attribute { code: String, value: Option<Value>, old: Option<Value> },
    /// An object was changed in place.
    Mutated { code: String, thing: String, cell: Option<Captured>, name: Option<String> },
    /// Modules or names of modules were bound.
    Imported { names: Vec<String> },
    /// `with` was entered, and what its names got.
    WithEntered { values: Vec<(String, Value)> },
    /// A value was computed and nothing keeps it.
    Dropped { code: String },
    /// `assert` held.
    AssertHeld { code: String },
    /// A docstring at the head of the module or of a class.
    Documented,
    /// `pass`, `break`, `continue`.
    Keyword(&'static str),
    /// Text was written.
    Printed { code: String, text: String },
    /// Several lines were written.
    PrintedLines { code: String, lines: usize },
    /// A statement ran, and nothing shown changed.
    Ran { code: String },

    /// A name was found in a cell of an enclosing function.
    FoundInCell { name: String, function: String, cell: CellId, maker: Option<Where>, value: Value },
    /// Several names were found in cells; by whom these were made, each once.
    FoundInCells { function: String, found: Vec<(Captured, Value)>, makers: Vec<Where> },
    /// A name was found among the globals.
    FoundInGlobals { name: String, function: String, value: Value },
    /// Several functions of one code carry the same cell of a loop variable.
    LateBinding { count: usize, function: String, name: String, cell: CellId, value: Value },

    /// A test's outcome.
    Tested { code: String, outcome: Option<bool>, ends_loop: bool },
    /// Why: a variable's value.
    Because { values: Vec<(String, Value)> },
    /// A loop took an item.
    TookItem {
        iterable: String,
        first: Option<bool>,
        values: Vec<(String, Value)>,
        cell: Option<(CellId, bool)>,
    },
    /// A loop ended.
    LoopEnded { iterable: String, left: Option<(String, Value)> },
    /// A `try` began.
    TryEntered,

    /// An exception was raised.
    Raised { code: Option<String>, type_name: String, message: String },
    /// An unbound local.
    UnboundLocal { name: String, cause: Option<(String, u32)>, function: String },
    /// ... whose name an enclosing function (or the module: `None`) has too.
    OtherVariable { name: String, owner: Option<String> },
    /// A free variable's cell is empty.
    UnboundFree { name: String, cell: Option<CellId>, owner: Option<String> },
    /// A name that is nowhere; and a function that has one of its own.
    NotFound { name: String, owner: Option<String> },
    /// A `with` ended the exception.
    Suppressed,
    /// A generator was told to end where it was parked.
    Closing { code: String },

    /// A function was named where a call was meant.
    NotCalled { name: String, function: ObjectId },
    /// A variable is None where a value was meant.
    IsNone { name: String },
    /// A name that only the class around a method has.
    ClassHas { name: String, class: String },
    /// A default that an earlier call has changed.
    SameDefault { name: String, value: Value },
    /// A decorator that ended without giving the function that it made.
    DecoratorForgot { decorator: String, inner: String },
    /// What keeps each item of a loop for the function made for it.
    OwnValue { name: String },

    /// An exception is leaving a frame.
    Unwinding { type_name: String, place: Where },
    /// `finally` begins.
    FinallyStarts { type_name: Option<String> },
    /// `except` clauses are being tried.
    HandlerSought { type_name: Option<String>, line: u32 },
    /// A clause caught it.
    Caught { code: String, name: Option<(String, Value)> },
    /// A clause did not.
    NotCaught { code: String },

    /// `match` looked at its subject.
    MatchBegan { subject: String },
    /// A `case` was tried, and whether it was taken; what its names got.
    CaseTried { code: String, taken: bool, values: Vec<(String, Value)> },

    /// A generator gave a value and parked.
    Yielded { function: String, frame: FrameId, value: Value },
    /// A generator's frame begins to run.
    Started { function: String, frame: FrameId, line: u32 },
    /// A coroutine waits, where, and parked.
    Waits { function: String, frame: FrameId, code: Option<String>, awaited: Option<FrameId> },
    /// A coroutine's body began: whoever is waiting at that line asked for it, or the event loop.
    FirstTurn { function: String, frame: FrameId, line: Option<u32> },
    /// A parked frame is resumed, and with it the one that it waits for.
    HandsOn { function: String, frame: FrameId, to: FrameId, later: Option<String> },
    /// A parked frame runs on; what the clock of the event loop went on by.
    Resumed { function: String, frame: FrameId, line: u32, later: Option<String> },
    /// The running place goes on, after a statement if it was parked in one.
    RunsOn { place: Where, after: Option<String> },

    /// The run is over.
    Finished,
    /// ... with an uncaught exception.
    Uncaught { text: String, raised: Option<(String, FrameId, u32)> },
    /// ... at a limit.
    Limit { text: String },
    /// ... by `sys.exit`.
    Exited { status: i32 },
}

/// What comes next, never its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coming {
    /// A statement.
    Statement { code: String, line: u32 },
    /// A test.
    Test { code: String, line: u32 },
    /// What is left of a statement that was parked.
    Rest { code: String, line: u32 },
    /// A loop's next item.
    Item { iterable: String, line: u32 },
    /// An `except` clause: whether it matches.
    Clause { code: String, line: u32 },
    /// A `case`: whether the subject matches.
    Case { code: String, line: u32 },
    /// A frame leaves with its value, to a line.
    Leave { frame: FrameId, line: Option<u32> },
    /// A class body ends.
    ClassDone { name: String },
    /// A yielded value goes to a line.
    Handover { line: u32 },
    /// The event loop gives the next its turn.
    NextTurn,
    /// A handler is looked for in a place.
    Handler { type_name: String, place: Where },
    /// The frame that an exception leaves goes away.
    FrameGoes { place: Where },
    /// Nothing.
    Nothing,
}
