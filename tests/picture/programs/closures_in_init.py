class Counter:
    def __init__(self, start):
        count = start
        def step():
            nonlocal count
            count += 1
            return count
        self.step = step
        self.peek = lambda: count
    def twice(self):
        self.step()
        return self.step()

c = Counter(10)
d = Counter(20)
method = c.twice
print(c.twice(), method())
