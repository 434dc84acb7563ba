def shout(function):
    def wrapper(*args):
        return function(*args).upper()
    return wrapper

@shout
def greet(name, mark="!"):
    return "hello " + name + mark

print(greet("ada"))
