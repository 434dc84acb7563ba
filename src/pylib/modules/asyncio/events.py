"""Tasks that take turns, on the box's clock: waiting takes no time, it moves the clock."""

from collections import deque as _deque
from contextvars import copy_context as _copy_context
from time import monotonic as _monotonic, monotonic_ns as _monotonic_ns
from types import CoroutineType as _CoroutineType

# The loop that runs; tasks that are being stepped, by loop.
_running = None
_stepping = {}
_set_loop = None


class CancelledError(BaseException):
    __module__ = "asyncio.exceptions"


class InvalidStateError(Exception):
    __module__ = "asyncio.exceptions"


class BrokenBarrierError(RuntimeError):
    __module__ = "asyncio.exceptions"


TimeoutError = TimeoutError


def _name_of(function):
    inner = getattr(function, "func", None)
    if inner is not None and not hasattr(function, "__qualname__"):
        return _name_of(inner)
    return getattr(function, "__qualname__", None) or repr(function)


class Handle:
    __module__ = "asyncio.events"

    def __init__(self, callback, args, loop, context=None):
        self._callback, self._args, self._loop = callback, args, loop
        self._context = _copy_context() if context is None else context
        self._cancelled = False

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def get_context(self):
        return self._context

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            said = f"Exception in callback {_name_of(self._callback)}()"
            self._loop.call_exception_handler({"message": said, "exception": error, "handle": self})

    def _parts(self):
        parts = [type(self).__name__]
        if self._cancelled:
            parts.append("cancelled")
        if self._callback is not None:
            parts.append(f"{_name_of(self._callback)}({', '.join([repr(arg) for arg in self._args])})")
        return parts

    def __repr__(self):
        return f"<{' '.join(self._parts())}>"


class TimerHandle(Handle):
    __module__ = "asyncio.events"

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._due = round(when * 1000000000)

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled and self in self._loop._scheduled:
            self._loop._scheduled.remove(self)
        super().cancel()

    def _parts(self):
        parts = super()._parts()
        parts.insert(2 if self._cancelled else 1, f"when={self._when}")
        return parts


class AbstractEventLoop:
    __module__ = "asyncio.events"


class BaseEventLoop(AbstractEventLoop):
    __module__ = "asyncio.base_events"

    def __init__(self):
        # What is to run next, in order; what waits for the clock, the earliest first.
        self._ready = []
        self._scheduled = []
        self._stopping = self._closed = False
        self._tasks = []
        self._failed = []
        self._handler = self._factory = None
        self._debug = False

    def __repr__(self):
        return (
            f"<{type(self).__name__} running={self.is_running()} closed={self._closed} debug={self._debug}>"
        )

    def time(self):
        return _monotonic()

    def _check_open(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def call_soon(self, callback, *args, context=None):
        self._check_open()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_open()
        timer = TimerHandle(when, callback, args, self, context)
        at = len(self._scheduled)
        while at and self._scheduled[at - 1]._due > timer._due:
            at -= 1
        self._scheduled.insert(at, timer)
        return timer

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_open()
        if self._factory is not None:
            task = self._factory(self, coro) if context is None else self._factory(self, coro, context=context)
            if name is not None:
                task.set_name(name)
            return task
        return Task(coro, loop=self, name=name, context=context)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._factory = factory

    def get_task_factory(self):
        return self._factory

    def _turn(self):
        """One turn: the clock goes on to the next timer if nothing is ready, then all that is ready now runs once."""
        ready, scheduled = self._ready, self._scheduled
        if not ready and not self._stopping:
            if not scheduled:
                _stuck()
            _jump(scheduled[0]._due)
        # What is due within a tenth of a millisecond of another is due with it, as where one waits for whole milliseconds.
        now = _monotonic_ns() + 100000
        while scheduled and scheduled[0]._due <= now:
            _jump(scheduled[0]._due)
            ready.append(scheduled.pop(0))
        for _ in range(len(ready)):
            handle = ready.pop(0)
            if not handle._cancelled:
                handle._run()

    def run_forever(self):
        global _running
        self._check_open()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        _running = self
        try:
            while True:
                self._turn()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _running = None

    def run_until_complete(self, future):
        self._check_open()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _running is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        future = ensure_future(future, loop=self)
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def is_running(self):
        return _running is self

    def is_closed(self):
        return self._closed

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        for future in self._failed:
            if future._log_traceback:
                said = f"{type(future).__name__} exception was never retrieved"
                self.call_exception_handler({"message": said, "exception": future._exception, "future": future})
        self._failed.clear()

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        lines += [f"{key}: {context[key]!r}" for key in sorted(context) if key not in ("message", "exception")]
        error = context.get("exception")
        if error is not None:
            lines.append("".join(__import__("traceback").format_exception(error)).rstrip("\n"))
        _complain("\n".join(lines))

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
        else:
            self._handler(self, context)

    def run_in_executor(self, executor, func, *args):
        return self.create_task(to_thread(func, *args))

    def add_signal_handler(self, *args):
        raise NotImplementedError("signals do not reach the box")


class _UnixSelectorEventLoop(BaseEventLoop):
    __module__ = "asyncio.unix_events"


SelectorEventLoop = EventLoop = _UnixSelectorEventLoop


def _complain(text):
    import sys

    stream = getattr(sys, "stderr", None)
    if stream is not None:
        stream.write(text + "\n")


def _no_threads(what):
    raise NotImplementedError(
        f"{what} needs threads, which the box does not have: call the function itself, "
        "or wait with asyncio.sleep() where it would have waited"
    )


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future._exception, (SystemExit, KeyboardInterrupt)):
        return
    future._loop.stop()


def _get_running_loop():
    return _running


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def get_event_loop():
    global _set_loop
    if _running is not None:
        return _running
    if _set_loop is None:
        _set_loop = new_event_loop()
    return _set_loop


def set_event_loop(loop):
    global _set_loop
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _set_loop = loop


def new_event_loop():
    return _UnixSelectorEventLoop()
