class Account:
    bank = "Union"

    def __init__(self, owner):
        self.owner = owner
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount

ada = Account("Ada")
ada.deposit(5)
print(ada.balance)
