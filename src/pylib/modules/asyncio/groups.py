

class TaskGroup:
    __module__ = "asyncio.taskgroups"

    def __init__(self):
        self._entered = self._exiting = self._aborting = self._parent_asked = False
        self._loop = self._parent = self._waiter = self._first_error = None
        self._tasks = []
        self._errors = []

    def __repr__(self):
        parts = [""]
        if self._tasks:
            parts.append(f"tasks={len(self._tasks)}")
        if self._errors:
            parts.append(f"errors={len(self._errors)}")
        if self._aborting:
            parts.append("cancelling")
        elif self._entered:
            parts.append("entered")
        return f"<TaskGroup{' '.join(parts)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = get_running_loop()
        self._parent = current_task(self._loop)
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, exc_type, error, tb):
        self._exiting = True
        if error is not None and self._is_base(error) and self._first_error is None:
            self._first_error = error
        cancelled = error if exc_type is not None and issubclass(exc_type, CancelledError) else None
        if exc_type is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._waiter is None:
                self._waiter = self._loop.create_future()
            try:
                await self._waiter
            except CancelledError as outside:
                if not self._aborting:
                    # The group itself is being cancelled, from outside.
                    cancelled = outside
                    self._abort()
            self._waiter = None
        if self._first_error is not None:
            raise self._first_error
        if self._parent_asked:
            # The cancellation was the group's own way of ending its body.
            if self._parent.uncancel() == 0:
                cancelled = None
        if cancelled is not None and not self._errors:
            raise cancelled
        if exc_type is not None and not issubclass(exc_type, CancelledError):
            self._errors.append(error)
        if self._errors:
            if self._parent.cancelling():
                self._parent.uncancel()
                self._parent.cancel()
            errors, self._errors = self._errors, []
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None

    def create_task(self, coro, *, name=None, context=None):
        wrong = None
        if not self._entered:
            wrong = "has not been entered"
        elif self._exiting and not self._tasks:
            wrong = "is finished"
        elif self._aborting:
            wrong = "is shutting down"
        if wrong is not None:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} {wrong}")
        task = self._loop.create_task(coro, name=name, context=context)
        if task.done():
            self._on_task_done(task)
        else:
            self._tasks.append(task)
            task.add_done_callback(self._on_task_done)
        return task

    def _is_base(self, error):
        return isinstance(error, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        if task in self._tasks:
            self._tasks.remove(task)
        if self._waiter is not None and not self._tasks and not self._waiter.done():
            self._waiter.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._is_base(error) and self._first_error is None:
            self._first_error = error
        if self._parent.done():
            said = f"Task {task!r} has errored out but its parent task {self._parent} is already completed"
            self._loop.call_exception_handler({"message": said, "exception": error, "task": task})
        elif not self._aborting and not self._parent_asked:
            self._abort()
            self._parent_asked = True
            self._parent.cancel()


def _cancel_all_tasks(loop):
    tasks = list(loop._tasks)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task._trouble() is not None:
            said = "unhandled exception during asyncio.run() shutdown"
            loop.call_exception_handler({"message": said, "exception": task._exception, "task": task})


class Runner:
    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug, self._factory = debug, loop_factory
        self._state = "created"
        self._loop = self._context = None

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _start(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "created":
            self._loop = (self._factory or new_event_loop)()
            if self._factory is None:
                set_event_loop(self._loop)
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            self._context = _copy_context()
            self._state = "started"

    def close(self):
        if self._state != "started":
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._factory is None:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        self._start()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._start()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        return self._loop.run_until_complete(task)


def run(main, *, debug=None, loop_factory=None):
    if _running is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)
