def third(n):
    return 10 / n


def second(n):
    try:
        return third(n)
    finally:
        print("second leaves", n)


def first(values):
    results = []
    for n in values:
        try:
            results.append(second(n))
        except ZeroDivisionError:
            results.append("inf")
    return results


print(first([5, 0, 4]))
