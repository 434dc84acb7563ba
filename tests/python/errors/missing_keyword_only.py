def move(x, *, speed, angle):
    return x


move(1)
