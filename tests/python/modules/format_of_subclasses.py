# Without a specifier a subclass of int, float or str is formatted as its __str__ says; with one as its value.
import enum


class Day(enum.IntEnum):
    MONDAY = 1

    def __str__(self):
        return self.name.title()


class Meters(float):
    def __str__(self):
        return f"{self.real}m"


class Name(str):
    def __str__(self):
        return "a name"


print(f"{Day.MONDAY} {Day.MONDAY:02d} {Day.MONDAY!r}", "{}".format(Day.MONDAY), format(Day.MONDAY), "%d" % Day.MONDAY)
print(f"{Meters(2.5)} {Meters(2.5):.2f}", f"{Name('x')} {Name('x'):>3}", str(Name("x")))
