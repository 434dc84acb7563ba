commands = {}


def command(name):
    def register(function):
        commands[name] = function
        return function

    return register


@command("add")
def add(a, b):
    return a + b


@command("mul")
def multiply(a, b):
    return a * b


for name in sorted(commands):
    print(name, commands[name](6, 7))
print(add.__closure__)
