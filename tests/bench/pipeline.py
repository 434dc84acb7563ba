ROUNDS = 220000


def pipeline(*stages):
    def run(value):
        for stage in stages:
            value = stage(value)
        return value

    return run


def plus(amount):
    return lambda value: value + amount


def times(factor):
    return lambda value: value * factor % 999983


work = pipeline(plus(4), times(3), plus(9), times(7))
total = 0
for number in range(ROUNDS):
    total += work(number)
print(total)
