"""A subclass of OrderedDict that moves what is read: moving and taking out ask for nothing of its own."""

from collections import OrderedDict


class Recent(OrderedDict):
    def __init__(self, most):
        super().__init__()
        self.most = most

    def __getitem__(self, key):
        self.move_to_end(key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.most:
            print("out:", self.popitem(last=False))


recent = Recent(2)
recent["a"], recent["b"] = 1, 2
print(recent["a"], list(recent))
recent["c"] = 3
print(list(recent), recent.most)
recent.move_to_end("c", last=False)
print(list(recent), recent.popitem())

# A file that is not there.
for mode in "r", "rb":
    try:
        with open("missing.txt", mode) as file:
            print(file.read())
    except FileNotFoundError as error:
        print(error, error.errno, error.filename, isinstance(error, OSError))
