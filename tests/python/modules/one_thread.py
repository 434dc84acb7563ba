# threading and queue where there is one thread: what never waits for another works as ever.
import queue
import threading
import types


class Counter:
    def __init__(self):
        self._lock, self.value = threading.Lock(), 0

    def increment(self):
        with self._lock:
            self.value += 1
            return self.value


print([Counter().increment(), threading.Lock().locked()])


def synchronized(function, lock=threading.RLock()):
    def wrapper(*args):
        with lock:
            return function(*args)

    return wrapper


@synchronized
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


print(factorial(6))

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.001))
lock.release()
for unheld in (lock, threading.RLock()):
    try:
        unheld.release()
    except RuntimeError as error:
        print(error)

mine = threading.local()
mine.x = 1
print(mine.x, vars(mine), threading.current_thread().name, threading.current_thread() is threading.main_thread())
print(threading.active_count(), [thread.name for thread in threading.enumerate()])

event = threading.Event()
print(event.is_set(), event.wait(0.001))
event.set()
print(event.wait())

two = threading.BoundedSemaphore(2)
with two, two:
    print(two.acquire(blocking=False))
try:
    two.release()
except ValueError as error:
    print(error)

changed = threading.Condition()
with changed:
    changed.notify_all()
    print(changed.wait_for(lambda: "ready"))
try:
    changed.notify()
except RuntimeError as error:
    print(error)

thread = threading.Thread(target=print, args=("run by hand",), name="worker")
print(thread.name, thread.is_alive(), thread.daemon, threading.Thread(target=len).name)
thread.run()
try:
    thread.join()
except RuntimeError as error:
    print(error)

line = queue.Queue(maxsize=2)
line.put("a")
line.put("b")
try:
    line.put("c", block=False)
except queue.Full as error:
    print(repr(error), line.full())
print(line.get(), line.get_nowait(), line.empty())
line.task_done()
line.task_done()
line.join()
try:
    line.task_done()
except ValueError as error:
    print(error)
try:
    line.get(timeout=0.001)
except queue.Empty as error:
    print(type(error), issubclass(queue.Empty, Exception))
last, least = queue.LifoQueue(), queue.PriorityQueue()
for item in (2, 3, 1):
    last.put(item)
    least.put(item)
print([last.get() for _ in range(3)], [least.get() for _ in range(3)])


def leaves(kind, error, traceback: types.TracebackType | None):
    return isinstance(traceback, types.TracebackType)


try:
    1 / 0
except ZeroDivisionError as error:
    print(leaves(type(error), error, error.__traceback__), leaves(None, None, None))
