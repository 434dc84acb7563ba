price = 5
print(price(2))
