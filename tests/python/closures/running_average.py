def averager():
    numbers = []

    def average(number):
        numbers.append(number)
        return sum(numbers) / len(numbers)

    return average


avg = averager()
print(avg(10))
print(avg(11))
print(avg(15))
other = averager()
print(other(1))
print(avg.__closure__[0].cell_contents)
