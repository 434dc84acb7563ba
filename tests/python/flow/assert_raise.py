def half(n):
    assert n % 2 == 0, f"{n} is odd"
    return n // 2


print(half(8))
try:
    half(3)
except AssertionError as error:
    print("assertion:", error)
try:
    assert []
except AssertionError as error:
    print(repr(error))
try:
    raise "text"
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
