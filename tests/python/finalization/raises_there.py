# What a finalizer raises goes to the standard error; the program goes on.
import atexit
import weakref


class Loud:
    def __del__(self):
        raise ValueError("in __del__")


def generator():
    try:
        yield
    finally:
        raise KeyError("in finally")


def callback(reference):
    raise RuntimeError("in callback")


def leave():
    print("leaving")
    raise OSError("at exit")


loud = Loud()
del loud
print("after __del__")
running = generator()
next(running)
del running
print("after the generator")


class Plain:
    pass


plain = Plain()
reference = weakref.ref(plain, callback)
del plain
print("after the callback")
atexit.register(leave)
