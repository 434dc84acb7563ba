# Containers large enough that history keeps of them only what changed.
queue = list(range(6000))
for turn in range(40):
    queue.append(queue.pop(0))
print(queue[0], queue[-1], len(queue))
for turn in range(40):
    queue.insert(0, queue.pop())
print(queue[0], queue[-1], len(queue))
for turn in range(30):
    queue.insert(turn * 7, -turn)
    del queue[-3:-1]
    queue[100:103] = [turn] * (turn % 5)
    queue.remove(500 + turn)
    del queue[10 + turn]
print(len(queue), sum(queue), queue[95:110])

for turn in range(6):
    queue.sort(reverse=turn % 2 == 1)
    ordered = sorted(queue, key=lambda item: item % 10)
    words = [str(item) for item in ordered[:80]]
    words.reverse()
    print(queue[0], queue[-1], ordered[0], ordered[-1], words[0])

seen = set()
for number in range(1500):
    seen.add(number * 7919 % 5003)
    if number % 3 == 0:
        seen.discard(number * 31 % 5003)
    if number % 100 == 99:
        seen.pop()
print(len(seen), sum(seen), list(seen)[:5])
seen.add("text")
seen |= {number for number in range(0, 9000, 3)}
seen -= set(range(100))
print(len(seen), "text" in seen)

table = {number: [number] for number in range(400)}
for number in range(0, 400, 3):
    del table[number]
    table[number] = {number}
for number in range(350):
    if number != 7:
        del table[number]
table["new"] = 1
print(len(table), list(table)[:3], list(table)[-2:])
while len(table) > 5:
    table.popitem()
print(table)
