if True: print("one"); print("two")
for c in "ab": print(c, end=" ")
else: print("|")
while False: pass
def f(): return 1
class Empty: pass
x = 1; y = 2; print(x, y)
try: x = y
except Exception: pass
finally: print("f", x)
print(f(), Empty.__name__)
long = [
    1,
    2 +
    3,
]
print(long,
      "over",
      "lines")
