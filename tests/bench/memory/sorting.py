ROUNDS = 1000
LENGTH = 100000

items = [index * 7919 % 100003 for index in range(LENGTH)]
for turn in range(ROUNDS):
    items.sort(reverse=turn % 2 == 1)
print(items[0], items[-1])
