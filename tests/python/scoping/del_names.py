x = 1
del x
try:
    print(x)
except NameError as error:
    print(error)


def local():
    y = 2
    del y
    try:
        return y
    except UnboundLocalError as error:
        return str(error)


def captured():
    z = 3

    def read():
        return z

    del z
    try:
        return read()
    except NameError as error:
        return str(error)


print(local())
print(captured())
