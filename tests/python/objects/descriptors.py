# Descriptors by hand: functions, built-in methods, properties, class and static methods, super.
class Loud:
    def __get__(self, instance, owner):
        return f"get {instance!r} {owner.__name__}"

    def __set__(self, instance, value):
        print("set", value)

    def __delete__(self, instance):
        print("delete")

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)


class Thing:
    loud = Loud()

    def __repr__(self):
        return "<thing>"

    def method(self):
        return self

    @property
    def size(self):
        "How large."
        return 7

    written = property(None, lambda self, value: print("written", value))

    @classmethod
    def make(cls):
        return cls.__name__

    @staticmethod
    def help():
        return "help"


def attempt(action):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


t = Thing()
print(t.loud, Thing.loud)
t.loud = 5
del t.loud
print(Thing.method.__get__(t)() is t, Thing.__dict__["make"].__get__(None, Thing)(), str.upper.__get__("x")())
print(Thing.size.__get__(t), Thing.size.__doc__, Thing.size.__name__, Thing.size.fget.__name__)
attempt(lambda: setattr(t, "size", 1))
attempt(lambda: delattr(t, "size"))
attempt(lambda: t.written)
t.written = 3
attempt(lambda: int.real.__get__("x"))
attempt(lambda: int.real.__set__(5, 6))
attempt(lambda: Thing.method.__get__(None, None))
print(int.real, type(int.real).__name__, int.__add__.__objclass__, (5).real, [].append.__self__, len.__self__)
print(int.__add__.__get__(5)(6), int.__dict__["__add__"](5, 6), object.__repr__(t)[:22])


class Child(Thing):
    def method(self):
        return super().method(), super(Child, self).size, super(Child, Child).make()


print(Child().method(), super(Thing, t).__thisclass__, super(Thing).__self__)
attempt(lambda: super(Child, t))
attempt(lambda: super(5, t))


class Through:
    __len__ = property(lambda self: lambda: 9)
    __call__ = staticmethod(lambda *given: given)
    __add__ = classmethod(lambda cls, other: (cls.__name__, other))


print(len(Through()), Through()(1), Through() + 2)


class Tells:
    __class__ = property(lambda self: int)


print(isinstance(Tells(), int), isinstance(Tells(), Tells), type(Tells()).__name__)
