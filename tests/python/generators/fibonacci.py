def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


out = []
for f in fibonacci():
    if f > 50:
        break
    out.append(f)
print(out)
pairs = zip(fibonacci(), "abcde")
print(list(pairs))
