# async for, async with, asynchronous generators and comprehensions.
class pause:
    def __init__(self, label=None):
        self.label = label

    def __await__(self):
        return (yield self.label)


def run(coroutine):
    value = None
    seen = []
    while True:
        try:
            seen.append(coroutine.send(value))
        except StopIteration as stop:
            print("paused at", seen)
            return stop.value


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        await pause(self.n)
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def loop():
    total = 0
    async for n in Countdown(3):
        if n == 1:
            continue
        total += n
        print("n", n)
    else:
        print("no break")
    async for a in Countdown(5):
        if a == 3:
            break
    else:
        print("never")
    return total, a


print(run(loop()))


class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        await pause(f"enter {self.name}")
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, value, trace):
        await pause(f"exit {self.name}")
        print("exit", self.name, kind.__name__ if kind else None)
        return self.swallow


async def managed():
    async with Manager("a") as a, Manager("b"):
        print("body", a)
    async with Manager("c", swallow=True):
        raise ValueError("swallowed")
    for n in range(3):
        async with Manager(f"loop {n}"):
            if n == 0:
                continue
            break
    async with Manager("d"):
        return "returned"


print(run(managed()))


async def passes_on():
    async with Manager("e"):
        raise KeyError("out")


try:
    run(passes_on())
except KeyError as error:
    print("out came", error)


async def numbers(n):
    print("start")
    try:
        for i in range(n):
            await pause(f"before {i}")
            got = yield i
            if got is not None:
                print("sent", got)
    finally:
        print("end")


async def use():
    async for n in numbers(3):
        print("item", n)
    squares = [n * n async for n in numbers(3)]
    even = {n async for n in numbers(4) if n % 2 == 0}
    table = {n: -n async for n in numbers(2)}
    pairs = [n async for n in Countdown(2)]
    waited = [await pause(n) for n in range(2)]
    return squares, sorted(even), table, pairs, waited


print(run(use()))


async def by_hand():
    gen = numbers(5)
    print(type(gen).__name__, gen.__name__)
    print(await gen.__anext__())
    print(await gen.asend("hello"))
    await gen.aclose()
    try:
        await gen.__anext__()
    except StopAsyncIteration:
        print("finished")
    gen = numbers(5)
    print(await anext(gen))
    try:
        await gen.athrow(ValueError("thrown"))
    except ValueError as error:
        print("came out", error)
    print(await anext(gen, "nothing left"))
    fresh = numbers(1)
    await fresh.aclose()
    print(aiter(fresh) is fresh)


run(by_hand())


async def leaks():
    yield 1
    raise StopAsyncIteration("leaked")


async def leak():
    try:
        async for x in leaks():
            print("leak", x)
    except RuntimeError as error:
        print(error, type(error.__cause__).__name__)


run(leak())


class Broken:
    def __aiter__(self):
        return 5


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class HalfManager:
    async def __aenter__(self):
        return self


async def over(thing):
    async for _ in thing:
        pass


async def within(thing):
    async with thing:
        pass


for wrong in (over([1]), over(Broken()), over(BadNext()), within(3), within(HalfManager())):
    try:
        run(wrong)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


async def nested():
    async def pairs():
        async for a in Countdown(2):
            async for b in Countdown(2):
                yield a, b

    found = []
    async for pair in pairs():
        if pair[0] != pair[1]:
            found.append(pair)
    return found


print(run(nested()))


def capture():
    total = 10

    async def gen():
        nonlocal total
        for _ in range(2):
            total += 1
            yield lambda: total

    return gen


async def collect():
    found = []
    async for f in capture()():
        found.append(f())
    return found


print(run(collect()))
