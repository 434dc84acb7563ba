n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
    if steps > 200:
        break
print(steps)

left = 3
while left:
    left -= 1
    if left == 1:
        continue
    print("left", left)
else:
    print("ended by itself")

while True:
    steps -= 50
    if steps < 0:
        break
else:
    print("never printed")
print(steps)
