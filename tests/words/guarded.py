def guard(action):
    def guarded(n):
        try:
            return action(n)
        finally:
            print("guarded", n)
    return guarded


def parse(n):
    def check(x):
        if x > 2:
            raise PermissionError("too big")
        return x
    return check(n)


safe = guard(parse)
for n in (1, 5):
    try:
        print(safe(n))
    except PermissionError as problem:
        print("no:", problem)
safe(9)
