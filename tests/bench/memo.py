ROUNDS = 6000


def memoize(function):
    known = {}

    def remembering(n):
        if n not in known:
            known[n] = function(n)
        return known[n]

    return remembering


def paths():
    @memoize
    def climb(steps):
        if steps < 2:
            return 1
        return climb(steps - 1) + climb(steps - 2)

    return climb


total = 0
for turn in range(ROUNDS):
    climb = paths()
    total += climb(40 + turn % 50)
print(total)
