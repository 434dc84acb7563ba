def outer():
    def even(n):
        return n == 0 or odd(n - 1)

    def odd(n):
        return n != 0 and even(n - 1)

    return even, odd


even, odd = outer()
print(even(4), odd(4))
print(even.__code__.co_freevars, odd.__code__.co_freevars)
print(even.__closure__[0].cell_contents is odd)
