def makeadder(n):
    def add(x):
        return n + x
    return add

print(makeadder(2.0)(6))
plus = makeadder(2)
print(plus(5))
