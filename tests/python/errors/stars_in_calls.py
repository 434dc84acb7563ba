# What a call says of stars that cannot be unpacked, and of names given twice.
class Thing:
    pass


def function(*args, **kwargs):
    return args, kwargs


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: function(*Thing()))
attempt(lambda: function(1, *Thing()))
attempt(lambda: dir(*Thing()))
attempt(lambda: Thing(**5))
attempt(lambda: [].append(*5))
attempt(lambda: dict(a=1, **{"a": 2}))
attempt(lambda: function(**{1: 2}))
attempt(lambda: function(**{1: 2}, **{1: 3}))
attempt(lambda: int(1, 2, 3))
attempt(lambda: staticmethod(f=1))


class Meta(type):
    pass


options = {"metaclass": Meta}
try:

    class Twice(metaclass=Meta, **options):
        pass

except TypeError as error:
    print(error)
