def make_account_class(bank):
    class Account:
        fee = 1

        def __init__(self, owner):
            self.owner = owner
            self.balance = 0

        def deposit(self, amount):
            self.balance += amount - self.fee
            return f"{bank}: {self.owner} has {self.balance}"

    return Account


North = make_account_class("North")
South = make_account_class("South")
ada = North("Ada")
bob = South("Bob")
South.fee = 2
print(ada.deposit(100))
print(bob.deposit(100))
