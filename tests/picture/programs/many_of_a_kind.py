class Node:
    def __init__(self, value, nxt):
        self.value = value
        self.next = nxt
head = None
for i in range(100):
    head = Node(i, head)
makers = [lambda x, k=k: x + k for k in range(60)]
def adders():
    out = []
    for k in range(40):
        def add(x, k=k):
            return x + k
        out.append(add)
    return out
def cells():
    def make(k):
        def add(x):
            return x + k
        return add
    return [make(k) for k in range(40)]
a = adders()
c = cells()
print(a[3](4), c[5](6), head.value)
