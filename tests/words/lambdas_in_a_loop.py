def make():
    actions = []
    for i in range(3):
        actions.append(lambda: i)
    return actions

print([f() for f in make()])

for i in range(2):
    last = lambda: i
print(last())
