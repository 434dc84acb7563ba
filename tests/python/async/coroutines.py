# Coroutines driven by hand: send, throw, close, results, and who waits for whom.
class pause:
    def __init__(self, label):
        self.label = label

    def __await__(self):
        received = yield self.label
        return received


async def inner(n):
    print("inner", n)
    got = await pause(("pause", n))
    print("got", got)
    return n * 10


async def outer():
    total = await inner(1)
    total += await inner(2)
    return total


def drive(coroutine):
    value = None
    while True:
        try:
            value = coroutine.send(value and f"answer to {value}")
        except StopIteration as stop:
            return stop.value
        print("yielded", value)


print(drive(outer()))


async def plain():
    return 42


coro = plain()
print(type(coro).__name__, type(plain).__name__, coro.__name__)
try:
    coro.send(None)
except StopIteration as stop:
    print("value", stop.value)
try:
    coro.send(None)
except RuntimeError as error:
    print(error)


def attempt(make):
    try:
        return drive(make())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


async def bad_await():
    await 5


async def bad_list():
    await [1]


class Answer:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return (self.value, got)


class NoIterator:
    def __await__(self):
        return 5


class GivesCoroutine:
    def __await__(self):
        return plain()


async def waits_for(thing):
    return await thing


print(attempt(bad_await), attempt(bad_list), sep="\n")
print(attempt(lambda: waits_for(Answer("question"))))
print(attempt(lambda: waits_for(NoIterator())))
print(attempt(lambda: waits_for(plain())))


async def stops():
    raise StopIteration("inside")


print(attempt(stops))


async def guarded():
    try:
        await pause("waiting")
    except ValueError as error:
        print("caught", error)
        await pause("after")
    finally:
        print("cleaned up")
    return "done"


coro = guarded()
print(coro.send(None))
print(coro.throw(ValueError("thrown in")))
try:
    coro.send(None)
except StopIteration as stop:
    print(stop.value)

coro = guarded()
coro.send(None)
coro.close()
try:
    coro.send(None)
except RuntimeError as error:
    print(error)

fresh = guarded()
try:
    fresh.send(1)
except TypeError as error:
    print(error)
fresh.close()


async def recursive(n):
    return 0 if n == 0 else n + await recursive(n - 1)


print(drive(recursive(10)))


def closures():
    count = 0

    async def add(n):
        nonlocal count
        await pause(f"adding {n}")
        count += n
        return count

    return add


add = closures()
first, second = add(1), add(2)
print(first.send(None), second.send(None))
for waiting in (second, first):
    try:
        waiting.send(None)
    except StopIteration as stop:
        print(stop.value)

again = waits_for(Answer(1))
other = waits_for(again)
again.send(None)
try:
    other.send(None)
except RuntimeError as error:
    print(error)
again.close()
for use in (iter, next, list):
    coro = plain()
    try:
        use(coro)
    except TypeError as error:
        print(error)
    coro.close()


class Service:
    def __init__(self, name):
        self.name = name

    async def call(self, *args, **kwargs):
        await pause(self.name)
        return args, kwargs

    async def fixed(self):
        return "fixed"


print(drive(Service("s").call(1, k=2)), drive(Service("t").fixed()))
square = lambda x: pause(x * x)
print(drive(waits_for(square(3))))
print([drive(recursive(n)) for n in range(3)])
print(plain.__code__.co_flags & 0x80, inner.__code__.co_flags & 0x80)
