# What a generator handles waits with it; what its caller handles does not.
def first():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
        raise


def second():
    try:
        yield 1
        raise ValueError
    except ValueError:
        try:
            yield 2
        finally:
            print("finally")
        raise


parked = first()
next(parked)
try:
    next(parked)
except ZeroDivisionError as error:
    print(repr(error))
try:
    raise KeyError(1)
except KeyError:
    parked = second()
    next(parked)
    next(parked)
try:
    next(parked)
except ValueError as error:
    print(repr(error), repr(error.__context__))
