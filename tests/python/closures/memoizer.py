def memoize(function):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = function(n)
            print("computed", n, "->", cache[n])
        return cache[n]

    return wrapper


@memoize
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(6))
print(fib(6))
print(len(fib.__closure__))
