rate = 5


def price(amount, rate=rate):
    return amount * rate


rate = 100
print(price(2), price(2, 1))


def collect(item, into=[]):
    into.append(item)
    return into


print(collect(1))
print(collect(2))
print(collect(3, []))
print(price.__defaults__, collect.__defaults__)
