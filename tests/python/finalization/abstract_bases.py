"""One call of a class makes one instance, whatever its metaclass: __del__ runs once for each."""

from abc import ABC
from contextlib import AbstractContextManager


class Connection(AbstractContextManager):
    def __init__(self, name):
        self.name, self.closed = name, False

    def __exit__(self, *exception):
        self.closed = True

    def __del__(self):
        print("gone", self.name, self.closed)


class Meta(type):
    pass


class Plain(metaclass=Meta):
    def __init__(self):
        self.filled = True

    def __del__(self):
        print("plain", self.filled)


with Connection("first") as first:
    print(first.name)
del first
second = Connection("second")
Plain()
print("end")
