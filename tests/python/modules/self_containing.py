# Containers that hold themselves are shown once.
from collections import ChainMap, OrderedDict, UserDict, UserList, defaultdict, deque

line = deque([1])
line.append(line)
print(line)
order = OrderedDict(a=1)
order["self"] = order
print(order)
groups = defaultdict(list)
groups["self"].append(groups)
groups[1] = groups
print(groups)


class Factory:
    def __init__(self, owner):
        self.owner = owner

    def __call__(self):
        return 0

    def __repr__(self):
        return f"Factory({self.owner!r})"


counts = defaultdict(int)
counts.default_factory = Factory(counts)
print(counts)
both = ChainMap()
both["self"] = both
print(both)
own_list, own_dict = UserList(), UserDict()
own_list.append(own_list)
own_dict["self"] = own_dict
print(own_list, own_dict)

# A chain of callables that call each other.
size = len
for _ in range(100):
    size = size.__call__
print(size([1]))
