a = 10
a += 5; a -= 3; a *= 2
a //= 5
a **= 3
a %= 50
print(a)
a <<= 2
a |= 1
a &= 0xFF
a ^= 3
a >>= 1
print(a)
items = [1]
other = items
items += (2, 3)
items *= 2
print(items, other is items)
text = "ab"
text += "c"
grid = {"n": [1, 2]}
grid["n"][0] += 10
grid["m"] = grid["n"][1:]
grid["m"] += "xy"
print(text, grid)
x = y = []
x.append(1)
print(y)
