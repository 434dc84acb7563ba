def find(items, wanted):
    for position, item in enumerate(items):
        if item == wanted:
            print("found at", position)
            break
    else:
        print("no", wanted)


find("abc", "b")
find("abc", "z")
find([], 1)
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "is prime")
