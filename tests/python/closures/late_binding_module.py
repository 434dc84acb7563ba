functions = []
for i in range(3):
    functions.append(lambda: i)

print([f() for f in functions])
print(functions[0].__closure__)
i = 99
print([f() for f in functions])
