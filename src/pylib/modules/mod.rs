//! Modules that a program can import.

mod math;
mod random;
mod re;
mod sys;
mod time;
mod weakref;

use super::functions;
use crate::vm::LibraryModule;
use crate::vm::native::NativeDef;

/// A module: its name, tables of natives, and its Python part (empty where there is none).
type Row = (&'static str, &'static [NativeDef], &'static str);

const OPERATOR: &[NativeDef] = &[
    NativeDef { name: "_abs", owner: "", run: functions::abs },
    NativeDef { name: "_index", owner: "", run: random::index },
];

/// `asyncio` in its parts.
const ASYNCIO: &str = concat!(
    include_str!("asyncio/events.py"),
    include_str!("asyncio/futures.py"),
    include_str!("asyncio/waiting.py"),
    include_str!("asyncio/groups.py"),
    include_str!("asyncio/locks.py"),
);

/// `datetime` in its parts.
const DATETIME: &str = concat!(
    include_str!("datetime/delta.py"),
    include_str!("datetime/date.py"),
    include_str!("datetime/clock.py"),
    include_str!("datetime/datetime.py"),
);

/// All of them.
pub const ROWS: &[Row] = &[
    ("__future__", &[], include_str!("__future__.py")),
    ("_strptime", &[], include_str!("datetime/_strptime.py")),
    ("_typing", &[], include_str!("_typing.py")),
    ("abc", &[], include_str!("abc.py")),
    ("asyncio", time::LOOP, ASYNCIO),
    (
        "asyncio.exceptions",
        &[],
        "from asyncio import BrokenBarrierError, CancelledError, InvalidStateError, TimeoutError",
    ),
    (
        "asyncio.locks",
        &[],
        "from asyncio import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore",
    ),
    (
        "asyncio.queues",
        &[],
        "from asyncio import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown",
    ),
    (
        "asyncio.tasks",
        &[],
        "from asyncio import Task, all_tasks, create_task, current_task, gather, shield, sleep, wait, wait_for",
    ),
    ("base64", &[], include_str!("base64.py")),
    ("bisect", &[], include_str!("bisect.py")),
    ("cmath", &[], include_str!("cmath.py")),
    ("atexit", &[], include_str!("atexit.py")),
    ("collections", &[], include_str!("collections.py")),
    ("collections.abc", &[], include_str!("collections_abc.py")),
    ("contextlib", &[], include_str!("contextlib.py")),
    ("contextvars", &[], include_str!("asyncio/contextvars.py")),
    ("copy", &[], include_str!("copy.py")),
    ("dataclasses", &[], include_str!("dataclasses.py")),
    ("datetime", &[], DATETIME),
    ("decimal", &[], include_str!("decimal.py")),
    ("enum", &[], include_str!("enum.py")),
    ("fractions", &[], include_str!("fractions.py")),
    ("functools", &[], include_str!("functools.py")),
    ("hashlib", &[], include_str!("hashlib.py")),
    ("heapq", &[], include_str!("heapq.py")),
    ("gc", weakref::GC, include_str!("gc.py")),
    ("importlib", &[], include_str!("importlib.py")),
    ("inspect", sys::LOOKING, include_str!("inspect.py")),
    ("io", &[], include_str!("io.py")),
    ("itertools", &[], include_str!("itertools.py")),
    ("json", &[], include_str!("json.py")),
    ("keyword", &[], include_str!("keyword.py")),
    ("logging", &[], include_str!("logging.py")),
    ("math", math::NATIVES, include_str!("math.py")),
    ("numbers", &[], include_str!("numbers.py")),
    ("operator", OPERATOR, include_str!("operator.py")),
    ("pprint", &[], include_str!("pprint.py")),
    ("random", random::NATIVES, include_str!("random.py")),
    ("re", re::NATIVES, include_str!("re/re.py")),
    ("secrets", &[], include_str!("secrets.py")),
    ("statistics", &[], include_str!("statistics.py")),
    ("string", &[], include_str!("string.py")),
    ("sys", sys::NATIVES, include_str!("sys.py")),
    ("textwrap", &[], include_str!("textwrap.py")),
    ("time", time::NATIVES, include_str!("datetime/time.py")),
    ("traceback", sys::TELLING, include_str!("traceback.py")),
    ("types", &[], include_str!("types.py")),
    ("typing", &[], include_str!("typing.py")),
    ("uuid", &[], include_str!("uuid.py")),
    ("warnings", sys::TEXTS, include_str!("warnings.py")),
    ("weakref", weakref::WEAKREF, include_str!("weakref.py")),
];

/// The modules.
pub fn modules() -> Vec<LibraryModule> {
    ROWS.iter().map(|&(name, natives, source)| LibraryModule { name, natives, source }).collect()
}
