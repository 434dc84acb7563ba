numbers = [3, 8, 1, 9]
if (longest := len(numbers)) > 3:
    print("long list", longest)
big = [last := n for n in numbers if n > 2]
print(big, last)


def first_even(items):
    found = any((hit := item) % 2 == 0 for item in items)
    return hit if found else None


print(first_even(numbers))
total = 0
print([total := total + n for n in numbers], total)
