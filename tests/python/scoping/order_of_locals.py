"""The order in which variables are told: parameters and plain locals, then what inner functions capture, by name, then
what is captured from outside."""

import inspect
import sys


def outer(first, second):
    zeta = 1
    plain = 2
    alpha = 3

    def inner(own):
        late = 1
        early = 2
        plain = lambda: (late, early, zeta)
        return list(locals()), inner.__code__.co_varnames, inner.__code__.co_cellvars, alpha, second

    print(list(locals()), outer.__code__.co_cellvars)
    print(list(sys._getframe().f_locals))
    return inner


print(outer(1, 2)(3))


class Base:
    def method(self):
        count = 5

        def reads():
            return __class__, count, self

        other = 1
        return list(locals())


print(Base().method())


def names_of_comprehensions():
    made = [(lambda: item) for item in range(2)]
    code = names_of_comprehensions.__code__
    return sorted(code.co_varnames), code.co_cellvars, code.co_nlocals, made[0]()


print(names_of_comprehensions())


def lines():
    frame = inspect.currentframe()
    print(frame.f_lineno)
    print(frame.f_lineno)
    there = []
    for _ in range(2):
        there.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    return there


here = sys._getframe()
print(lines(), here.f_lineno)
print(here.f_lineno)
