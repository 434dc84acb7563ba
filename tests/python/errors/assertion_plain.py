assert 1 + 1 == 2
assert sum([1, 2]) == 4
