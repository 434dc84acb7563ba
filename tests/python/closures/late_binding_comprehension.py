functions = [lambda: n * n for n in range(4)]
print([f() for f in functions])
print(functions[0].__closure__[0] is functions[3].__closure__[0])


def inside():
    table = {k: lambda: k for k in "abc"}
    return table


print({key: f() for key, f in inside().items()})
