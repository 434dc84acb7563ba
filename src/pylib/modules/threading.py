"""Threads that take turns: one runs from its start to its end, when it is started. What would make it wait is refused; a
timer runs while the one that started it sleeps or waits."""

import atexit as _atexit, time as _time

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "Event", "Lock", "RLock",
    "Semaphore", "BoundedSemaphore", "Barrier", "BrokenBarrierError", "Thread", "Timer", "local", "TIMEOUT_MAX", "get_native_id", "excepthook",
    "ExceptHookArgs",
]

TIMEOUT_MAX = 9223372036.0
# Threads that have been started and not ended: those that run, and timers that are to run. `time.sleep` looks at it.
_busy = []


def _elapse(seconds):
    """Lets time pass, and timers run in it."""
    _pass(_time.monotonic_ns() + int(seconds * 1e9), lambda: False)


def _pass(until, ready):
    if current_thread() is not _main:
        raise RuntimeError("a thread cannot wait here: it runs from its start to its end while all others stand still")
    while not ready():
        timers = sorted([each for each in _busy if each._due is not None], key=lambda timer: timer._due)
        if timers and (until is None or timers[0]._due <= until):
            _jump(timers[0]._due)
            timers[0]._due = None
            timers[0]._begin()
        elif until is None:
            raise RuntimeError("this would wait for ever: no other thread is left to end it")
        else:
            _jump(until)
            break


def _wait(ready, blocking, timeout):
    """Whether it is, or becomes so while time passes."""
    if blocking and not ready():
        _pass(None if timeout is None or timeout < 0 else _time.monotonic_ns() + int(timeout * 1e9), ready)
    return ready()


class _Lock:
    _held = 0
    _unheld = "release unlocked lock"

    def acquire(self, blocking=True, timeout=-1):
        if not _wait(lambda: not self._held, blocking, timeout):
            return False
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


    def __repr__(self):
        state = "locked" if self._held else "unlocked"
        return f"<{state} _thread.{type(self).__name__} object{self._told()} at {id(self):#x}>"

    def _told(self):
        return ""


class Lock(_Lock):
    """A lock that is released before it is acquired again."""


Lock.__name__ = Lock.__qualname__ = "lock"
Lock.__module__ = "_thread"


class RLock(_Lock):
    """A lock that its owner may acquire again."""

    _unheld = "cannot release un-acquired lock"

    def _told(self):
        return f" owner={self._held and 1} count={self._held}"

    def acquire(self, blocking=True, timeout=-1):
        self._held += 1
        return True


class Condition:
    """A lock, and a wait until somebody says that something has changed."""

    _said = 0

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        self._lock.__exit__(*error)

    def wait(self, timeout=None):
        said = self._said
        return self.wait_for(lambda: self._said > said, timeout)

    def wait_for(self, predicate, timeout=None):
        if not self._lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        result = predicate()
        if not result:
            self.release()
            try:
                _wait(predicate, True, timeout)
            finally:
                self.acquire()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._said += 1

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
        if not _wait(lambda: self._value, blocking, timeout):
            return False
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
        return _wait(self.is_set, True, timeout)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A place that threads leave together."""

    broken, n_waiting = False, 0

    def __init__(self, parties, action=None, timeout=None):
        self.parties, self._action, self._timeout, self._said = parties, action, timeout, Condition()

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        place = self.n_waiting
        self.n_waiting += 1
        try:
            if place + 1 < self.parties:
                with self._said:
                    if not self._said.wait(self._timeout if timeout is None else timeout):
                        self.abort()
                        raise BrokenBarrierError
            else:
                if self._action:
                    self._action()
                self.reset()
        finally:
            self.n_waiting -= self.n_waiting > 0
        return place

    def reset(self):
        self.broken = False
        with self._said:
            self._said.notify_all()

    def abort(self):
        self.broken = True


class local:
    """Attributes of one thread."""

    def __getattribute__(self, name):
        return _of_thread(self, object.__getattribute__, name)

    def __setattr__(self, name, value):
        _of_thread(self, object.__setattr__, name, value)

    def __delattr__(self, name):
        _of_thread(self, object.__delattr__, name)


local.__name__ = local.__qualname__ = "_local"
local.__module__ = "_thread"


def _of_thread(whole, access, name, *value):
    """What a `local` has in this thread: an attribute of an object kept by the thread."""
    mine = current_thread()._locals
    if id(whole) not in mine:
        mine[id(whole)] = own = object.__new__(type(whole))
        mine[id(own)] = own
        type(own).__init__(own)
    if name == "__dict__" or not name.startswith("__"):
        whole = mine[id(whole)]
    return access(whole, name, *value)


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Handle uncaught Thread.run() exception."""
    text = "".join(__import__("traceback").format_exception(args.exc_value))
    print(f"Exception in thread {args.thread.name}:\n{text}", end="", file=__import__("sys").stderr)


class Thread:
    """What runs when it is started, to its end."""

    _made = 0
    _idents = 1
    _due = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if name is None:
            Thread._made += 1
            name = f"Thread-{Thread._made}"
            if target is not None:
                name += f" ({getattr(target, '__name__', '')})"
        self.name, self.daemon, self.ident = str(name), bool(daemon), None
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self._locals = {}

    def __repr__(self):
        state = "initial" if self.ident is None else f"{'started' if self.is_alive() else 'stopped'} {self.ident}"
        return f"<{type(self).__name__}({self.name}, {state})>"

    def start(self):
        if self.ident is not None:
            raise RuntimeError("threads can only be started once")
        Thread._idents += 1
        self.ident = self.native_id = Thread._idents
        _busy.append(self)
        self._begin()

    def _begin(self):
        _running.append(self)
        try:
            __import__("contextvars").Context().run(self.run)
        except SystemExit:
            pass
        except Exception as error:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
        finally:
            _running.pop()
            _busy.remove(self)

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        if self.ident is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        _wait(lambda: self not in _busy, True, timeout)

    def is_alive(self):
        return self in _busy


class Timer(Thread):
    """Calls a function after a number of seconds."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.name = self.name.split(" ")[0]
        self.interval, self.function, self.args, self.kwargs = interval, function, self._args, self._kwargs
        self.finished = Event()

    def _begin(self):
        if not hasattr(self, "_when"):
            self._when = self._due = _time.monotonic_ns() + int(self.interval * 1e9)
            _atexit.register(_run_timers)
        else:
            super()._begin()

    def run(self):
        self.finished.set()
        self.function(*self.args, **self.kwargs)

    def cancel(self):
        self.finished.set()
        if self._due is not None:
            self._due = None
            _busy.remove(self)


def _run_timers():
    """Timers that are left run before the program ends."""
    _wait(lambda: all([each.daemon or each._due is None for each in _busy]), True, None)


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self.ident = self.native_id = 1

    def is_alive(self):
        return True


_main = _MainThread()
_running = [_main]


def main_thread():
    return _main


def current_thread():
    return _running[-1]


def enumerate():
    return [_main, *_busy]


def active_count():
    return 1 + len(_busy)


def get_ident():
    return current_thread().ident


get_native_id = get_ident
