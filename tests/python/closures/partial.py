def partial(function, *fixed, **named):
    def call(*rest, **more):
        merged = {**named, **more}
        return function(*fixed, *rest, **merged)

    return call


def volume(width, depth, height=1):
    return width * depth * height


slab = partial(volume, 2, 3)
tower = partial(volume, 2, height=10)
print(slab())
print(slab(height=4))
print(tower(5))
