# What throw() takes, what a raise statement does to contexts, what a parked frame delegates to.
import types


def g():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            print("got", repr(error))


it = g()
next(it)
print(it.throw(ValueError))
print(it.throw(ValueError("v")))
for arguments in [(), (1,), ("text",), (1, 2, 3, 4)]:
    try:
        it.throw(*arguments)
    except TypeError as error:
        print(error)


class Odd(Exception):
    def __new__(cls):
        return object()


try:
    raise Odd
except TypeError as error:
    print(error)

first, second = KeyError("first"), KeyError("second")
try:
    try:
        raise first
    except KeyError:
        raise second
except KeyError as error:
    print(repr(error.__context__))
    try:
        raise first
    except KeyError as again:
        print(repr(again.__context__), repr(second.__context__))


def inner():
    yield 1


def outer():
    yield from inner()


it = outer()
print(it.gi_yieldfrom)
next(it)
print(it.gi_yieldfrom.__name__, it.gi_suspended, it.gi_running)
outer.__name__ = "renamed"
fresh = outer()
print(fresh.__name__, fresh.__qualname__)
fresh.__qualname__ = "Other.name"
print(fresh.__qualname__)
try:
    fresh.__name__ = 3
except TypeError as error:
    print(error)


async def coroutine():
    return "value"


def plain(awaited):
    return (yield from awaited)


awaited = coroutine()
try:
    next(plain(awaited))
except TypeError as error:
    print(error)


@types.coroutine
def based(awaited):
    return (yield from awaited)


try:
    based(awaited).send(None)
except StopIteration as stop:
    print(stop.value)


class Wrapped:
    def __await__(self):
        return coroutine().__await__()


async def waits():
    return await Wrapped()


try:
    waits().send(None)
except StopIteration as stop:
    print(stop.value)
