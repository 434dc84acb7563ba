# What programs do with asyncio every day: waiting, gathering, limits of time, groups, queues, locks, cancelling.
import asyncio
import contextvars
import time


async def work(name, seconds):
    print("start", name)
    await asyncio.sleep(seconds)
    print("end", name)
    return name * 2


async def fail(seconds, error):
    await asyncio.sleep(seconds)
    raise error


async def limits():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError as error:
        print("timeout", repr(error), repr(error.__cause__))
    try:
        await asyncio.wait_for(work("late", 3), 1)
    except asyncio.TimeoutError as error:
        print("wait_for", repr(error))
    async with asyncio.timeout(None) as limit:
        limit.reschedule(asyncio.get_running_loop().time() + 10)
    print(limit.expired(), limit)
    task = asyncio.create_task(work("cut off", 1), name="mine")
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelling(), task.get_name())
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", repr(error), task.cancelled(), task.done())


async def groups():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("one", 1))
            group.create_task(fail(0.5, ValueError("no")))
    except* ValueError as errors:
        print(errors, errors.exceptions)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n, 0.1 * n)) for n in (3, 1, 2)]
    print([task.result() for task in tasks])
    print(await asyncio.gather(work("a", 1), fail(0.1, KeyError("k")), return_exceptions=True))
    try:
        await asyncio.gather(work("b", 1), fail(0.1, KeyError("k")))
    except KeyError as error:
        print("gather", repr(error))


async def queues():
    queue = asyncio.Queue(2)

    async def produce():
        for item in range(4):
            await queue.put(item)
            print("put", item, queue)

    async def consume():
        while True:
            print("got", await queue.get())
            await asyncio.sleep(0.1)
            queue.task_done()

    consumer = asyncio.create_task(consume())
    await produce()
    await queue.join()
    consumer.cancel()
    first = asyncio.PriorityQueue()
    for item in (5, 1, 4, 2, 3):
        first.put_nowait(item)
    print([first.get_nowait() for _ in range(5)], first.empty())
    last = asyncio.LifoQueue()
    last.put_nowait(1)
    last.put_nowait(2)
    print(await last.get(), last.qsize())
    try:
        first.get_nowait()
    except asyncio.QueueEmpty as error:
        print(type(error), error)


async def locks():
    semaphore = asyncio.Semaphore(2)

    async def enter(name):
        async with semaphore:
            print("in", name, semaphore.locked())
            await asyncio.sleep(1)

    await asyncio.gather(*[enter(name) for name in "abcd"])
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(2, event.set)
    print(await event.wait(), event.is_set())
    condition = asyncio.Condition()

    async def told(name):
        async with condition:
            await condition.wait()
            print(name, "is told")

    waiting = [asyncio.create_task(told(name)) for name in "xyz"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify(2)
    await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*waiting)
    barrier = asyncio.Barrier(2)
    print(sorted(await asyncio.gather(barrier.wait(), barrier.wait())))
    try:
        asyncio.Lock().release()
    except RuntimeError as error:
        print(error)


async def futures():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, loop.is_running())
    future.add_done_callback(lambda done: print("done with", done.result()))
    loop.call_soon(future.set_result, 42)
    print(await future, future)
    for wrong in (lambda: future.set_result(1), lambda: loop.create_future().result(), lambda: asyncio.run(main())):
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__, error)
    for item in asyncio.as_completed([asyncio.create_task(work(n, n)) for n in (2, 1)]):
        print(await item)
    tasks = [asyncio.create_task(work(n, n)) for n in (3, 4)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result())
    inner = asyncio.create_task(work("shielded", 1))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.5)
    except TimeoutError:
        print("still there:", await inner)


async def variables():
    user = contextvars.ContextVar("user", default="nobody")

    async def login(name):
        user.set(name)
        await asyncio.sleep(0.1)
        return user.get()

    print(await asyncio.gather(login("ann"), login("bob")), user.get())


async def main():
    start, clock = time.perf_counter(), time.monotonic()
    print(await asyncio.gather(work(1, 0.3), work(2, 0.1), work(3, 0.2)))
    print(round(time.perf_counter() - start, 1), round(time.monotonic() - clock, 1))
    await limits()
    await groups()
    await queues()
    await locks()
    await futures()
    await variables()
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()), asyncio.iscoroutinefunction(main))
    asyncio.create_task(work("never ends", 100))
    await asyncio.sleep(1)
    raise KeyError("out of main")


try:
    asyncio.run(5)
except ValueError as error:
    print(error)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
with asyncio.Runner() as runner:
    print(runner.run(work("runner", 1)), runner.run(asyncio.sleep(1, "again")))
asyncio.run(main())
