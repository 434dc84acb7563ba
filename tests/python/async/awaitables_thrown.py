# What `await` and `yield from` hand to iterators that are no generators: exceptions, close().


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

    def throw(self, error):
        print(self.name, "was thrown", repr(error))
        if isinstance(error, KeyError):
            raise StopIteration("gave up")
        if isinstance(error, ValueError):
            return "still here"
        raise error

    def close(self):
        print(self.name, "was closed")


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

    machine = kind(Steps("b", "xyz"))
    print(machine.send(None))
    print(machine.throw(ValueError("v")))
    try:
        machine.throw(KeyError("k"))
    except StopIteration as stop:
        print("ended with", stop.value)

    machine = kind(Steps("c", "xyz"))
    machine.send(None)
    try:
        machine.throw(RuntimeError("r"))
    except RuntimeError as error:
        print("came back:", error)

    machine = kind(Steps("d", "xyz"))
    machine.send(None)
    print("close gives", machine.close())

    machine = kind(Plain())
    print(machine.send(None), machine.send(None))
    try:
        machine.throw(KeyError("plain"))
    except KeyError as error:
        print("not taken:", error)
    machine = kind(Plain())
    machine.send(None)
    finish(machine, "a value")
    machine.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        return "closed quietly"


def outer():
    try:
        yield from stubborn()
    except GeneratorExit:
        print("outer sees GeneratorExit too")
        raise


g = outer()
next(g)
print(g.close())
g = stubborn()
next(g)
print(g.close())


def refuses():
    for _ in range(2):
        try:
            yield 1
        except GeneratorExit:
            pass


g = refuses()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
