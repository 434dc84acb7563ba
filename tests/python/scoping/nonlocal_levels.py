def outer():
    x = "outer"

    def middle():
        x = "middle"

        def inner():
            nonlocal x
            x = "inner"

        inner()
        return x

    result = middle()
    return x, result


x = "module"
print(outer())
print(x)
