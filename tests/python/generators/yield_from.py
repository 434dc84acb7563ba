def walk(tree):
    if isinstance(tree, list):
        for child in tree:
            yield from walk(child)
    else:
        yield tree


def chain(*parts):
    for part in parts:
        count = yield from counted(part)
        print("part had", count)


def counted(part):
    n = 0
    for item in part:
        yield item
        n += 1
    return n


print(list(walk([1, [2, [3]], [], 4])))
print(list(chain("ab", [7])))
