# A generator handles the very exception that its caller handles: it is still the generator's own when it runs on.
import sys


def handler():
    try:
        yield "ready"
    except ValueError as error:
        print("inside", repr(sys.exception()), repr(error.__context__))
        yield "caught"
        print("again", repr(sys.exception()))
        raise


running = handler()
print(next(running))
try:
    raise ValueError("shared")
except ValueError as error:
    print(running.throw(error))
print("outside", sys.exception())
try:
    next(running)
except ValueError as error:
    print("raised", repr(error), error.__context__)


class Odd(Exception):
    def __new__(cls, *args):
        return cls


def patient():
    try:
        yield
    except TypeError as error:
        print(error)
        yield "went on"


running = patient()
next(running)
print(running.throw(Odd))

for statement in ("raise Odd", "raise ValueError from Odd", "raise ValueError from 5"):
    try:
        exec(statement)
    except TypeError as error:
        print(statement, "|", error)

running.__name__, running.__qualname__ = "renamed", "Else.renamed"
print(running.__name__, repr(running).split(" at ")[0])
try:
    del running.__name__
except TypeError as error:
    print(error)
running.close()
