class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


for n in Countdown(3):
    print(n)
print(list(Countdown(4)), sum(Countdown(4)), max(Countdown(2)))
a, b = Countdown(2)
print(a, b, 3 in Countdown(5))


class Old:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError(index)
        return index * 10


print(list(Old()), [x for x in Old()])
