# However short the pause: what was slept is over by every clock, and time passes between two looks at one.
import asyncio
import time
import timeit
from datetime import datetime, timedelta

for clock in (time.time, time.monotonic, time.perf_counter):
    for pause in (0.1, 0.01, 0.03, 0.007, 0.001):
        before = clock()
        time.sleep(pause)
        passed = clock() - before
        print(clock.__name__, pause, pause <= passed < pause + 0.09)

before = datetime.now()
time.sleep(0.01)
print(datetime.now() - before >= timedelta(seconds=0.01))

first = time.perf_counter()
second = time.perf_counter()
print(first < second, 1 / (second - first) > 0, f"{second - first:.2f}")

print(timeit.timeit(lambda: sum([1, 2]), number=10) > 0)
print(timeit.timeit("made.append(x)", "made = []; x = 5", number=3) > 0, timeit.timeit("f()", globals={"f": int}, number=2) > 0)
print([seconds > 0 for seconds in timeit.repeat("pass", repeat=2, number=5)])


def expired(stamp, limit):
    return time.time() - stamp >= limit


stamps = []
for limit in (0.1, 0.02):
    stamps.append((time.time(), limit))
    time.sleep(limit)
print([expired(*stamp) for stamp in stamps])


async def main():
    loop = asyncio.get_running_loop()
    started, order = loop.time(), []

    async def waits(name, delay):
        before = time.perf_counter()
        await asyncio.sleep(delay)
        order.append(name)
        return time.perf_counter() - before >= delay

    print(await asyncio.gather(waits("c", 0.03), waits("a", 0.01), waits("b", 0.02), waits("a2", 0.01), waits("0", 0)))
    print(order, loop.time() - started >= 0.03)
    loop.call_at(loop.time() + 0.01, order.append, "at")
    loop.call_later(0.01, order.append, "later")
    await asyncio.sleep(0.02)
    print(order[-2:])


asyncio.run(main())
