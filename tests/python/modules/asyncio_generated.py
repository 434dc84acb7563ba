# Programs of tasks put together by chance: who runs when, who waits for whom, who is cancelled, what is raised.
import asyncio
import random

SEED = 1
ROUNDS = 25
DELAYS = [0, 0, 0, 0.004, 0.011, 0.023, 0.037]


class Trouble(Exception):
    pass


class World:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.count = 0
        self.budget = 30
        self.queue = asyncio.Queue(2)
        self.lock = asyncio.Lock()
        self.semaphore = asyncio.Semaphore(2)
        self.event = asyncio.Event()
        self.condition = asyncio.Condition()

    def log(self, who, *what):
        print("  " * who[1] + str(who[0]), *what)

    def actor(self, depth):
        self.count += 1
        return self.act((self.count, depth), self.rng.randrange(1, 5))

    async def act(self, who, steps):
        self.log(who, "begins")
        try:
            for _ in range(steps):
                self.budget -= 1
                if self.budget < 0:
                    await asyncio.sleep(self.rng.choice(DELAYS))
                    break
                await self.step(who)
        except asyncio.CancelledError:
            self.log(who, "cancelled")
            if self.rng.random() < 0.3:
                await asyncio.sleep(self.rng.choice(DELAYS))
                self.log(who, "cleaned up")
            raise
        finally:
            self.log(who, "ends")
        return who[0]

    async def step(self, who):
        choice = self.rng.choice(
            ["sleep", "sleep", "gather", "task", "cancel", "wait_for", "timeout", "group", "queue", "lock", "raise"]
            + ["semaphore", "event", "shield", "wait", "completed", "callbacks", "condition"]
        )
        if who[1] > 2 and choice not in ("queue", "lock", "raise", "semaphore", "event", "callbacks", "condition"):
            choice = "sleep"
        try:
            result = await getattr(self, "do_" + choice)(who, who[1] + 1)
            self.log(who, choice, result)
        except Trouble as error:
            self.log(who, choice, "failed", repr(error), repr(error.__cause__), repr(error.__context__))
            if self.rng.random() < 0.5:
                raise
        except TimeoutError as error:
            self.log(who, choice, "too late", repr(error.__cause__))
        except ExceptionGroup as group:
            self.log(who, choice, "failed", repr(group))

    async def do_sleep(self, who, depth):
        return await asyncio.sleep(self.rng.choice(DELAYS), "slept")

    async def do_raise(self, who, depth):
        raise Trouble(who[0])

    async def do_gather(self, who, depth):
        actors = [self.actor(depth) for _ in range(self.rng.randrange(0, 4))]
        return await asyncio.gather(*actors, return_exceptions=self.rng.random() < 0.5)

    async def do_task(self, who, depth):
        task = asyncio.create_task(self.actor(depth))
        task.add_done_callback(lambda done: self.log(who, "is told", done.cancelled()))
        await asyncio.sleep(self.rng.choice(DELAYS))
        return await task

    async def do_cancel(self, who, depth):
        task = asyncio.create_task(self.actor(depth), name=f"child of {who[0]}")
        await asyncio.sleep(self.rng.choice(DELAYS))
        agreed = task.cancel("enough")
        try:
            return agreed, await task
        except asyncio.CancelledError as error:
            return agreed, repr(error), task.cancelled(), asyncio.current_task().cancelling()

    async def do_wait_for(self, who, depth):
        return await asyncio.wait_for(self.actor(depth), self.rng.choice([0, 0.007, 0.019, None]))

    async def do_timeout(self, who, depth):
        async with asyncio.timeout(self.rng.choice([0, 0.007, 0.019])) as limit:
            await self.actor(depth)
        return limit.expired()

    async def do_group(self, who, depth):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.actor(depth)) for _ in range(self.rng.randrange(1, 4))]
            if self.rng.random() < 0.3:
                await self.actor(depth)
        return [task.result() for task in tasks]

    async def do_queue(self, who, depth):
        if self.rng.random() < 0.5:
            await asyncio.wait_for(self.queue.put(who[0]), 0.015)
            return "put", self.queue.qsize()
        return await asyncio.wait_for(self.queue.get(), 0.015)

    async def do_lock(self, who, depth):
        async with self.lock:
            self.log(who, "has the lock")
            await asyncio.sleep(self.rng.choice(DELAYS))
        return self.lock.locked()

    async def do_semaphore(self, who, depth):
        async with self.semaphore:
            self.log(who, "is let in")
            await asyncio.sleep(self.rng.choice(DELAYS))
        return self.semaphore.locked()

    async def do_event(self, who, depth):
        if self.rng.random() < 0.6:
            self.event.set()
            await asyncio.sleep(0)
            self.event.clear()
            return "set"
        return await asyncio.wait_for(self.event.wait(), 0.013)

    async def do_condition(self, who, depth):
        async with self.condition:
            if self.rng.random() < 0.5:
                self.condition.notify(2)
                return "notified"
            return await asyncio.wait_for(self.condition.wait(), 0.017)

    async def do_shield(self, who, depth):
        inner = asyncio.create_task(self.actor(depth))
        try:
            return await asyncio.wait_for(asyncio.shield(inner), 0.009)
        except TimeoutError:
            self.log(who, "did not wait", inner.done())
            return await inner

    async def do_wait(self, who, depth):
        tasks = [asyncio.create_task(self.actor(depth)) for _ in range(self.rng.randrange(1, 4))]
        how = self.rng.choice([asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED])
        done, pending = await asyncio.wait(tasks, return_when=how, timeout=self.rng.choice([None, 0.014]))
        seen = [task in done for task in tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return how, seen

    async def do_completed(self, who, depth):
        found = []
        tasks = [asyncio.create_task(self.actor(depth)) for _ in range(self.rng.randrange(1, 4))]
        async for task in asyncio.as_completed(tasks):
            found.append(repr(task.exception()) if task.exception() else task.result())
        return found

    async def do_callbacks(self, who, depth):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        loop.call_later(0.006, lambda: future.done() or future.set_result("later"))
        loop.call_soon(self.log, who, "soon")
        loop.call_soon(lambda: loop.call_soon(self.log, who, "sooner or later"))
        if self.rng.random() < 0.3:
            loop.call_soon(future.set_exception, Trouble("by callback"))
        return await future


def main():
    for seed in range(SEED, SEED + ROUNDS):
        print("round", seed)
        try:
            print(asyncio.run(World(seed).actor(0)))
        except (Trouble, asyncio.CancelledError) as error:
            print("out of the loop:", repr(error))


main()
