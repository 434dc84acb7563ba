point = (3, 4)
x, y = point
print(x, y, point[0], len(point))
single = (1,)
empty = ()
print(single, empty, point + single, single * 3)
print((1, 2) < (1, 3), (1, 2, 3).index(3), (1, 1).count(1))
a, b = 1, 2
a, b = b, a
print(a, b)
first, *middle, last = range(5)
print(first, middle, last)
(p, q), r = (1, 2), 3
print(p, q, r)
*start, end = "abc"
print(start, end)
print(hash((1, 2)) == hash((1, 2)), tuple([1, 2]), tuple("ab"))
