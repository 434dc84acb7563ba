class Counter:
    def __init__(self, start):
        self.value = start

    def step(self):
        self.value += 1
        return self.value


def make_counter(start):
    value = start

    def step():
        nonlocal value
        value += 1
        return value

    return step


c = Counter(5)
f = make_counter(5)
print(c.step(), f())
print(c.step(), f())
print(c.value, f.__closure__[0].cell_contents)
