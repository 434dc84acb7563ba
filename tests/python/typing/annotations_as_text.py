"""Annotations that stay text are written as CPython writes their tree."""

from __future__ import annotations

import inspect


def load(
    mode: Literal["json", 'text'], table: dict[str,int] | None = None, *rest: "Quoted",
    then: Callable[ [int,str], list[ int ] ], number: int|str, odd: "it's", some: Annotated[int, Above(0, most=5)],
    empty: tuple[()], many: tuple[int, ...],
) -> Optional[
    dict[str,
         int]]: ...


print(inspect.signature(load))
for name, text in load.__annotations__.items():
    print(name, repr(text))
