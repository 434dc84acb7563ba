def walk(n, seen):
    def leave():
        return seen + [n]

    if n == 0:
        return leave()
    return walk(n - 1, seen) + leave()


def spread(n):
    return sum([spread(n - 1) if n else 1])


print(len(walk(58, [])))
print(spread(60))
