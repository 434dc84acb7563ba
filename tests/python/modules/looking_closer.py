"""What programs that look behind the scenes ask: cells' values, interned text, threads' contexts, weak references in a cycle."""

import contextvars
import gc
import inspect
import sys
import threading
import weakref


def make():
    number = -1
    text = "x"
    return lambda: (number, text)


for cell in make().__closure__:
    print(repr(cell).endswith(f"{type(cell.cell_contents).__name__} object at {id(cell.cell_contents):#x}>"))
print(sys.intern("abc") is sys.intern("ab" + "".join(["c"])))


# A thread begins with an empty context.
var = contextvars.ContextVar("var", default="unset")
var.set("main")


def worker():
    print(var.get(), len(contextvars.copy_context()))
    var.set("thread")


thread = threading.Thread(target=worker)
thread.start()
thread.join()
print(var.get())


# The collector takes weak references away before it finalizes what is on a cycle.
class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalized", self.name, references[self.name]() is None)


references = {}
for name in "ab":
    node = Node(name)
    node.itself = node
    references[name] = weakref.ref(node, lambda reference: print("told"))
del node
print(gc.collect() > 0, references["a"](), references["b"]())
node = Node("c")
references["c"] = weakref.ref(node, lambda reference: print("told last"))
del node

# Signatures of builtins.
for function in len, print, sorted, sum, isinstance, round, pow, repr, divmod:
    print(function.__name__, inspect.signature(function))
for function in min, getattr:
    try:
        inspect.signature(function)
    except ValueError as error:
        print(str(error).split(" at ")[0])


# What lives at one time has an id of its own: classes that were there before the program, and those that it makes.
def made():
    class Made:
        pass

    return Made


alive = [int, str, list, dict, set, type, object, Exception, ValueError, print, None, True, 0, 1, 1.5]
alive += [made() for _ in range(60)] + [lambda: 0 for _ in range(60)] + [object() for _ in range(60)]
print(len({id(each) for each in alive}) == len(set(map(id, alive))) == len(alive))
