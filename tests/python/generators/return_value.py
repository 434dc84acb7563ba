def task():
    got = yield 1
    print("got", got)
    return "result"


g = task()
print(next(g))
try:
    g.send("hello")
except StopIteration as stop:
    print("stopped with", stop.value)
try:
    task().send("too early")
except TypeError as error:
    print(error)
