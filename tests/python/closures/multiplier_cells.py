def make_multiplier(factor):
    def multiply(number):
        return number * factor

    return multiply


double = make_multiplier(2)
triple = make_multiplier(3)
print(double(10), triple(10))
print(double.__closure__[0].cell_contents)
print(triple.__closure__[0].cell_contents)
print(double.__code__.co_freevars)
print(make_multiplier.__code__.co_cellvars)
print(make_multiplier.__closure__)
print(double.__code__ is triple.__code__)
