

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class _GatheringFuture(Future):
    __module__ = "asyncio.tasks"

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        # Every child is told, also when one already agreed.
        if True in [child.cancel(msg=msg) for child in self._children]:
            self._cancel_requested = True
            return True
        return False


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        empty = get_event_loop().create_future()
        empty.set_result([])
        return empty
    outer = None
    finished = 0
    futures, children, done = {}, [], []
    loop = _running

    def _done_callback(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future._trouble()
            return
        if not return_exceptions:
            trouble = future._trouble()
            if trouble is not None:
                outer.set_exception(trouble)
                return
        if finished < len(futures):
            return
        if outer._cancel_requested:
            # CPython asks the last child, whichever ended last.
            outer.set_exception(children[-1]._make_cancelled_error())
            return
        results = []
        for child in children:
            if child.cancelled():
                results.append(CancelledError("" if child._cancel_message is None else child._cancel_message))
            else:
                trouble = child._trouble()
                results.append(child._result if trouble is None else trouble)
        outer.set_result(results)

    for given in coros_or_futures:
        future = futures.get(given)
        if future is None:
            future = futures[given] = ensure_future(given, loop=loop)
            loop = future._loop if loop is None else loop
            if future.done():
                done.append(future)
            else:
                future.add_done_callback(_done_callback)
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    for future in done:
        _done_callback(future)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = list(dict.fromkeys(fs))
    if True in [iscoroutine(future) for future in futures]:
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    await _wait_for_some(futures, timeout, return_when)
    done = {future for future in futures if future.done()}
    return done, {future for future in futures if not future.done()}


async def _wait_for_some(futures, timeout, return_when):
    loop = get_running_loop()
    waiter = loop.create_future()
    left = len(futures)
    timer = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter, None)

    def _on_completion(future):
        nonlocal left
        left -= 1
        enough = left <= 0 or return_when == FIRST_COMPLETED
        if return_when == FIRST_EXCEPTION and not future.cancelled():
            enough = enough or future.exception() is not None
        if enough:
            if timer is not None:
                timer.cancel()
            _set_unless_done(waiter, None)

    for future in futures:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(_on_completion)


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()

    def _release_waiter(_):
        _set_unless_done(waiter, None)

    future.add_done_callback(_release_waiter)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(_release_waiter)


async def wait_for(fut, timeout):
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if not fut.done():
            await _cancel_and_wait(fut)
            try:
                return fut.result()
            except CancelledError as error:
                raise TimeoutError from error
        return fut.result()
    async with _timeout(timeout):
        return await fut


class _AsCompletedIterator:
    __module__ = "asyncio.tasks"

    def __init__(self, fs, timeout):
        self._done = Queue()
        loop = get_event_loop()
        self._todo = {ensure_future(given, loop=loop): None for given in dict.fromkeys(fs)}
        self._left = len(self._todo)
        for future in list(self._todo):
            future.add_done_callback(self._note)
        self._timer = loop.call_later(timeout, self._expire) if self._todo and timeout is not None else None

    def _note(self, future):
        if future not in self._todo:
            return
        del self._todo[future]
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    def _expire(self):
        for future in self._todo:
            future.remove_done_callback(self._note)
            self._done.put_nowait(None)
        self._todo.clear()

    async def _wait_for_one(self, resolve=False):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if resolve else future

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(resolve=True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one()


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner._trouble()
        elif inner.cancelled():
            outer.cancel()
        else:
            trouble = inner._trouble()
            if trouble is not None:
                outer.set_exception(trouble)
            else:
                outer.set_result(inner._result)

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


class Timeout:
    __module__ = "asyncio.timeouts"

    def __init__(self, when):
        self._when = when
        self._state = "created"
        self._timer = self._task = None

    def when(self):
        return self._when

    def expired(self):
        return self._state in ("expiring", "expired")

    def reschedule(self, when):
        if self._state == "created":
            raise RuntimeError("Timeout has not been entered")
        if self._state != "active":
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._on_timeout)
            else:
                self._timer = loop.call_at(when, self._on_timeout)

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._timer = None

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == "active":
            self._state = "finished"
        elif self._state == "expiring":
            self._state = "expired"
            # Somebody else's cancellation goes on as such.
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                if exc_val is not None:
                    self._blame(exc_val)
                    for inner in getattr(exc_val, "exceptions", ()):
                        self._blame(inner)
        return None

    def _blame(self, error):
        """In what an exception came out of, the cancellation becomes a timeout."""
        while error.__context__ is not None:
            if isinstance(error.__context__, CancelledError):
                timeout = TimeoutError()
                timeout.__context__ = timeout.__cause__ = error.__context__
                if error.__cause__ is error.__context__:
                    error.__cause__ = timeout
                error.__context__ = timeout
                break
            error = error.__context__

    def __repr__(self):
        when = ""
        if self._state == "active":
            when = f" when={round(self._when, 3)}" if self._when is not None else " when=None"
        return f"<Timeout [{self._state}]{when}>"


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


_timeout = timeout
