def averager():
    total = 0
    count = 0
    average = None
    try:
        while True:
            value = yield average
            total += value
            count += 1
            average = total / count
    finally:
        print("closed after", count)


g = averager()
print(next(g))
print(g.send(10))
print(g.send(20))
g.close()
try:
    g.send(1)
except StopIteration:
    print("finished")
