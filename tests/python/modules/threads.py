# Threads that run from start to end, timers that run while others wait, pools.
import sys, threading, time, queue
from concurrent.futures import ThreadPoolExecutor, as_completed
def debounce(wait):
    def deco(fn):
        timer = None
        def wrapper(*a):
            nonlocal timer
            if timer is not None: timer.cancel()
            timer = threading.Timer(wait, fn, a); timer.start()
        return wrapper
    return deco
@debounce(0.1)
def save(x): print("saved", x, threading.current_thread() is threading.main_thread())
save(1); save(2); time.sleep(0.02); save(3); print("typed"); time.sleep(0.2); print("after")
results, lock, local = [], threading.Lock(), threading.local()
local.x = "main"
def worker(n):
    local.x = n
    with lock: results.append((n, local.x, threading.current_thread().name))
ts = [threading.Thread(target=worker, args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(results), local.x, [t.is_alive() for t in ts], threading.active_count())
class Bg(threading.Thread):
    def run(self): self.out = sum(range(10))
b = Bg(daemon=True); b.start(); b.join(); print(b.out, b.daemon)
try: b.start()
except RuntimeError as e: print(e)
try: threading.Thread().join()
except RuntimeError as e: print(e)
def boom(): raise ValueError("in thread")
t = threading.Thread(target=boom); t.start(); t.join(); print("survived")
with ThreadPoolExecutor(max_workers=2) as ex:
    fs = [ex.submit(pow, 2, i) for i in range(4)]
    print(sorted(f.result() for f in as_completed(fs)), list(ex.map(str.upper, "abc")))
    f = ex.submit(boom); print(repr(f.exception()), f.done())
    f.add_done_callback(lambda f: print("callback", f.done()))
q = queue.Queue()
for i in range(3): q.put(i)
def consume():
    while not q.empty(): results.append(q.get()); q.task_done()
t = threading.Thread(target=consume); t.start(); q.join(); t.join(); print(results[3:])
ev = threading.Event(); threading.Timer(0.05, ev.set).start(); t0 = time.monotonic(); print(ev.wait(1), f"{time.monotonic()-t0:.2f}")
print(ev.wait(0.1), threading.Event().wait(0.01))
tt = threading.Timer(0.05, print, ["late"]); tt.start(); print(tt.is_alive(), tt.interval); tt.join(); print(tt.is_alive())
threading.Timer(0.05, print, ["at the end"], {"end": "!\n"}).start(); print("main done")
cond = threading.Condition(); item = []
threading.Timer(0.01, lambda: (cond.acquire(), item.append(1), cond.notify(), cond.release())).start()
with cond: print(cond.wait_for(lambda: item, timeout=1))
sem = threading.Semaphore(1)
with sem: print(sem.acquire(blocking=False))
class Once:
    _inst = None; _lock = threading.RLock()
    def __new__(cls):
        with cls._lock:
            with cls._lock:
                if cls._inst is None: cls._inst = super().__new__(cls)
        return cls._inst
print(Once() is Once(), repr(lock).split(" object")[0], type(threading.Lock()).__name__)
print("done", file=sys.stderr)


# A barrier lets its threads go when all are there; one of one party needs nobody else.
barrier = threading.Barrier(1, action=lambda: print("all there"))
print(barrier.wait(), barrier.parties, barrier.n_waiting, barrier.broken)
barrier.abort()
try:
    barrier.wait()
except threading.BrokenBarrierError as error:
    print("broken", repr(error))
print(threading.local.__name__)
