# Ranges of numbers that no machine word holds.
huge = 10**20
numbers = range(huge)
print(numbers, range(huge, huge + 10, 3), range(huge, 0, -(10**19)))
print(list(range(huge, huge + 10, 3)), list(range(huge, huge - 6, -2)))
print(numbers[5], numbers[-1], numbers[10**19], numbers[3:huge:10**19], numbers[::-1])
print(huge - 1 in numbers, huge in numbers, -1 in numbers, 10**19 + 1 in range(0, huge, 2))
print(numbers.index(10**19), numbers.count(5), bool(numbers), bool(range(huge, 0)))
print(numbers == range(0, huge, 1), numbers == range(5), range(huge, 0) == range(0), hash(range(huge)) == hash(numbers))
print(isinstance(numbers, range), type(numbers).__name__, numbers.start, numbers.stop, numbers.step)
print(list(reversed(range(huge, huge + 3))), len(range(huge, huge + 3)), range(2**62)[2**61:2**61 + 1][0] == 2**61)
for number in numbers:
    if number == 3:
        break
print(number)
print([pair for pair in zip(range(huge, huge * 2), "ab")])
print(slice(None, None, -1).indices(huge), slice(-5, huge * 2, 7).indices(huge), slice(-huge, huge).indices(10))


def attempt(call):
    try:
        print(call())
    except (IndexError, OverflowError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: len(numbers))
attempt(lambda: numbers[huge])
attempt(lambda: numbers["1"])
attempt(lambda: numbers.index(-1))
attempt(lambda: range(huge, huge, 0))
attempt(lambda: range(float(huge)))
attempt(lambda: slice(None).indices(-huge))
