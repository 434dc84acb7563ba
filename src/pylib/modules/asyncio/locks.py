

class _AsyncContext:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()

    def _shown(self, state, *more):
        waiting = f", waiters:{len(self._waiters)}" if self._waiters else ""
        extra = "".join([f", {part}" for part in more])
        return f"<{type(self).__module__}.{type(self).__qualname__} object at {id(self):#x} [{state}{extra}{waiting}]>"


def _set_first(waiters, value):
    """Wakes the first waiter that still waits; whether there was one."""
    for waiter in waiters:
        if not waiter.done():
            waiter.set_result(value)
            return True
    return False


class Lock(_AsyncContext):
    __module__ = "asyncio.locks"

    def __init__(self):
        self._locked = False
        self._waiters = _deque()

    def __repr__(self):
        return self._shown("locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    def _wake_first(self):
        # Only the one at the head, which has perhaps been told already.
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)

    async def acquire(self):
        if not self._locked and False not in [waiter.cancelled() for waiter in self._waiters]:
            self._locked = True
            return True
        waiter = get_running_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._locked:
                self._wake_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_first()


class Event:
    __module__ = "asyncio.locks"

    def __init__(self):
        self._value = False
        self._waiters = _deque()

    def __repr__(self):
        return _AsyncContext._shown(self, "set" if self._value else "unset")

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                _set_unless_done(waiter, True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        waiter = get_running_loop().create_future()
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_AsyncContext):
    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        self._lock = lock = Lock() if lock is None else lock
        self.locked, self.acquire, self.release = lock.locked, lock.acquire, lock.release
        self._waiters = _deque()

    def __repr__(self):
        return self._shown("locked" if self.locked() else "unlocked")

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = get_running_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(waiter)
                try:
                    await waiter
                    return True
                finally:
                    self._waiters.remove(waiter)
            finally:
                await self._acquire_again()
        except BaseException:
            # It may have been notified for nothing: the next one is told.
            self._notify(1)
            raise

    async def _acquire_again(self):
        """The lock is taken again whatever happens; a cancellation meanwhile goes on afterwards."""
        cancelled = None
        while True:
            try:
                await self.acquire()
                break
            except CancelledError as error:
                cancelled = error
        if cancelled is not None:
            raise cancelled

    async def wait_for(self, predicate):
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_AsyncContext):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value
        self._waiters = _deque()

    def __repr__(self):
        return self._shown("locked") if self.locked() else self._shown("unlocked", f"value:{self._value}")

    def locked(self):
        return self._value == 0 or False in [waiter.cancelled() for waiter in self._waiters]

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        waiter = get_running_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if waiter.done() and not waiter.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_next():
                pass
        return True

    def _wake_next(self):
        if not _set_first(self._waiters, True):
            return False
        self._value -= 1
        return True

    def release(self):
        self._value += 1
        self._wake_next()


class BoundedSemaphore(Semaphore):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    __module__ = "asyncio.locks"

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._parties = parties
        self._changed = Condition()
        self._state, self._count = "filling", 0

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._count if self._state == "filling" else 0)
    broken = property(lambda self: self._state == "broken")

    def __repr__(self):
        return _AsyncContext._shown(self, self._state, f"waiters:{self._count}/{self._parties}")

    _waiters = ()

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *error):
        pass

    async def wait(self):
        async with self._changed:
            await self._changed.wait_for(lambda: self._state not in ("draining", "resetting"))
            self._check()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._changed.notify_all()
                else:
                    await self._changed.wait_for(lambda: self._state != "filling")
                    self._check(resetting=True)
                return index
            finally:
                self._count -= 1
                if not self._count and self._state in ("draining", "resetting"):
                    self._state = "filling"
                    self._changed.notify_all()

    def _check(self, resetting=False):
        if self._state == "broken" or resetting and self._state == "resetting":
            raise BrokenBarrierError("Abort or reset of barrier")

    async def reset(self):
        async with self._changed:
            if self._count:
                self._state = "resetting"
            else:
                self._state = "filling"
            self._changed.notify_all()

    async def abort(self):
        async with self._changed:
            self._state = "broken"
            self._changed.notify_all()


class QueueEmpty(Exception):
    __module__ = "asyncio.queues"


class QueueFull(Exception):
    __module__ = "asyncio.queues"


class QueueShutDown(Exception):
    __module__ = "asyncio.queues"


class Queue:
    __module__ = "asyncio.queues"

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters, self._putters = _deque(), _deque()
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    __class_getitem__ = classmethod(type(list[int]))

    def _init(self, maxsize):
        self._queue = _deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _format(self):
        parts = [f"maxsize={self._maxsize!r}"]
        if self._queue:
            parts.append(f"_queue={list(self._queue)!r}")
        if self._getters:
            parts.append(f"_getters[{len(self._getters)}]")
        if self._putters:
            parts.append(f"_putters[{len(self._putters)}]")
        if self._unfinished:
            parts.append(f"tasks={self._unfinished}")
        if self._is_shutdown:
            parts.append("shutdown")
        return " ".join(parts)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    maxsize = property(lambda self: self._maxsize)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= len(self._queue)

    def _wake(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    async def _turn(self, waiters, ready):
        """Waits to be woken; whoever is cancelled after that wakes the next."""
        waiter = get_running_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except BaseException:
            waiter.cancel()
            try:
                waiters.remove(waiter)
            except ValueError:
                pass
            if ready() and not waiter.cancelled():
                self._wake(waiters)
            raise

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._turn(self._putters, lambda: not self.full())
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._wake(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._turn(self._getters, lambda: not self.empty())
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._wake(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if not self._unfinished:
            self._finished.set()

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished > 0:
                    self._unfinished -= 1
            if not self._unfinished:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                _set_unless_done(waiters.popleft(), None)


class PriorityQueue(Queue):
    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        # As in heapq: up from the end while smaller than the one above.
        heap, at = self._queue, len(self._queue)
        heap.append(item)
        while at:
            above = (at - 1) // 2
            if not item < heap[above]:
                break
            heap[at] = heap[above]
            at = above
        heap[at] = item

    def _get(self):
        heap = self._queue
        last = heap.pop()
        if not heap:
            return last
        first, at, size = heap[0], 0, len(heap)
        # The hole goes down to a leaf along the smaller ones; the last item goes up from there.
        while 2 * at + 1 < size:
            below = 2 * at + 1
            if below + 1 < size and not heap[below] < heap[below + 1]:
                below += 1
            heap[at] = heap[below]
            at = below
        while at:
            above = (at - 1) // 2
            if not last < heap[above]:
                break
            heap[at] = heap[above]
            at = above
        heap[at] = last
        return first


class LifoQueue(Queue):
    __module__ = "asyncio.queues"

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()


import asyncio.exceptions
import asyncio.locks
import asyncio.queues
import asyncio.tasks

del asyncio
