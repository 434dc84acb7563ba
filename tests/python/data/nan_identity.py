# A nan is not equal to itself, but it is itself; another one is another.
nan, other = float("nan"), float("nan")
print(nan == nan, nan is nan, nan is other, [nan] == [nan], [nan] == [other])
print(nan in [nan], other in [nan], [nan, other].index(other), [nan, nan, other].count(nan))
print({nan: "this", other: "that"}[other], nan in {nan}, other in {nan}, len({nan, other, nan}))
numbers = [1.0, nan, 2.0]
numbers.remove(nan)
print(numbers, (nan,) == (nan,), (nan,) < (nan,), max(nan, 1), max(1, nan))
