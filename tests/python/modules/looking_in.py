# inspect: signatures, source, closures, frames.
import functools
import inspect


def outer(a, /, b: int = 2, *rest, c, d="x", **more) -> list[str]:
    """What it does.

    And how.
    """
    step = b

    def inner(n):
        return a + step + n + len(rest)

    return inner


inner = outer(1, c=3)
print(inspect.signature(outer), inspect.signature(inner))
for one in inspect.signature(outer).parameters.values():
    print(one.name, one.kind.name, one.default is inspect.Parameter.empty, one)
print(inspect.getclosurevars(inner))
print(inspect.getsource(outer), end="")
print(inspect.getsource(inner), inspect.getsourcelines(inner)[1])
print(inspect.getdoc(outer))
bound = inspect.signature(outer).bind(1, 2, 3, c=4, e=5)
bound.apply_defaults()
print(bound.arguments, bound.args, bound.kwargs)
for wrong in (((), {}), ((1,), {}), ((1,), {"a": 2, "c": 3}), ((1, 2), {"b": 3, "c": 4})):
    try:
        inspect.signature(outer).bind(*wrong[0], **wrong[1])
        print("bound")
    except TypeError as error:
        print(error)


class Shape:
    "a shape"

    def __init__(self, sides, name="?"):
        self.sides = sides

    def area(self):
        return 0

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def helper(x, *, y):
        return x


print(inspect.signature(Shape), inspect.signature(Shape(3).area), inspect.signature(Shape.make))
print(inspect.signature(Shape.helper), inspect.signature(functools.partial(outer, 1, c=2)))
print([name for name, _ in inspect.getmembers(Shape, inspect.isfunction)])
print(inspect.ismethod(Shape(1).area), inspect.isfunction(Shape.area), inspect.isclass(Shape), inspect.isbuiltin(len))
print(inspect.getfullargspec(outer))


def generator():
    yield 1


async def coroutine():
    pass


g = generator()
print(inspect.isgeneratorfunction(generator), inspect.iscoroutinefunction(coroutine), inspect.getgeneratorstate(g))
next(g)
print(inspect.getgeneratorstate(g))


def where():
    frame = inspect.currentframe()
    return frame.f_code.co_name, frame.f_back.f_code.co_name, sorted(frame.f_back.f_locals)[:1]


def caller():
    apple = 1
    return where()


print(caller())


@functools.wraps(outer)
def wrapped(*args):
    pass


print(inspect.unwrap(wrapped) is outer, inspect.signature(wrapped) == inspect.signature(outer))
try:
    inspect.signature(3)
except TypeError as error:
    print(error)
square = lambda x: x * x  # a comment
print(inspect.getsource(square), end="")
