"""Calls at times to come."""

import heapq as _heapq, itertools as _itertools, time as _time
from collections import namedtuple as _namedtuple

__all__ = ["scheduler", "Event"]


class Event(_namedtuple("Event", "time, priority, sequence, action, argument, kwargs")):
    """What is to be called, and when."""

    __slots__ = ()


class scheduler:
    """A queue of calls, by time, priority and the order in which they came."""

    def __init__(self, timefunc=_time.monotonic, delayfunc=_time.sleep):
        self._queue, self._numbers = [], _itertools.count()
        self.timefunc, self.delayfunc = timefunc, delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs={}):
        event = Event(time, priority, next(self._numbers), action, argument, kwargs)
        _heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs={}):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        self._queue.remove(event)
        _heapq.heapify(self._queue)

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        while self._queue:
            event = self._queue[0]
            wait = event.time - self.timefunc()
            if wait <= 0:
                _heapq.heappop(self._queue)
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)
            elif blocking:
                self.delayfunc(wait)
            else:
                return wait

    @property
    def queue(self):
        return sorted(self._queue)
