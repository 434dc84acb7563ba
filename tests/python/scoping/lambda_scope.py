y = 10
add = lambda x, y=y: x + y
y = 20
print(add(1), add(1, 2))
read = lambda: y
y = 30
print(read())
print((lambda *args, **kw: (args, sorted(kw)))(1, 2, b=3, a=4))
pick = lambda x: "pos" if x > 0 else "neg" if x < 0 else "zero"
print(pick(3), pick(-3), pick(0))
