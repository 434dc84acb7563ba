class OrderError(Exception):
    def __str__(self):
        return "order " + repr(self.args[0]) + " failed"


def order(item):
    raise OrderError(item)


order("tea")
