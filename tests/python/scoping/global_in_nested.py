x = "module"


def outer():
    x = "outer"

    def reads_global():
        global x
        return x

    def writes_global():
        global x
        x = "changed"

    before = reads_global()
    writes_global()
    return before, x, reads_global()


print(outer())
print(x)
