def countdown(n):
    print("start")
    while n > 0:
        yield n
        n -= 1
    print("end")


for value in countdown(3):
    print("got", value)
g = countdown(1)
print(next(g))
print(next(g, "exhausted"))
print(next(g, "still"))
