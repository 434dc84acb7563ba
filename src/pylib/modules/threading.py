"""The one thread there is. Locks work as ever in it; a second thread is refused."""

import time as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "Event", "Lock", "RLock",
    "Semaphore", "BoundedSemaphore", "Thread", "local", "TIMEOUT_MAX", "get_native_id",
]

TIMEOUT_MAX = 9223372036.0


def _wait(blocking, timeout):
    """Nobody else can end a wait here: only the clock does."""
    if blocking:
        if timeout is None or timeout < 0:
            raise RuntimeError("this would wait for ever: there is one thread here")
        _time.sleep(timeout)
    return False


class _Lock:
    _held = 0
    _unheld = "release unlocked lock"

    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            return _wait(blocking, timeout)
        self._held = 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError(self._unheld)
        self._held -= 1

    def locked(self):
        return self._held > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()


class Lock(_Lock):
    """A lock that is released before it is acquired again."""


class RLock(_Lock):
    """A lock that its owner may acquire again."""

    _unheld = "cannot release un-acquired lock"

    def acquire(self, blocking=True, timeout=-1):
        self._held += 1
        return True


class Condition:
    """A lock, and a wait until somebody says that something has changed."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        self._lock.__exit__(*error)

    def wait(self, timeout=None):
        if not self._lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        return _wait(True, timeout)

    def wait_for(self, predicate, timeout=None):
        return predicate() or self.wait(timeout) or predicate()

    def notify(self, n=1):
        if not self._lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")

    notify_all = notify


class Semaphore:
    """A counter that acquiring takes down, and never below zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if not self._value:
            return _wait(blocking, timeout)
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    __enter__ = acquire

    def __exit__(self, *error):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that never rises above where it began."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    """A flag to wait for."""

    _flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return self._flag or _wait(True, timeout)


class local:
    """Attributes of one thread."""


class Thread:
    """What would run in a thread of its own: it can be made, not started."""

    _made = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if name is None:
            Thread._made += 1
            name = f"Thread-{Thread._made}"
            if target is not None:
                name += f" ({getattr(target, '__name__', '')})"
        self.name, self.daemon, self.ident = str(name), bool(daemon), None
        self._target, self._args, self._kwargs = target, args, kwargs or {}

    def __repr__(self):
        state = "initial" if self.ident is None else f"started {self.ident}"
        return f"<{type(self).__name__}({self.name}, {state})>"

    def start(self):
        raise RuntimeError("can't start new thread: there is one thread here; use asyncio, whose clock is virtual")

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        raise RuntimeError("cannot join thread before it is started" if self.ident is None else "cannot join current thread")

    def is_alive(self):
        return self.ident is not None


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self.ident = self.native_id = 1


_main = _MainThread()


def current_thread():
    return _main


def enumerate():
    return [_main]


def active_count():
    return 1


def get_ident():
    return 1


main_thread, get_native_id = current_thread, get_ident
