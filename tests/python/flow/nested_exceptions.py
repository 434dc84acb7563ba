def low():
    raise ValueError("low level")


def high():
    try:
        low()
    except ValueError as error:
        raise RuntimeError("high level") from error


try:
    high()
except RuntimeError as error:
    print(error, "<-", repr(error.__cause__))

try:
    try:
        {}["x"]
    except KeyError:
        int("y")
except ValueError as error:
    print(error, "<-", repr(error.__context__))

try:
    try:
        raise KeyError("again")
    except KeyError:
        print("re-raising")
        raise
except KeyError as error:
    print("outer got", error)
