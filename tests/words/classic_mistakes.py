def add(item, box=[]):
    box.append(item)
    return box


add(1)
add(2)


def deco(f):
    def wrapper(*args):
        return f(*args)


@deco
def hello(name):
    return "hi " + name


try:
    hello("x")
except TypeError:
    pass


def five():
    return 5


if five == 5:
    pass
five


class Account:
    rate = 0.1

    def interest(self, n):
        return n * rate


try:
    Account().interest(3)
except NameError:
    pass
