# What an asynchronous generator gives to be awaited: one at a time, each once.
import types


@types.coroutine
def pause():
    yield "paused"


async def numbers():
    while True:
        try:
            yield 1
            await pause()
            yield 2
        except ValueError as error:
            print("caught", repr(error))


def drive(awaitable):
    try:
        return awaitable.send(None)
    except BaseException as error:
        return repr(error)


generator = numbers()
print(drive(generator.asend(None)), generator.ag_running)
first = generator.asend(None)
print(drive(first), generator.ag_running)
for other in (generator.asend(None), generator.athrow(ValueError), generator.aclose()):
    print(drive(other))
    print(drive(other))
print(drive(first), generator.ag_running)
print(drive(first))

thrown = generator.asend(None)
try:
    print(thrown.throw(ValueError("before it began")))
except StopIteration as stop:
    print("yielded", stop.value)


async def stubborn():
    while True:
        try:
            await pause()
        except GeneratorExit:
            print("not yet")
        yield 3


awaitable = stubborn().asend(None)
print(drive(awaitable))
try:
    awaitable.close()
except RuntimeError as error:
    print(error)
