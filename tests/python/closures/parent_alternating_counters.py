# Exact parents: two counters from one factory, called in turn.
def counter():
    count = 0

    def increment():
        nonlocal count
        count += 1
        return count

    return increment


a = counter()
b = counter()
print(a())
print(b())
print(a())
print(b())
print(a())
