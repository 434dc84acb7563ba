def outer(x):
    def inner(f=lambda y: x * y):
        return f(10)

    x += 1
    return inner


run = outer(2)
print(run())
print(run(lambda y: y - 1))
print(run.__closure__)
