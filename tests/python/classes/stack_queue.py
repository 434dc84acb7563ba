class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)
        return self

    def pop(self):
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()

    def __len__(self):
        return len(self._items)


def balanced(text):
    pairs = {")": "(", "]": "["}
    stack = Stack()
    for c in text:
        if c in "([":
            stack.push(c)
        elif c in pairs:
            if not stack or stack.pop() != pairs[c]:
                return False
    return len(stack) == 0


print(balanced("(a[b]c)"), balanced("(]"), balanced("(("))
s = Stack().push(1).push(2)
print(s.pop(), s.pop())
try:
    s.pop()
except IndexError as error:
    print(error)
