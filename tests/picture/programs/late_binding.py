functions = []
for i in range(3):
    functions.append(lambda: i)
print([f() for f in functions])

def make():
    made = []
    for j in range(3):
        made.append(lambda: j)
    return made

for f in make():
    print(f())
