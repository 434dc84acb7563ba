# What `await` and `yield from` hand to iterators that are no generators: values and results.


class Steps:
    """An awaitable and iterator of its own, which tells what it is asked."""

    def __init__(self, name, steps):
        self.name, self.left = name, list(steps)

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration(f"{self.name} is done")
        return self.left.pop(0)

    def send(self, value):
        print(self.name, "was sent", value)
        return next(self)


class Plain:
    """An iterator without send, throw or close."""

    def __init__(self):
        self.count = 0

    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        self.count += 1
        return self.count


async def waits(on):
    result = await on
    return ("result", result)


def delegates(to):
    result = yield from to
    return ("result", result)


def finish(machine, *sent):
    try:
        for value in sent:
            print("  gives", machine.send(value))
    except StopIteration as stop:
        print("  ends with", stop.value)
    except BaseException as error:
        print("  fails with", repr(error))


for kind in (waits, delegates):
    finish(kind(Steps("a", "xy")), None, 1, 2, 3)
    machine = kind(Plain())
    print(machine.send(None), machine.send(None))
    finish(machine, "a value")


class Items:
    def __init__(self, *items):
        self.items = list(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        await Steps("step", "p")
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop(0)


async def squares():
    made = [n * n async for n in Items(1, 2, 3)]
    lazily = (n + 1 async for n in Items(5, 6))
    return made, [n async for n in lazily]


finish(squares(), *[None] * 12)
