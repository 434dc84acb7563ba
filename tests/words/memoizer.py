def memoize(function):
    cache = {}
    def get(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]
    return get

square = memoize(lambda n: n * n)
square(3)
print(square(3))
