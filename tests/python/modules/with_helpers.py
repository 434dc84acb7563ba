# contextlib: generators as context managers, stacks, suppression, redirection.
import io
from contextlib import AbstractContextManager, ContextDecorator, ExitStack, closing, contextmanager, nullcontext
from contextlib import redirect_stdout, suppress


@contextmanager
def tag(name):
    "writes a tag"
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    finally:
        print(f"</{name}>")


with tag("b") as given:
    print(given)
with tag("i"):
    raise ValueError("inside")


@tag("u")
def underlined():
    print("in the function")


underlined()
print(tag.__name__, tag.__doc__)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield
    yield


for make in (never, twice):
    try:
        with make():
            pass
    except RuntimeError as error:
        print(error)

with ExitStack() as stack:
    for name in "xyz":
        stack.enter_context(tag(name))
    stack.callback(print, "callback", end="!\n")
    kept = stack.pop_all()
print("kept")
kept.close()

try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError("first")
except ZeroDivisionError as error:
    print(repr(error), repr(error.__context__))

with suppress(KeyError, IndexError):
    {}["missing"]
with suppress(ZeroDivisionError):
    raise ExceptionGroup("group", [ZeroDivisionError("a"), ZeroDivisionError("b")])


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door, nullcontext(5) as five:
    print(type(door).__name__, five)
text = io.StringIO()
with redirect_stdout(text):
    print("not seen")
print(repr(text.getvalue()))


class Track(ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *error):
        print("exit", error[0])
        return True


@Track()
def fails():
    raise OSError("swallowed")


print(fails(), isinstance(Track(), AbstractContextManager))
try:
    ExitStack().enter_context(3)
except TypeError as error:
    print(error)
