import functools


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        print("calling", function.__name__)
        return function(*args)

    return wrapper


@logged
def add(a, b):
    return a + b


print(fib(30))
print(add(1, 2), add.__name__, add.__wrapped__(3, 4))
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]))
print(functools.partial(pow, 2)(5))
