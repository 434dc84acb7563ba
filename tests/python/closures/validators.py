def between(low, high):
    def check(value):
        return low <= value <= high

    return check


def all_of(*checks):
    return lambda value: all(check(value) for check in checks)


is_percent = between(0, 100)
is_teen = between(13, 19)
for age in (12, 13, 19, 20):
    print(age, is_teen(age))
print(all_of(is_percent, is_teen)(15))
print(all_of(is_percent, is_teen)(50))
