def withdraw(balance, amount):
    assert amount > 0, "amount must be positive"
    return balance - amount


print(withdraw(10, 1))
withdraw(10, -1)
