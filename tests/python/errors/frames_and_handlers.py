# Frames of tracebacks and generators; handlers that name what is no exception.
import inspect


def g():
    x = 1
    yield x
    yield 2


it = g()
print(it.gi_frame.f_lineno, it.gi_frame.f_locals, inspect.getgeneratorstate(it))
next(it)
print(it.gi_frame.f_lineno, it.gi_frame.f_locals, inspect.getgeneratorstate(it))
print(it.gi_frame.f_code is g.__code__)
print(list(it), it.gi_frame, inspect.getgeneratorstate(it))


def fails():
    return 1 / 0


try:
    fails()
except ZeroDivisionError as error:
    inner = error.__traceback__.tb_next
    print(inner.tb_lineno, inner.tb_frame.f_lineno, inner.tb_frame.f_code.co_name)

for wrong in (42, (ValueError, 42), (ValueError, "x")):
    try:
        try:
            raise ValueError
        except wrong:
            print("not here")
    except TypeError as error:
        print(error)


class Later:
    T = int
    type Alias = T


Later.T = float
print(Later.Alias.__value__)
type A = int
type B = str
print(A | B, type(A | B))
