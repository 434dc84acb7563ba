# Every kind of pattern, alone and nested.
class Color:
    RED = 1
    GREEN = "green"


def literal(value):
    match value:
        case 0:
            return "zero"
        case -1:
            return "minus one"
        case 2.5 | 3 + 4j:
            return "float or complex"
        case "a" "b":
            return "ab"
        case b"x":
            return "bytes"
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
    return "nothing"


for value in (0, -1, 2.5, 3 + 4j, "ab", None, True, False, 1, "green", 0.0, "zz", []):
    print(repr(value), literal(value))


def sequence(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y}"
        case [1, *rest]:
            return f"one and {rest}"
        case [first, *_, 9]:
            return f"{first} to nine"
        case [a, *middle, b, c]:
            return f"{a} {middle} {b} {c}"
    return "no sequence"


for value in ([], (), [5], (5, 6), range(2), [1, 2, 3], [4, 5, 6, 9], (7, 8, 9, 10, 11), "ab", {1, 2}, {1: 2, 3: 4}, 7):
    print(repr(value), sequence(value))


def mapping(value):
    match value:
        case {"kind": "point", "at": [x, y], **rest}:
            return f"point {x} {y} {rest}"
        case {"kind": "line", "from": {"x": x}, "to": {"x": z}}:
            return f"line {x} {z}"
        case {"only": only, **rest} if not rest:
            return f"only {only}"
        case {1: one, Color.RED: red} if False:
            return "never"
        case {**everything} if len(everything) > 3:
            return f"many: {sorted(everything)}"
        case {}:
            return "some dict"
    return "no mapping"


for value in (
    {"kind": "point", "at": (1, 2), "color": "red"},
    {"kind": "line", "from": {"x": 1}, "to": {"x": 2, "y": 3}},
    {"only": 5},
    {"only": 5, "b": 6},
    {"a": 1, "b": 2, "c": 3, "d": 4},
    {},
    [("a", 1)],
):
    print(mapping(value))


def either(value):
    match value:
        case (0 | 1 | 2) as small:
            return f"small {small}"
        case [("add" | "plus") as word, int(a) | float(a), (int() | float()) as b]:
            return f"{word}: {a + b}"
        case {"x": x} | [x, _] | (x, _, _):
            return f"x is {x}"
        case str() | bytes() as text:
            return f"text {text!r}"
        case [[[deep]]] | [[deep, _]]:
            return f"deep {deep}"
        case whatever if whatever:
            return f"true {whatever}"
        case _:
            return "false"


for value in (0, 2, True, ["add", 1, 2.5], ["plus", 1.5, 2], {"x": 4}, [3, 4], (3, 4, 5), "hm", [[[6]]], [[7, 8]], 99, [], set()):
    print(repr(value), either(value))

match 1, 2:
    case a, b:
        print("tuple of two", a, b)
match [1, [2, [3, 4]]], {"k": (5, 6)}:
    case [[one, [two, [*three]]], {"k": (five, _)}]:
        print(one, two, three, five)

# Nothing matches: nothing happens.
match 5:
    case 6:
        print("six")
print("after")
