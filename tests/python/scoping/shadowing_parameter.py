x = "module"


def f(x):
    def g():
        return x

    x = x + "!"
    return g


print(f("argument")())
print(x)


def h(x=x):
    return [x for x in "ab"], x


print(h())
