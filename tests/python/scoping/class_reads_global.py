x = "global"


def f():
    class C:
        y = x
        x = "class"
        z = x

    return C.y, C.x, C.z


print(f())
print(x)
