# Where a property's docstring comes from, and where it goes when one of its functions is replaced.
def plain(self):
    return 1


def described(self):
    """From the getter."""
    return 2


def other(self):
    """From another getter."""
    return 3


class Kept(property):
    """A property with a docstring of its own."""


class Slotted(property):
    __slots__ = ("mark",)


for kind in (property, Kept):
    print(repr(kind(plain).__doc__), kind(described).__doc__, kind(described, doc="given").__doc__)
    one = kind(described)
    print(one.getter(other).__doc__, one.getter(plain).__doc__, one.setter(plain).__doc__)
    told = kind(described, doc="given")
    print(told.getter(other).__doc__)

one = property(described)
one.__doc__ = "changed"
print(one.__doc__, "|", one.getter(other).__doc__)
two = property(plain)
two.__doc__ = "changed"
print(two.getter(other).__doc__)
print(Slotted(doc="lost").__doc__)
try:
    Slotted(described)
except AttributeError as error:
    print(error)
