a = [1, 2]
b = a
b.append(3)
print(a, a is b)
c = a[:]
c.append(4)
print(a, c, a == c)
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid)
own = [[0] * 2 for _ in range(2)]
own[0][0] = 1
print(own)
loop = [1]
loop.append(loop)
print(loop)


def change(items, number):
    items.append(number)
    number += 1
    items = []
    return items, number


n = 5
print(change(a, n), a, n)
a += [9]
print(b)
t = ([], 1)
t[0].append("in")
print(t)
