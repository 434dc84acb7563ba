for i in range(3):
    pass
print(i)


def f():
    for item in []:
        pass
    try:
        return item
    except UnboundLocalError as error:
        return str(error)


print(f())
for letter in "xyz":
    i = letter
print(i, letter)
