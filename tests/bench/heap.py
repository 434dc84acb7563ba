ROUNDS = 150000
LIVE = 1000


def change(item, value):
    pair = [value, item[0]]
    item[0] = pair[0]
    return pair


held = [[index] for index in range(LIVE)]
place = 0
for turn in range(ROUNDS):
    place = (place + 7) % 10
    change(held[place], turn)
print(len(held))
