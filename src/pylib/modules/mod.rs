//! Modules that a program can import.

mod math;
mod random;
mod re;
mod time;

use super::functions;
use super::prelude::compiled;
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
    ("_strptime", &[], include_str!("datetime/_strptime.py")),
    ("_typing", &[], include_str!("_typing.py")),
    ("asyncio", time::LOOP, ASYNCIO),
    ("collections", &[], include_str!("collections.py")),
    ("contextvars", &[], include_str!("asyncio/contextvars.py")),
    ("datetime", &[], DATETIME),
    ("functools", &[], include_str!("functools.py")),
    ("importlib", &[], include_str!("importlib.py")),
    ("inspect", &[], include_str!("inspect.py")),
    ("itertools", &[], include_str!("itertools.py")),
    ("math", math::NATIVES, include_str!("math.py")),
    ("operator", OPERATOR, include_str!("operator.py")),
    ("random", random::NATIVES, include_str!("random.py")),
    ("re", re::NATIVES, include_str!("re/re.py")),
    ("string", &[], include_str!("string.py")),
    ("sys", &[], include_str!("sys.py")),
    ("time", time::NATIVES, include_str!("datetime/time.py")),
    ("types", &[], include_str!("types.py")),
];

/// The modules, their Python compiled.
pub fn modules() -> Vec<LibraryModule> {
    ROWS.iter()
        .map(|&(name, natives, source)| LibraryModule {
            name,
            natives,
            program: if source.is_empty() { None } else { compiled(source) },
        })
        .collect()
}
