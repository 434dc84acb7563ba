functions = []
for i in range(3):
    functions.append(lambda i=i: i)
print([f() for f in functions])
print(functions[1].__defaults__)


def keep(i):
    return lambda: i


kept = []
for i in range(3):
    kept.append(keep(i))
print([f() for f in kept])
print([f.__closure__[0].cell_contents for f in kept])
