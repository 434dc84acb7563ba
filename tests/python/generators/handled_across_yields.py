# What a generator handles waits with it; what its caller handles does not.
def g():
    try: 1/0
    except ZeroDivisionError:
        yield 1
        raise
def h():
    try:
        yield 1
        raise ValueError
    except ValueError:
        try: yield 2
        finally: print("fin")
        raise
x = g()
next(x)
try: next(x)
except ZeroDivisionError as e: print("ok", e)
import sys
try: raise KeyError(1)
except KeyError:
    x = h(); next(x); next(x)
try: next(x)
except ValueError as e: print("ok", repr(e), repr(e.__context__))
