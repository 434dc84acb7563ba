//! Modules that a program can import.

mod math;
mod random;
mod re;
mod sys;
mod time;
mod weakref;

use super::functions;
use crate::vm::native::NativeDef;
use crate::vm::{LibraryModule, Value, classes};

/// A module: its name, tables of natives, and its Python part (empty where there is none).
type Row = (&'static str, &'static [NativeDef], &'static str);

const OPERATOR: &[NativeDef] = &[
    NativeDef { name: "_abs", owner: "", run: functions::abs },
    NativeDef { name: "_index", owner: "", run: random::index },
];

/// The Python of a file here, as the build script (`src/pylib/build.rs`) left it.
macro_rules! python {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/pylib/modules/", $file))
    };
}

/// Tracebacks: code of the library is in none, so it cannot find one to ask for its type.
const TYPES: &[NativeDef] =
    &[NativeDef { name: "_traceback", owner: "", run: |_| Ok(Value::Object(classes::TRACEBACK)) }];

/// `asyncio` in its parts.
const ASYNCIO: &str = concat!(
    python!("asyncio/events.py"),
    python!("asyncio/futures.py"),
    python!("asyncio/waiting.py"),
    python!("asyncio/groups.py"),
    python!("asyncio/locks.py"),
);

/// `datetime` in its parts.
const DATETIME: &str = concat!(
    python!("datetime/delta.py"),
    python!("datetime/date.py"),
    python!("datetime/clock.py"),
    python!("datetime/datetime.py"),
);

/// All of them.
pub const ROWS: &[Row] = &[
    ("__future__", &[], python!("__future__.py")),
    ("_strptime", &[], python!("datetime/_strptime.py")),
    ("_typing", &[], python!("_typing.py")),
    ("abc", &[], python!("abc.py")),
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
    ("base64", &[], python!("base64.py")),
    ("bisect", &[], python!("bisect.py")),
    ("cmath", &[], python!("cmath.py")),
    ("atexit", &[], python!("atexit.py")),
    ("collections", &[], python!("collections.py")),
    ("collections.abc", &[], python!("collections_abc.py")),
    ("concurrent", &[], "from concurrent import futures"),
    ("concurrent.futures", &[], python!("futures.py")),
    ("contextlib", &[], python!("contextlib.py")),
    ("contextvars", &[], python!("asyncio/contextvars.py")),
    ("copy", &[], python!("copy.py")),
    ("dataclasses", &[], python!("dataclasses.py")),
    ("datetime", &[], DATETIME),
    ("decimal", &[], python!("decimal.py")),
    ("dis", &[], python!("dis.py")),
    ("enum", &[], python!("enum.py")),
    ("fractions", &[], python!("fractions.py")),
    ("functools", &[], python!("functools.py")),
    ("hashlib", &[], python!("hashlib.py")),
    ("heapq", &[], python!("heapq.py")),
    ("gc", weakref::GC, python!("gc.py")),
    ("hmac", &[], python!("hmac.py")),
    ("importlib", &[], python!("importlib.py")),
    ("inspect", sys::LOOKING, python!("inspect.py")),
    ("io", &[], python!("io.py")),
    ("itertools", &[], python!("itertools.py")),
    ("json", &[], python!("json.py")),
    ("keyword", &[], python!("keyword.py")),
    ("logging", &[], python!("logging.py")),
    ("math", math::NATIVES, python!("math.py")),
    ("numbers", &[], python!("numbers.py")),
    ("operator", OPERATOR, python!("operator.py")),
    ("os", &[], python!("os.py")),
    ("os.path", &[], python!("ospath.py")),
    ("pprint", &[], python!("pprint.py")),
    ("queue", &[], python!("queue.py")),
    ("random", random::NATIVES, python!("random.py")),
    ("re", re::NATIVES, python!("re/re.py")),
    ("sched", &[], python!("sched.py")),
    ("secrets", &[], python!("secrets.py")),
    ("statistics", &[], python!("statistics.py")),
    ("string", &[], python!("string.py")),
    ("sys", sys::NATIVES, python!("sys.py")),
    ("textwrap", &[], python!("textwrap.py")),
    ("threading", time::TIMERS, python!("threading.py")),
    ("time", time::NATIVES, python!("datetime/time.py")),
    ("timeit", &[], python!("timeit.py")),
    ("traceback", sys::TELLING, python!("traceback.py")),
    ("types", TYPES, python!("types.py")),
    ("typing", &[], python!("typing.py")),
    ("unittest", &[], python!("unittest/unittest.py")),
    ("unittest.mock", &[], python!("unittest/mock.py")),
    ("uuid", &[], python!("uuid.py")),
    ("warnings", sys::TEXTS, python!("warnings.py")),
    ("weakref", weakref::WEAKREF, python!("weakref.py")),
];

/// The modules.
pub fn modules() -> Vec<LibraryModule> {
    ROWS.iter().map(|&(name, natives, source)| LibraryModule { name, natives, source }).collect()
}
