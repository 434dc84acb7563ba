# A loop goes through the list itself, as it is at each round.
numbers = [1, 2, 3]
for number in numbers:
    if number < 3:
        numbers.append(number * 10)
    elif number == 3:
        numbers.remove(2)
print(numbers)

# The name may be bound anew, the loop goes on with what it started with.
items = (1, 2)
for item in items:
    items = [item, items]
print(items)

# At the ends of what fits a machine's word.
top = 2**63 - 1
print([n - top for n in range(top - 2, top)])
print([n - top for n in range(top - 4, top, 3)])
print([n + top for n in range(-top + 3, -top - 1, -2)])
print(list(range(5, 0, -2)), [n for n in range(0)], [n for n in range(3, 3)])

# Loops within loops over the same list, left and begun again.
letters = ["a", "b", "c"]
for first in letters:
    for second in letters:
        if second == first:
            break
        print(first + second, end=" ")
    else:
        continue
    print("|", end=" ")
print()


def first_even(rows):
    for row in rows:
        try:
            for cell in row:
                if cell % 2 == 0:
                    return cell
        finally:
            print("left a row of", len(row))
    return None


print(first_even([[1, 3], (5, 6, 7), range(8, 10)]))

# An iterator stays where it is, a list begins anew.
stream = iter(letters)
for letter in stream:
    break
print([letter for letter in stream], [letter for letter in letters])


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return iter(range(self.start, 0, -1))


print([n for n in Countdown(3)], [(a, b) for a in range(2) for b in Countdown(a + 1)])


def pairs(rows):
    for name, (low, high) in rows:
        for number in range(low, high):
            yield name, number


print(list(pairs([("x", (0, 2)), ("y", (5, 6))])))

# The list of a loop can be emptied under it.
queue = [3, 2, 1]
for count in queue:
    queue.clear()
print(queue, count)
for n in range(3):
    n += 10
print(n)
