def use():
    def set(value):
        return value
    return set("x")

use()
list = [1, 2]
print(list)
