# typing: what annotations are made of, and what can be asked of them.
import typing
from abc import ABC, abstractmethod
from typing import Annotated, Any, Callable, ClassVar, Final, Generic, Iterable, Literal, NamedTuple, NewType, Optional
from typing import Protocol, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload, runtime_checkable

T = TypeVar("T")
K = TypeVar("K", bound=int)
print(list[int], dict[str, list[int]], int | None, Optional[int], Union[int, str, int], Callable[[int], str], tuple[int, ...])
print(typing.List[int], Literal[1, "a"], Annotated[int, "meta"], ClassVar[int], Any, T, K.__bound__, Callable[..., Any])
print(get_origin(list[int]), get_args(dict[str, int]), get_args(Optional[int]), get_origin(int | str), isinstance(3, int | str))


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self


print(Stack[int], Stack[int]().push(1).items, Stack.__parameters__, Stack.__orig_bases__)


class Pair[A, B]:
    def __init__(self, a: A, b: B):
        self.a, self.b = a, b


type Table[V] = dict[str, V]
print(Pair[int, str], Pair.__type_params__, Table, Table.__value__, Table[int])


@runtime_checkable
class Sized(Protocol):
    def size(self) -> int: ...


class Box:
    def size(self) -> int:
        return 3


print(isinstance(Box(), Sized), isinstance(3, Sized), issubclass(Box, Sized))
try:
    Sized()
except TypeError as error:
    print(error)


class Employee(NamedTuple):
    name: str
    id: int = 3

    def greet(self):
        return f"I am {self.name}"


print(Employee("Ann"), Employee("Bob", 4).greet(), Employee._field_defaults, Employee.__annotations__)


class Movie(TypedDict, total=False):
    title: str
    year: int


print(Movie(title="x"), Movie.__annotations__, Movie.__optional_keys__ == {"title", "year"})
UserId = NewType("UserId", int)
print(UserId(5), UserId, cast(str, 3))


def f(a: int, b: "str | None" = None, *c: float) -> list["int"]: ...


print(get_type_hints(f), f.__annotations__)


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return x


print(g(3), len(typing.get_overloads(g)))


class Shape(ABC):
    LIMIT: Final = 3

    @abstractmethod
    def area(self) -> float: ...

    @property
    @abstractmethod
    def name(self): ...


try:
    Shape()
except TypeError as error:
    print(error)
for wrong in (lambda: list[int]()[0], lambda: Stack[int, str], lambda: Union[()], lambda: isinstance(3, list[int]), lambda: typing.List[int, str]):
    try:
        wrong()
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)
