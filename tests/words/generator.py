def countdown(n):
    while n > 0:
        yield n
        n -= 1

numbers = countdown(2)
print(next(numbers))
for number in numbers:
    print(number)
