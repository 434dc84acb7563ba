"""A display of three constants or more is filled at once, from what the compiler made: its order and size tell of it."""

import sys

print({50, 30, 10, 20, 40}, {1, 2, 33, 4, 65})
one = 1
print({one, 2, 33, 4, 65}, {*[1, 2, 33, 4, 65]}, set([50, 30, 10, 20, 40]))
print({"apple", "banana", "cherry", "date", "fig"})
print({"red", "green", "blue", "red"}, {-1, 2.5, (1, "a"), None, True, b"x", ...})
print([sys.getsizeof(each) for each in ({1, 2, 3, 4}, {1, 2, 3, 4, 5}, {one, 2, 3, 4, 5}, set(range(5)), frozenset(range(20)))])
numbers = {11, 22, 33, 44, 55, 66}
numbers.add(77)
numbers.discard(11)
print(numbers, len(numbers), numbers - {22, 33, 99}, sys.getsizeof(numbers))
print({0: {8, 16, 24}, 1: {8, 16, 24, 32, 40}})
