def average(values):
    sum = 0
    for value in values:
        sum += value
    return sum / len(values)


print(average([1, 2, 3]))
print(sum([1, 2, 3]))
list = "not a list"
print(list)
del list
print(list("ab"))


def len(x):
    return "my len of " + str(x)


print(len("abc"))
