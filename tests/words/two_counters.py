def counter():
    count = 0
    def increment():
        nonlocal count
        count += 1
        return count
    return increment

a = counter()
b = counter()
a()
print(a(), b())
a = None
