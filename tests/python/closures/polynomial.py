def polynomial(*coefficients):
    def at(x):
        result = 0
        for c in coefficients:
            result = result * x + c
        return result

    return at


p = polynomial(1, -3, 2)
for x in range(4):
    print(x, p(x))
