# Methods of built-in types given to classes as special methods: operators find them as they find functions.
class Dotted(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
    __call__ = dict.get


dotted = Dotted()
dotted.name = "value"
print(dotted, dotted.name, dotted("name"), dotted("other"))
del dotted.name
print(dotted, vars(dotted))


class Shout(str):
    __str__ = str.upper
    __repr__ = str.lower


shout = Shout("aBc")
print(str(shout), repr(shout), f"{shout} {shout!r}", "%s" % shout, [shout])


class Shown:
    __str__ = object.__repr__

    def __repr__(self):
        return "Shown()"


print(repr(Shown()), str(Shown()).startswith("<__main__.Shown object at "))


class Whole(int):
    __str__ = int.__repr__
    __repr__ = object.__str__


print(str(Whole(5)), f"{Whole(5)}")


class Row(tuple):
    __add__ = tuple.count
    __neg__ = tuple.__len__


print(Row((1, 2, 2)) + 2, -Row((1, 2)))


class Wrong:
    __repr__ = len
    __str__ = str.upper

    def __len__(self):
        return 3


for show in (repr, str):
    try:
        print(show(Wrong()))
    except TypeError as error:
        print(error)
