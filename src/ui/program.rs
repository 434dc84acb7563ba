//! The program of the first visit.

use crate::session::LinkStop;

/// Two counters from one factory.
pub const COUNTERS: &str = "\
def counter():
    count = 0
    def increment():
        nonlocal count
        count += 1
        return count
    return increment

a = counter()
b = counter()
print(a())
print(a())
print(b())
";

/// The stop at which it opens: the second `a()` has just changed the cell that `counter` left behind.
pub const TELLING: LinkStop = LinkStop { step: 14, offset: 0 };
