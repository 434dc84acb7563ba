def compose(*functions):
    def run(value):
        for function in functions:
            value = function(value)
        return value

    return run


def double(x):
    return x * 2


def inc(x):
    return x + 1


both = compose(double, inc)
twice = compose(both, both)
print(both(5))
print(twice(5))
print(len(twice.__closure__[0].cell_contents))
