def shout(function):
    def wrapper(*args, **kwargs):
        result = function(*args, **kwargs)
        return str(result).upper() + "!"

    return wrapper


@shout
def greet(name, greeting="hello"):
    return f"{greeting}, {name}"


print(greet("ada"))
print(greet("alan", greeting="good morning"))
print(greet.__name__)
print(greet.__closure__[0].cell_contents.__name__)
