"""The garbage collector: what is on cycles is finalized when `collect` is called; all else at once."""

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
callbacks = []
garbage = []
_enabled = [True]


def collect(generation=2):
    found = 0
    while gone := _next_gone():
        found += len(gone)
        _finalize(*gone)
    return found


def enable():
    _enabled[0] = True


def disable():
    _enabled[0] = False


def isenabled():
    return _enabled[0]


def _missing(name):
    def missing(*args):
        raise NotImplementedError(f"gc.{name}() is not available: objects here are not counted or listed")

    missing.__name__ = missing.__qualname__ = name
    return missing


get_objects, get_referrers, get_referents = map(_missing, ("get_objects", "get_referrers", "get_referents"))
get_count, get_threshold, set_threshold = map(_missing, ("get_count", "get_threshold", "set_threshold"))
get_stats, is_tracked, is_finalized, freeze = map(_missing, ("get_stats", "is_tracked", "is_finalized", "freeze"))
