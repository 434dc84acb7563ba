"""Runs a program in CPython with an event loop whose waiting takes no time: the clock goes on to the next timer.

    python3.13 virtual_clock.py PROGRAM

As in real time, of two timers that are due together the one that was set first is first.
"""

import asyncio
import asyncio.runners
import asyncio.taskgroups
import runpy
import selectors
import sys
import time


class Clock(selectors.SelectSelector):
    """Programs wait for whole milliseconds; every look at the clock adds a little that never goes away."""

    whole, spent = 1000.0, 0.0

    def select(self, timeout=None):
        if timeout:
            Clock.whole = round(Clock.whole + Clock.spent + timeout, 3)
        return super().select(0)


def now():
    Clock.spent += 1e-10
    return Clock.whole + Clock.spent


def sleep(seconds):
    Clock.whole += seconds


class InOrder(dict):
    """A set that keeps the order of things: CPython's sets of tasks go by address."""

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class Group(asyncio.TaskGroup):
    def __init__(self):
        super().__init__()
        self._tasks = InOrder()


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__(Clock())
        # Timers this near to one another are due in one turn.
        self._clock_resolution = 1e-4
        self.made = []

    def create_task(self, coro, **options):
        task = super().create_task(coro, **options)
        self.made.append(task)
        return task

    def time(self):
        return time.monotonic()


class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop


time.monotonic = time.perf_counter = now
time.sleep = sleep
asyncio.TaskGroup = Group
asyncio.runners.tasks.all_tasks = lambda loop: [task for task in loop.made if not task.done()]
asyncio.set_event_loop_policy(Policy())
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
