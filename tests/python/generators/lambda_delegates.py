# A lambda that delegates: it is resumed at every step.


def inner():
    got = yield 1
    print("inner got", got)
    got = yield 2
    print("inner got", got)
    return "result"


outer = lambda: (yield from inner()) + "!"
g = outer()
print(g.send(None))
print(g.send("a"))
try:
    g.send("b")
except StopIteration as stop:
    print(stop.value)


def pairs():
    return ((yield from inner()), (yield 3))


for item in pairs():
    print(item)
