def make():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    return functions


fs = make()
print([f() for f in fs])
print(fs[0].__closure__[0] is fs[2].__closure__[0])
print(fs[0].__closure__[0].cell_contents)
