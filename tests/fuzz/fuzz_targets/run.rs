//! From bytes to a finished, limited run and its views.

#![no_main]

#[path = "../check.rs"]
mod check;

use lexiscope::pylib;
use lexiscope::vm::Library;

thread_local! {
    static LIBRARY: Library = pylib::library();
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    LIBRARY.with(|library| check::check(library, bytes));
});
