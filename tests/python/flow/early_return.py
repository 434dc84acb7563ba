def classify(items):
    for item in items:
        if not isinstance(item, int):
            return f"bad item {item!r}"
        if item > 100:
            return "too big"
    return "fine"


def nothing():
    pass


def bare(flag):
    if flag:
        return
    return "end"


print(classify([1, 2]))
print(classify([1, "x"]))
print(classify([1, 200, None]))
print(nothing(), bare(True), bare(False))
