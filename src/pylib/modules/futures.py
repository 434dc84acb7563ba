"""Pools of threads that take turns: what is submitted runs at once, to its end."""

from threading import Thread as _Thread

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "Future", "Executor", "wait",
    "as_completed", "ThreadPoolExecutor", "InvalidStateError",
]
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
TimeoutError = TimeoutError


class CancelledError(Exception):
    """The Future was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class Future:
    """What comes of a call."""

    __class_getitem__ = classmethod(type(list[int]))
    _state, _result, _error = "PENDING", None, None

    def __init__(self):
        self._callbacks = []

    def __repr__(self):
        told = "" if not self.done() else f" {'raised' if self._error else 'returned'} {type(self._error or self._result).__name__}"
        return f"<Future at {id(self):#x} state={self._state.lower()}{told}>"

    def _finish(self, result=None, error=None):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._state, self._result, self._error = "FINISHED", result, error
        for each in self._callbacks:
            each(self)

    def set_result(self, result):
        self._finish(result)

    def set_exception(self, exception):
        self._finish(None, exception)

    def done(self):
        return self._state != "PENDING"

    def running(self):
        return False

    def cancelled(self):
        return self._state == "CANCELLED"

    def cancel(self):
        if not self.done():
            self._state = "CANCELLED"
        return self.cancelled()

    def exception(self, timeout=None):
        if self.cancelled():
            raise CancelledError
        if not self.done():
            raise TimeoutError if timeout is not None else RuntimeError("this would wait for ever: nobody is left to set it")
        return self._error

    def result(self, timeout=None):
        if error := self.exception(timeout):
            raise error
        return self._result

    def add_done_callback(self, fn):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)


class Executor:
    """What calls are submitted to."""

    _open, _made = True, 0

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        Executor._made += 1
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{Executor._made - 1}"
        self._workers, self._submitted = max_workers or 8, 0

    def submit(self, fn, /, *args, **kwargs):
        if not self._open:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()

        def work():
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        _Thread(target=work, name=f"{self._prefix}_0").start()
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *each) for each in zip(*iterables)]
        return (future.result() for future in futures)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._open = False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.shutdown()


class ThreadPoolExecutor(Executor):
    """A pool of one thread at a time."""


class _Waited(tuple):
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    done = {each for each in fs if each.done()}
    return _Waited((done, fs - done))


def as_completed(fs, timeout=None):
    """Those that are done, in the order in which they were submitted."""
    return iter(list(dict.fromkeys(fs)))
