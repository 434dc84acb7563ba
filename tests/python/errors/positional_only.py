def scale(value, /, by):
    return value * by


print(scale(2, by=4))
scale(value=2, by=4)
