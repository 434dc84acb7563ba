# os without files, sched on the clock, arrays.
import os, sched, time, array
from os.path import join, exists
os.environ["FLAG"] = "on"; print(os.environ.get("FLAG"), os.getenv("FLAG"), "FLAG" in os.environ, os.environ.pop("FLAG"), os.getenv("FLAG", "off"))
try: os.environ["X"] = 1
except TypeError as e: print(e)
try: os.environ["NO_SUCH_THING"]
except KeyError as e: print(e)
print(join("a", "/b", "c"), os.path.split("/a/b"), os.path.splitext(".bashrc"), os.path.normpath("a/../b//c/."), os.path.isabs("/x"), exists("/no/such"), os.path.dirname("/a"), os.path.join("a", ""))
s = sched.scheduler(time.monotonic, time.sleep); t0 = time.monotonic()
for d, p, n in ((0.2, 1, "b"), (0.1, 1, "a"), (0.2, 0, "urgent")): s.enter(d, p, lambda n: print(n, f"{time.monotonic() - t0:.1f}"), (n,))
e = s.enter(0.3, 1, print, ("never",)); s.cancel(e); print(len(s.queue), s.queue[0].priority, s.empty()); s.run(); print(s.empty(), s.run(blocking=False))
a = array.array("i", [1, 2, 3]); a.append(4); print(a, a[1], a[1:3], sum(a), len(a), a.typecode, a.itemsize, a.tolist(), 3 in a, a + array.array("i", [9]), a == array.array("i", [1, 2, 3, 4]), array.array("d", [1, 2.5]), array.array("f", [0.1]), array.array("b"))
for bad in (lambda: a.append("x"), lambda: a.append(1.5), lambda: array.array("b", [200]), lambda: array.array("B", [-1]), lambda: a[9], lambda: array.array("x"), lambda: array.array("d", ["x"]), lambda: a.pop(9), lambda: a.remove(77)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
