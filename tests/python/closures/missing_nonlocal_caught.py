total = 10


def add(amount):
    try:
        total += amount
    except UnboundLocalError as error:
        print("oops:", error)


def read():
    return total


add(5)
print(read())
