# os without files, sched on the clock.
import os, sched, time
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
