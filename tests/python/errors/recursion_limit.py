# The recursion limit is the program's to set.
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def endless(n):
    try:
        return endless(n + 1)
    except RecursionError:
        return n


sys.setrecursionlimit(6000)
print(sys.getrecursionlimit(), depth(5000))
sys.setrecursionlimit(50)
print(30 < endless(0) < 50)
for limit in (1, 0, "many"):
    try:
        sys.setrecursionlimit(limit)
    except (RecursionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    depth(100)
except RecursionError as error:
    print(error)
sys.setrecursionlimit(1000)
print(depth(500))
