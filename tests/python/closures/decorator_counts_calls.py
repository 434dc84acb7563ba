def counted(function):
    calls = 0

    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        print(f"call {calls} of {function.__name__}{args}")
        return function(*args, **kwargs)

    return wrapper


@counted
def area(width, height):
    return width * height


@counted
def half(n):
    return n / 2


print(area(3, 4))
print(half(9))
print(area(2, height=5))
