# enum: members, aliases, flags, mixed-in types, what goes wrong.
from enum import CONTINUOUS, Enum, Flag, IntEnum, IntFlag, StrEnum, auto, member, nonmember, unique, verify


class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1


print(list(Color), Color.CRIMSON is Color.RED, Color(2), Color["RED"], Color.__members__)
print(Color.RED, repr(Color.GREEN), Color.RED.name, Color.RED.value, f"{Color.RED:>12}", len(Color), Color)
print(Color.RED in Color, 2 in Color, 9 in Color, isinstance(Color.RED, Color), hash(Color.RED) == hash("RED"))
for wrong in (lambda: Color(7), lambda: Color["BLUE"], lambda: setattr(Color, "RED", 3), lambda: Color.BLUE):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius**3, 4)

    kind = nonmember("rock")


class Operation(Enum):
    ADD = member(lambda a, b: a + b)

    class Inner:
        pass


print(Operation.ADD.value(2, 3), list(Operation) == [Operation.ADD], Operation.Inner.__name__)
print(Planet.EARTH.density, Planet.MARS, Planet.kind, Planet.MARS.mass, [one.name for one in Planet])


class Permission(Flag):
    READ = auto()
    WRITE = auto()
    EXECUTE = auto()
    BOTH = READ | WRITE


both = Permission.READ | Permission.WRITE
print(both, both is Permission.BOTH, Permission.READ in both, list(both), ~both, both & Permission.WRITE)
print(Permission(5), repr(Permission(0)), bool(Permission(0)), len(both), both ^ Permission.READ)
try:
    Permission(64)
except ValueError as error:
    print(error)


class Level(IntEnum):
    LOW = 1
    HIGH = 2


print(Level.LOW, repr(Level.LOW), Level.LOW + 1, Level.LOW < Level.HIGH, f"{Level.HIGH:03d}", [10, 20, 30][Level.LOW])


class Mode(IntFlag):
    X = 1
    Y = 2


print(Mode.X | Mode.Y, repr(Mode.X | 8), Mode(3), ~Mode.X)


class Name(StrEnum):
    FIRST = auto()
    SECOND = "two"


print(Name.FIRST, repr(Name.SECOND), Name.FIRST.upper(), "first" == Name.FIRST)


class Animal(str, Enum):
    CAT = "cat"


print(Animal.CAT, repr(Animal.CAT), Animal.CAT == "cat", f"{Animal.CAT}")


class Weekday(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.title()

    MONDAY = auto()
    TUESDAY = auto()

    @classmethod
    def _missing_(cls, value):
        return next((one for one in cls if one.value.lower() == str(value).lower()), None)


print(Weekday.MONDAY.value, Weekday("tuesday"))
print(Enum("Shape", "CIRCLE SQUARE").SQUARE, list(Enum("Pair", {"A": 1, "B": 2})))
for make in (
    lambda: unique(Color),
    lambda: verify(CONTINUOUS)(IntEnum("Gap", {"A": 1, "C": 3})),
    lambda: Enum("Again", [("A", 1), ("A", 2)]),
    lambda: type("More", (Color,), {}),
):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
match Color.RED:
    case Color.GREEN:
        print("green")
    case Color.RED:
        print("red")
