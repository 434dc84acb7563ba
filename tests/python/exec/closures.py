# Closures and classes made by a text; compiled once, run often; history must bring them back the same.
source = """
def make(start):
    total = start
    def add(n):
        nonlocal total
        total += n
        return total
    return add
"""
space = {}
exec(source, space)
first, second = space["make"](10), space["make"](100)
print(first(1), first(2), second(5))
print(first.__closure__[0].cell_contents, second.__code__ is first.__code__, first.__code__.co_freevars)


def power(n):
    return eval(f"lambda x: x ** {n}")


powers = [power(n) for n in range(5)]
print([f(3) for f in powers])

code = compile("x * x + y", "formula", "eval")
for x in range(4):
    y = 10
    print(eval(code), end=" ")
print()

template = "class {name}:\n    kind = {name!r}\n    def speak(self):\n        return self.kind + '!'\n"
made = []
for name in ("Dog", "Cat"):
    exec(template.format(name=name))
    made.append(eval(name)())
print([thing.speak() for thing in made], Dog.__name__, Cat.__module__)


def run(steps):
    results = []
    for step in steps:
        exec(step)
        results.append(eval(f"len({step!r})"))
    return results


print(run(["a = 1", "b = 2", "c = a + b" if False else "c = 3"]))


def generator():
    for text in ("1", "1 + 1", "1 + 1 + 1"):
        yield eval(text)


print(list(generator()), sum(generator()))
compile("3 + 4", "<typed>", "single")
exec(compile("3 + 4; 'x'; None", "<typed>", "single"))
exec("counter = 0")
for _ in range(30):
    exec("counter += 1")
print(counter)
print(globals()["counter"], "counter" in vars(), "make" in dir())
