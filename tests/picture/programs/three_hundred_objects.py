def account(name):
    total = 0
    log = []

    def add(amount):
        nonlocal total
        total += amount
        log.append(amount)
        return total

    return add


class Point:
    def __init__(self, x, y):
        self.x = x
        self.trail = [y]


accounts = {f"a{i}": account(f"a{i}") for i in range(60)}
points = [Point(i, i * i) for i in range(60)]
index = {point.x: point for point in points}
first, second, third = accounts["a0"], accounts["a1"], accounts["a2"]
print(first(1), second(2), third(3))
