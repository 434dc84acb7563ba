# What a case binds, when, and where: names stay after the match, a failed pattern binds nothing.
def tries(value):
    x = "before"
    match value:
        case [x, 1]:
            print("first", x)
        case [x, 2] if x > 5:
            print("second", x)
        case [_, _]:
            print("third", x)
        case _:
            print("last", x)
    return x


print(tries([8, 1]), tries([9, 2]), tries([3, 2]), tries([4, 4]), tries(0))


def closures(value):
    match value:
        case {"n": n, **rest}:
            def show():
                return n, rest
        case [n, *rest]:
            def show():
                return n, rest
        case n:
            def show():
                return n
    return show


print(closures({"n": 1, "m": 2})(), closures([1, 2, 3])(), closures("x")())


def counter():
    total = 0

    def add(what):
        nonlocal total
        match what:
            case int(total):
                pass
            case "more":
                total += 1
        return total

    return add


add = counter()
print(add(5), add("more"), add("?"))


class Settings:
    match (1, 2):
        case (low, high):
            size = high - low

    def get(self):
        return self.size


print(Settings.low, Settings.high, Settings().get())


def change(value):
    match value:
        case [x, y] if (value := "new") and x > y:
            return f"{x} > {y}"
        case [x, y]:
            return f"{x} <= {y}, {value}"


print(change([2, 1]), change([1, 2]))


def loops(values):
    seen = []
    for value in values:
        match value:
            case "stop":
                break
            case "skip":
                continue
            case str(word):
                seen.append(word)
            case [*words]:
                seen.extend(words)
    else:
        seen.append("all")
    return seen


print(loops(["a", "skip", ["b", "c"]]), loops(["a", "stop", "b"]))


def guarded(value):
    try:
        match value:
            case [x] if 10 / x > 1:
                return f"big {x}"
            case [x]:
                return f"small {x}"
    except ZeroDivisionError as error:
        return f"{error} with {x}"
    finally:
        print("finally")
    return "none"


print(guarded([1]), guarded([20]), guarded([0]), guarded(5))


def unbound(value):
    match value:
        case [late]:
            pass
    return late


print(unbound([1]))
try:
    unbound(2)
except UnboundLocalError as error:
    print(error)

# Soft keywords are names everywhere else.
match = {"case": 1}
case = "case"
print(match[case])
match match:
    case {"case": case}:
        print(case, match)
type = print
type("type")


class Equal:
    def __init__(self, to):
        self.to = to

    def __eq__(self, other):
        print("compared with", other)
        return self.to == other


match Equal(3):
    case 1:
        print("one")
    case 2 | 3:
        print("two or three")


def recursive(tree):
    match tree:
        case None:
            return 0
        case (left, value, right):
            return recursive(left) + value + recursive(right)


print(recursive(((None, 1, None), 2, (None, 3, None))))
raise LookupError("the end")
