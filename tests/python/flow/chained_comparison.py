def value(n):
    print("value", n)
    return n


print(value(1) < value(2) < value(3))
print(value(5) < value(2) < value(9))
x = 5
print(0 < x <= 5, 1 < x < 3, 1 == 1.0 == True, 1 < 2 > 0)
print(not x == 5, x != 4, x is x, "a" in "abc" in ["abc"])
