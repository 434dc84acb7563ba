# Exact parents: 2.0 == 2, and still they are two frames.
def makeadder(n):
    def add(m):
        return n + m

    return add


print(makeadder(2.0)(6))
add_two = makeadder(2)
print(add_two(6))
print(add_two(0.5))
