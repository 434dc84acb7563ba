//! The instruction set: a register machine.
//!
//! A frame's registers are, in this order: its variables ([`super::Code::slots`]: parameters, then other own
//! names), its free variables (each register holds the *cell*), then temporaries in stack order. A variable that
//! is captured has its cell in its register from function entry on (`MakeCell`), as in CPython.
//!
//! "raises if unbound" means: the register is unassigned (nil), and the machine raises UnboundLocalError or
//! NameError with the slot's name. Every instruction fits in 8 bytes; a test pins that.

use super::operator::{Awaited, BinaryOp, CompareOp, Conversion, UnaryOp};

/// A frame's register: 0 is its first parameter.
pub type Register = u16;

/// One instruction. `dst` is written, other registers are read; `to` is an index into the code's instructions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Instruction {
    // ---- stops and flow
    /// A place where a line step stands: about to run what `Code::stops[mark]` describes. Charges work.
    Stop {
        mark: u32,
    },
    Jump {
        to: u32,
    },
    /// Jumps by the truth of `src` (`__bool__`, `__len__`).
    JumpIfTrue {
        src: Register,
        to: u32,
    },
    JumpIfFalse {
        src: Register,
        to: u32,
    },

    // ---- moving
    /// Loads `Code::constants[constant]`.
    Constant {
        dst: Register,
        constant: u16,
    },
    None {
        dst: Register,
    },
    Move {
        dst: Register,
        src: Register,
    },
    /// Raises if the variable in `src` is unbound. Emitted before a read that may find it so.
    CheckBound {
        src: Register,
    },
    /// `del` of a local: raises if unbound, then unbinds.
    DeleteLocal {
        slot: Register,
    },
    /// Makes registers `start .. start+count` nil (a comprehension's own names, when it starts and ends).
    Clear {
        start: Register,
        count: u16,
    },

    // ---- cells
    /// Puts a new cell into `slot`, holding what the register held (a parameter's value, or nothing: empty).
    MakeCell {
        slot: Register,
    },
    /// Reads through the cell in `cell`; raises if it is empty.
    LoadCell {
        dst: Register,
        cell: Register,
    },
    StoreCell {
        cell: Register,
        src: Register,
    },
    DeleteCell {
        cell: Register,
    },

    // ---- names that are looked up (`name` indexes `Code::names`)
    LoadGlobal {
        dst: Register,
        name: u16,
    },
    StoreGlobal {
        name: u16,
        src: Register,
    },
    DeleteGlobal {
        name: u16,
    },
    /// In a class body: its namespace, then globals, then builtins.
    LoadName {
        dst: Register,
        name: u16,
    },
    StoreName {
        name: u16,
        src: Register,
    },
    DeleteName {
        name: u16,
    },
    /// In a class body, a name free there: its namespace, then the cell.
    LoadClassCell {
        dst: Register,
        name: u16,
        cell: Register,
    },

    /// The namespace of the class body that runs.
    LoadNamespace {
        dst: Register,
    },
    /// What the library's own hidden Python calls `Code::constants[name]`.
    LoadLibrary {
        dst: Register,
        name: u16,
    },

    // ---- operators
    Binary {
        op: BinaryOp,
        dst: Register,
        a: Register,
        b: Register,
    },
    InPlace {
        op: BinaryOp,
        dst: Register,
        a: Register,
        b: Register,
    },
    Unary {
        op: UnaryOp,
        dst: Register,
        src: Register,
    },
    Not {
        dst: Register,
        src: Register,
    },
    Compare {
        op: CompareOp,
        dst: Register,
        a: Register,
        b: Register,
    },
    Is {
        dst: Register,
        a: Register,
        b: Register,
    },
    IsNot {
        dst: Register,
        a: Register,
        b: Register,
    },
    /// `a in b`
    Contains {
        dst: Register,
        a: Register,
        b: Register,
    },
    /// `a not in b`
    NotContains {
        dst: Register,
        a: Register,
        b: Register,
    },

    // ---- attributes and items
    LoadAttribute {
        dst: Register,
        object: Register,
        name: u16,
    },
    StoreAttribute {
        object: Register,
        name: u16,
        src: Register,
    },
    DeleteAttribute {
        object: Register,
        name: u16,
    },
    LoadItem {
        dst: Register,
        object: Register,
        key: Register,
    },
    StoreItem {
        object: Register,
        key: Register,
        src: Register,
    },
    DeleteItem {
        object: Register,
        key: Register,
    },
    /// A slice from three consecutive registers: start, stop, step (None where absent).
    BuildSlice {
        dst: Register,
        start: Register,
    },

    // ---- building (from `count` consecutive registers)
    BuildTuple {
        dst: Register,
        start: Register,
        count: u16,
    },
    BuildList {
        dst: Register,
        start: Register,
        count: u16,
    },
    /// `folded`: of constants.
    BuildSet {
        dst: Register,
        start: Register,
        count: u16,
        folded: bool,
    },
    /// `count` pairs: key, value, key, value ...
    BuildDict {
        dst: Register,
        start: Register,
        count: u16,
    },
    /// Joins `count` strings.
    BuildString {
        dst: Register,
        start: Register,
        count: u16,
    },
    /// `list.append` on a list under construction (display with a star, comprehension).
    ListAppend {
        list: Register,
        src: Register,
    },
    /// Adds every item of the iterable `src` (`*src` in a display or call). Where `*src` is all there is of a call's arguments,
    /// `callee` is named if it is none; elsewhere that is `list`.
    ListExtend {
        list: Register,
        src: Register,
        callee: Register,
    },
    /// Turns the list in `src` into a tuple.
    ListToTuple {
        dst: Register,
        src: Register,
    },
    SetAdd {
        set: Register,
        src: Register,
    },
    SetExtend {
        set: Register,
        src: Register,
    },
    DictInsert {
        dict: Register,
        key: Register,
        value: Register,
    },
    /// `{**src}`
    DictUpdate {
        dict: Register,
        src: Register,
    },
    /// `f(**src)`: as `DictUpdate`, but a repeated or non-string key is CPython's TypeError about the callee in `callee`.
    DictMerge {
        dict: Register,
        src: Register,
        callee: Register,
    },
    /// `format(src, spec)` after the conversion; `spec` register holds a str.
    Format {
        conversion: Conversion,
        dst: Register,
        src: Register,
        spec: Register,
    },
    /// As `Format` with an empty spec.
    FormatSimple {
        conversion: Conversion,
        dst: Register,
        src: Register,
    },

    // ---- unpacking (into consecutive registers from `start`)
    Unpack {
        src: Register,
        start: Register,
        count: u16,
    },
    /// `a, *b, c = src`: `before` plain targets, a list, `after` plain targets.
    UnpackStar {
        src: Register,
        start: Register,
        before: u8,
        after: u8,
    },

    // ---- patterns
    /// Whether `src` is a sequence (to patterns: no str, no bytes) of `count` items, or of that many or more.
    MatchSequence {
        dst: Register,
        src: Register,
        at_least: bool,
        count: u16,
    },
    /// Whether `src` is a mapping of `count` items or more.
    MatchMapping {
        dst: Register,
        src: Register,
        count: u16,
    },
    /// The values of the keys in the tuple `keys`, as a tuple; False where `src` lacks one.
    MatchKeys {
        dst: Register,
        src: Register,
        keys: Register,
    },
    /// A dict of what `src` has beside the keys in the tuple `keys`.
    MatchRest {
        dst: Register,
        src: Register,
        keys: Register,
    },
    /// The class is in `start`, the value in `start + 1`: leaves in `start` the tuple of the attributes that `count`
    /// positional sub-patterns and those named by the tuple `Code::constants[names]` look at (True where there
    /// are none), or False where the value does not match.
    MatchClass {
        start: Register,
        count: u16,
        names: u16,
    },

    // ---- iteration
    GetIter {
        dst: Register,
        src: Register,
    },
    /// What a loop of this frame goes through: a list, tuple or range itself, with the place where the loop is (a
    /// range's next number) in `dst + 1`; or `iter(src)`, with nil in `dst + 1`.
    GetLoop {
        dst: Register,
        src: Register,
    },
    /// As `ForIter`, for what `GetLoop` left in `iter` and `iter + 1`.
    ForLoop {
        dst: Register,
        iter: Register,
    },
    /// Puts the next item into `dst` and skips the following instruction; at exhaustion runs it (a `Jump` out).
    ForIter {
        dst: Register,
        iter: Register,
    },

    // ---- calls. The callee is in `start`, arguments right above it; every register above them is free.
    /// `start(start+1 .. start+1+count)`
    Call {
        dst: Register,
        start: Register,
        count: u16,
    },
    /// As `Call`; the last arguments are named by the tuple of strings `Code::constants[names]`. Result in `start`.
    CallKeywords {
        start: Register,
        count: u16,
        names: u16,
    },
    /// `start(*start+1, **start+2)`: a tuple, and a dict or nil. Result in `start`.
    CallSpread {
        start: Register,
    },
    /// Looks up method `name` of the object in `start`: leaves the function in `start` and the object in `start+1`,
    /// or, where it is no plain method, the attribute's value in `start` and nil in `start+1`.
    LoadMethod {
        start: Register,
        name: u16,
    },
    /// Calls what `LoadMethod` left: arguments are `start+2 .. start+2+count`.
    CallMethod {
        dst: Register,
        start: Register,
        count: u16,
    },
    /// As `CallMethod` with keyword names as in `CallKeywords`. Result in `start`.
    CallMethodKeywords {
        start: Register,
        count: u16,
        names: u16,
    },

    // ---- functions and classes
    /// Makes a function of `Code::children[child]`, capturing the cells its code lists. From `start`: a tuple of
    /// defaults or nil, a dict of keyword-only defaults or nil, a dict of annotations or nil.
    MakeFunction {
        dst: Register,
        start: Register,
        child: u16,
    },
    /// From `start`: a tuple of bases, a dict of keywords or nil. Puts what the metaclass's `__prepare__` gives for the
    /// class `children[child]` after them; nil for a metaclass that has none of its own.
    PrepareClass {
        start: Register,
        child: u16,
    },
    /// From `start`: a tuple of bases, a dict of keywords or nil, a namespace or nil for a fresh one. Runs the body
    /// `children[child]` in the namespace, then calls the metaclass. Result in `start`.
    BuildClass {
        start: Register,
        child: u16,
    },
    Return {
        src: Register,
    },
    Yield {
        dst: Register,
        src: Register,
    },
    /// One step of `yield from`: sends `dst`'s value to the iterator in `iter`; yields what it gives and stays, or
    /// puts its result into `dst` and goes on. `dst` must be None at first.
    YieldFrom {
        dst: Register,
        iter: Register,
    },

    // ---- await (the waiting itself is `YieldFrom`)
    /// What `await src` steps: a coroutine itself, else what `__await__` gives.
    GetAwaitable {
        of: Awaited,
        dst: Register,
        src: Register,
    },
    /// `src.__aiter__()`
    GetAsyncIter {
        dst: Register,
        src: Register,
    },
    /// `iter.__anext__()`
    GetAsyncNext {
        dst: Register,
        iter: Register,
    },
    /// `async with`: as `EnterContext` with `__aenter__` and `__aexit__`; what is left in `start + 1` is to be awaited.
    EnterAsyncContext {
        start: Register,
    },
    /// The exception of an `async for`'s fetch: StopAsyncIteration ends the loop, any other goes on.
    EndAsyncFor {
        exception: Register,
    },

    // ---- exceptions
    Raise {
        exception: Register,
    },
    RaiseFrom {
        exception: Register,
        cause: Register,
    },
    /// `raise` alone: the exception being handled, or RuntimeError.
    RaiseAgain,
    /// Goes on raising the exception in `src` as it is (end of `finally`, no handler matched): no new traceback stop.
    Reraise {
        src: Register,
    },
    /// First instruction of a handler: makes the exception in `exception` the one being handled and keeps the
    /// previous one in `exception + 1`.
    EnterHandler {
        exception: Register,
    },
    /// Leaves a handler: the one kept in `exception + 1` is handled again.
    LeaveHandler {
        exception: Register,
    },
    /// Whether the exception in `exception` matches `class` (a class, or a tuple of them).
    MatchException {
        dst: Register,
        exception: Register,
        class: Register,
    },
    /// `except* class`: the exception in `start` (None: nothing is left) is parted into what does not match `class` and,
    /// in `start + 1`, what does (None: nothing).
    MatchGroup {
        start: Register,
        class: Register,
    },
    /// The end of `except*` clauses for `exception`: what is to be raised, of what they raised and what none of them
    /// took (the list `raised`), or None.
    JoinRaised {
        dst: Register,
        exception: Register,
        raised: Register,
    },
    /// `assert` failed: raises AssertionError with the message in `message` (nil: none).
    AssertFailed {
        message: Register,
    },

    // ---- context managers
    /// The manager is in `start`: finds `__enter__` and `__exit__` on its type, leaves the bound `__exit__` in `start`
    /// and the result of `__enter__()` in `start + 1`.
    EnterContext {
        start: Register,
    },
    /// Calls the `__exit__` in `exit` with three Nones and drops the result.
    ExitContext {
        exit: Register,
    },
    /// Calls the `__exit__` in `exit` with the exception in `exception` (type, value, traceback). Result in `dst`.
    ExitContextRaised {
        dst: Register,
        exit: Register,
        exception: Register,
    },

    // ---- modules
    /// Imports `names[name]`, leaving the top package (`import a.b`) in `dst`.
    Import {
        dst: Register,
        name: u16,
    },
    /// As `Import`, leaving the module itself (`import a.b as c`, `from a.b import ...`).
    ImportModule {
        dst: Register,
        name: u16,
    },
    /// `from module import name`
    ImportFrom {
        dst: Register,
        module: Register,
        name: u16,
    },
    /// `from module import *` into the running namespace.
    ImportStar {
        module: Register,
    },
}
