ROUNDS = 4000000


class Point:
    def move(self):
        return 1


def same(value):
    return value


point = Point()
big = 1 << 70
total = 0
for number in range(ROUNDS):
    pair = (number, total)
    text = "n" + str(number)
    bigger = big + number
    method = point.move
    total += same(1)
print(total)
