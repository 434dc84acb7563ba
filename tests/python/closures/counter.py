def counter(start=0):
    count = start

    def increment():
        nonlocal count
        count += 1
        return count

    return increment


a = counter()
print(a())
print(a())
b = counter(10)
print(b())
print(a(), b())
