

def isfuture(obj):
    return isinstance(obj, Future) or getattr(type(obj), "_asyncio_future_blocking", None) is not None


def iscoroutine(obj):
    return isinstance(obj, _CoroutineType)


def iscoroutinefunction(func):
    while hasattr(func, "__func__") or hasattr(func, "func"):
        func = getattr(func, "__func__", None) or func.func
    code = getattr(func, "__code__", None)
    return code is not None and bool(code.co_flags & 128) or getattr(func, "_is_coroutine_mark", False)


class Future:
    __module__ = "_asyncio"
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state = "PENDING"
        self._result = self._exception = None
        self._callbacks = []
        self._cancel_message = self._cancelled_exc = None
        self._log_traceback = False

    __class_getitem__ = classmethod(type(list[int]))

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != "PENDING":
            return False
        self._state = "CANCELLED"
        self._cancel_message = msg
        self._call_back()
        return True

    def _call_back(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def _make_cancelled_error(self):
        # The error that came out of a task is handed on once.
        error, self._cancelled_exc = self._cancelled_exc, None
        if error is not None:
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def _trouble(self):
        """What asking for the result would raise, or None; counts as asking."""
        if self._state == "CANCELLED":
            return self._make_cancelled_error()
        self._log_traceback = False
        return self._exception

    def result(self):
        if self._state == "PENDING":
            raise InvalidStateError("Result is not set.")
        trouble = self._trouble()
        if trouble is not None:
            raise trouble
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        self._log_traceback = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if context is None:
            context = _copy_context()
        if self._state == "PENDING":
            self._callbacks.append((fn, context))
        else:
            self._loop.call_soon(fn, self, context=context)

    def remove_done_callback(self, fn, /):
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def set_result(self, result, /):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        self._state = "FINISHED"
        self._call_back()

    def set_exception(self, exception, /):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            text = "StopIteration interacts badly with generators and cannot be raised into a Future"
            stop, exception = exception, RuntimeError(text)
            exception.__cause__ = exception.__context__ = stop
        self._exception = exception
        self._state = "FINISHED"
        self._log_traceback = True
        failed = self._loop._failed
        failed[:] = [future for future in failed if future._log_traceback]
        failed.append(self)
        self._call_back()

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
            if self._state == "PENDING":
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def _parts(self):
        parts = [self._state.lower()]
        if self._state == "FINISHED":
            if self._exception is not None:
                parts.append(f"exception={self._exception!r}")
            else:
                parts.append(f"result={self._result!r}")
        if self._callbacks:
            names = [_callback_name(pair[0]) for pair in self._callbacks]
            if len(names) > 2:
                names = [names[0], f"<{len(names) - 2} more>", names[-1]]
            parts.append(f"cb=[{', '.join(names)}]")
        return parts

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._parts())}>"


def _callback_name(callback):
    if getattr(callback, "__name__", "") == "_wakeup":
        return "Task.task_wakeup()"
    code = getattr(callback, "__code__", None)
    place = "" if code is None or code.co_filename == "asyncio" else f" at {code.co_filename}:{code.co_firstlineno}"
    return f"{_name_of(callback)}(){place}"


_tasks_made = 0


class Task(Future):
    __module__ = "_asyncio"

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _tasks_made
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _tasks_made += 1
            name = f"Task-{_tasks_made}"
        self._name = str(name)
        self._coro = coro
        self._context = _copy_context() if context is None else context
        self._waits_for = None
        self._must_cancel = False
        self._cancels = 0
        self._loop.call_soon(self._step, context=self._context)
        self._loop._tasks.append(self)

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value, /):
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception, /):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        return []

    def cancel(self, msg=None):
        self._log_traceback = False
        if self._state != "PENDING":
            return False
        self._cancels += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels:
            self._cancels -= 1
            if not self._cancels:
                self._must_cancel = False
        return self._cancels

    def _end(self):
        if self in self._loop._tasks:
            self._loop._tasks.remove(self)

    def _step(self, trouble=None):
        if self._state != "PENDING":
            raise InvalidStateError(f"__step(): already done: {self!r}, {trouble!r}")
        if self._must_cancel:
            if not isinstance(trouble, CancelledError):
                trouble = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        before = _stepping.get(self._loop)
        _stepping[self._loop] = self
        try:
            awaited = self._coro.send(None) if trouble is None else self._coro.throw(trouble)
        except StopIteration as stop:
            self._end()
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as error:
            self._end()
            self._cancelled_exc = error
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as error:
            self._end()
            super().set_exception(error)
            raise
        except BaseException as error:
            self._end()
            super().set_exception(error)
        else:
            self._wait(awaited)
        finally:
            _stepping[self._loop] = before

    def _wait(self, awaited):
        """What a step gave: a future to wait for, or None for a turn of the others."""
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        wrong = None
        if blocking is None:
            if awaited is None:
                self._loop.call_soon(self._step, context=self._context)
                return
            wrong = f"Task got bad yield: {awaited!r}"
        elif awaited._loop is not self._loop:
            wrong = f"Task {self!r} got Future {awaited!r} attached to a different loop"
        elif not blocking:
            wrong = f"yield was used instead of yield from in task {self!r} with {awaited!r}"
        elif awaited is self:
            wrong = f"Task cannot await on itself: {self!r}"
        if wrong is not None:
            self._loop.call_soon(self._step, RuntimeError(wrong), context=self._context)
            return
        awaited._asyncio_future_blocking = False
        awaited.add_done_callback(self._wakeup, context=self._context)
        self._waits_for = awaited
        if self._must_cancel and awaited.cancel(msg=self._cancel_message):
            self._must_cancel = False

    def _wakeup(self, future):
        self._step(future._trouble())

    def _parts(self):
        parts = super()._parts()
        if self._cancels and self._state == "PENDING":
            parts[0] = "cancelling"
        place = [f"name={self._name!r}", f"coro=<{_describe(self._coro)}>"]
        if self._waits_for is not None:
            place.append(f"wait_for={self._waits_for!r}")
        return parts[:1] + place + parts[1:]


def _describe(coro):
    code = getattr(coro, "cr_code", None)
    name = getattr(coro, "__qualname__", "coroutine") + "()"
    if code is None:
        return name
    line = _line_of(coro)
    if line is None:
        return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"
    return f"{name} running at {code.co_filename}:{line}"


def current_task(loop=None):
    return _stepping.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    return set((get_running_loop() if loop is None else loop)._tasks)


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


async def _await(awaitable):
    return await awaitable


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    _no_threads("wrap_future()")


class _Turn:
    def __await__(self):
        yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _Turn()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


async def to_thread(func, /, *args, **kwargs):
    """What a thread gives that runs from its start to its end while the loop stands still."""
    await sleep(0)
    return __import__("concurrent.futures").futures.Executor().submit(func, *args, **kwargs).result()


def run_coroutine_threadsafe(coro, loop):
    coro.close()
    _no_threads("run_coroutine_threadsafe()")
