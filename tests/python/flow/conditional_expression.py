for n in (-2, 0, 7):
    sign = "minus" if n < 0 else "plus" if n else "zero"
    print(n, sign, abs(n) if n < 0 else n)
limit = None
size = 10 if limit is None else limit
print(size)
print([("fizz" if n % 3 == 0 else "") + ("buzz" if n % 5 == 0 else "") or n for n in range(1, 16)])
