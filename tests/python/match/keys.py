# Mapping patterns take by `get`, sequences that only look like ones do not match.
from collections import Counter, OrderedDict, defaultdict, deque


made = defaultdict(list, {"a": [1]})
match made:
    case {"b": _}:
        print("b")
    case {"a": [one]}:
        print("a", one)
print(dict(made))

match OrderedDict(x=1, y=2):
    case {"x": x, **rest}:
        print(x, rest, type(rest).__name__)

match Counter("aab"):
    case {"a": 2, "b": n}:
        print("counted", n)

match deque([1, 2, 3]):
    case [first, *rest]:
        print(first, rest)


class Loud(dict):
    def __missing__(self, key):
        print("missing", key)
        return "made up"

    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)


match Loud(k=1):
    case {"none": _}:
        print("cannot be")
    case {"k": 1}:
        print("k")


class Pair:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return index


match Pair():
    case [_, _]:
        print("a sequence")
    case _:
        print("not a sequence to patterns")


class Items(list):
    pass


match Items("ab"):
    case [a, b]:
        print(a, b)


class Key:
    A = "a"
    B = "a"


try:
    match {"a": 1}:
        case {Key.A: x, Key.B: y}:
            print(x, y)
except ValueError as error:
    print(error)

match {1: "one", 2.0: "two", None: "none", True: "true"}:
    case {1: a, 2: b, None: c}:
        print(a, b, c)
match {"a": 1}:
    case {"a": str()} | {"a": 2}:
        print("no")
    case {"a": int() as n}:
        print("n", n)
