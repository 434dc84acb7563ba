error = "before"
try:
    1 / 0
except ZeroDivisionError as error:
    print("caught", error)

try:
    print(error)
except NameError as problem:
    print("gone:", problem)


def inside():
    try:
        int("x")
    except ValueError as e:
        message = str(e)
    try:
        return e
    except UnboundLocalError as problem:
        return f"{message} / {problem}"


print(inside())
