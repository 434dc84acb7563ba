class Plain:
    pass


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __repr__(self):
        return f"Money({self.amount!r})"

    def __add__(self, other):
        if isinstance_of(other, Money):
            return Money(self.amount + other.amount)
        return NotImplemented

    def __radd__(self, other):
        return Money(self.amount + other) if other == 0 else NotImplemented

    def __eq__(self, other):
        return isinstance_of(other, Money) and self.amount == other.amount

    def __lt__(self, other):
        return self.amount < other.amount

    def __hash__(self):
        return hash(("money", self.amount))

    def __neg__(self):
        return Money(-self.amount)

    def __bool__(self):
        return self.amount != 0

    def __format__(self, spec):
        return f"<{self.amount:{spec}}>"

    def __index__(self):
        return self.amount


def isinstance_of(value, kind):
    return value.__class__ is kind


class Row:
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise error_of(StopIteration)
        self.left -= 1
        return self.left


class Silent:
    def __str__(self):
        return "silent"


class Broken:
    def __repr__(self):
        return 5

    def __len__(self):
        return -1

    def __iter__(self):
        return 5

    def __bool__(self):
        return "yes"


class Left:
    def __add__(self, other):
        return "Left.add"

    def __radd__(self, other):
        return "Left.radd"


class Right(Left):
    def __radd__(self, other):
        return "Right.radd"


class Reader:
    def __getitem__(self, key):
        return key

    def __contains__(self, key):
        return key == "yes"

    def __getattr__(self, name):
        if name == "secret":
            return 42
        raise error_of(AttributeError, name)
