def total(prices):
    result = 0
    for price in prices:
        result += price
    return resul


print("adding")
print(total([1, 2]))
