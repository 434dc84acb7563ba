def account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            return "refused"
        balance -= amount
        return balance

    return deposit, withdraw


put, take = account(100)
print(put(50))
print(take(30))
print(take(500))
print(put.__closure__[0] is take.__closure__[0])
print(put.__closure__[0].cell_contents)
