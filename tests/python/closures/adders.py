def make_adder(n):
    def add(x):
        return x + n
    return add


adders = [make_adder(k) for k in (1, 10, 100)]
for add in adders:
    print(add(5))
plus = make_adder("!")
print(plus("hey"))
