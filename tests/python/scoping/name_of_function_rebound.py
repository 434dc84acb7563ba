def greet():
    return "first"


old = greet


def greet():
    return "second"


print(old(), greet())
greet = old
print(greet())
greet = "a string"
try:
    greet()
except TypeError as error:
    print(error)
