# Groups of exceptions, and except*.


def show(error, depth=0):
    indent = "  " * depth
    if isinstance(error, BaseExceptionGroup):
        print(indent + type(error).__name__, repr(error.message))
        for inner in error.exceptions:
            show(inner, depth + 1)
    else:
        print(indent + repr(error))


def several():
    inner = ExceptionGroup("inner", [ValueError(3), OSError(4)])
    raise ExceptionGroup("outer", [ValueError(1), TypeError(2), inner])


try:
    several()
except* ValueError as error:
    show(error)
except* TypeError as error:
    show(error)
    print(repr(error.__context__), repr(error.__cause__))
except* OSError:
    print("an OSError")
else:
    print("not here")
finally:
    print("finally")

try:
    print(error)
except NameError as unbound:
    print(unbound)

try:
    try:
        several()
    except* ValueError:
        raise
    except* TypeError:
        raise KeyError(9)
except BaseExceptionGroup as error:
    show(error)
    print(repr(error))

try:
    try:
        several()
    except* (TypeError, OSError) as error:
        print(error)
except ExceptionGroup as rest:
    show(rest)

# One exception alone is wrapped where a clause takes it, and goes on as it is where none does.
try:
    try:
        1 / 0
    except* ZeroDivisionError as error:
        show(error)
        raise
except ExceptionGroup as error:
    show(error)
try:
    try:
        1 / 0
    except* TypeError:
        print("not here")
except ZeroDivisionError as error:
    show(error)

for arguments in [(), ("a",), (1, [ValueError()]), ("a", []), ("a", 5), ("a", [1]), ("a", [KeyboardInterrupt()])]:
    try:
        print(repr(ExceptionGroup(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)

print(repr(BaseExceptionGroup("x", (ValueError(),))))
print(BaseExceptionGroup("x", (ValueError(), KeyboardInterrupt())))
group = ExceptionGroup("top", [ValueError("a"), ExceptionGroup("n", [KeyError("k")])])
group.add_note("a note")
print(group.split(KeyError))
print(group.subgroup(lambda error: isinstance(error, ValueError)).__notes__)
print(group.subgroup(OSError))


class Tagged(ExceptionGroup):
    def __new__(cls, message, errors, tag):
        self = super().__new__(cls, message, errors)
        self.tag = tag
        return self

    def derive(self, errors):
        return Tagged(self.message, errors, self.tag)


part, rest = Tagged("t", [ValueError(1), KeyError(2)], "blue").split(ValueError)
print(type(part).__name__, part.tag, part.exceptions, rest.tag, rest.exceptions)


def lines(error):
    found = []
    traceback = error.__traceback__
    while traceback is not None:
        found.append(traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def again():
    try:
        1 / 0
    except ZeroDivisionError:
        raise


try:
    again()
except ZeroDivisionError as error:
    print(lines(error))
    raise ExceptionGroup("the last", [error, group, ValueError("x")]) from error
