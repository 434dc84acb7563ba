class BankError(Exception):
    pass


class NoFunds(BankError):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.missing = need - have


def pay(balance, amount):
    if amount > balance:
        raise NoFunds(amount, balance)
    return balance - amount


print(pay(10, 3))
try:
    pay(10, 30)
except BankError as error:
    print(type(error).__name__, error, error.missing)
try:
    raise BankError
except Exception as error:
    print(repr(error), isinstance(error, BankError), str(error) == "")
try:
    raise BankError("two", "args")
except BankError as error:
    print(error, error.args)
