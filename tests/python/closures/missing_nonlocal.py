def counter():
    count = 0

    def increment():
        count += 1
        return count

    return increment


tick = counter()
print("before")
tick()
print("never")
