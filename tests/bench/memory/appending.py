ROUNDS = 1000000

items = []
for number in range(ROUNDS):
    items.append(number)
print(len(items))
