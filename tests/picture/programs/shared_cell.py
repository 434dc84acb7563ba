def account(balance):
    def deposit(n):
        nonlocal balance
        balance += n
    def withdraw(n):
        nonlocal balance
        balance -= n
    def show():
        return balance
    return deposit, withdraw, show

deposit, withdraw, show = account(100)
deposit(50)
withdraw(30)
print(show())
