# What tracebacks suggest: names that begin with _ only to the object itself.
import traceback
def show(f):
    try: f()
    except Exception as e: print(traceback.format_exc().splitlines()[-1])
class A:
    def __init__(self): self.value = 1; self._hidden = 2; self.__secret = 3
    @property
    def total(self): return self.valu
    def m(self): return [self.hiden for _ in [1]]
    def n(self): return (lambda: self.hiden)()
    def k(self): return secre
    def o(self): return value
    @classmethod
    def c(cls): return cls.totl
    @staticmethod
    def s(): return lenn([])
a = A()
for f in [lambda: a.valu, lambda: a.hiden, lambda: a.total, a.m, a.n, a.k, a.o, A.c, A.s, lambda: a.__secret, lambda: a.secret, lambda: A._hiden, lambda: prnt("x"), lambda: [].appendd, lambda: "".joinn(""), lambda: {}.kyes(), lambda: getattr(a, "valeu"), lambda: a.m.valu, lambda: None.foo, lambda: (1).reall, lambda: __import__("math").sqr, lambda: A().totall, lambda: Tru, lambda: nonexistent_thing, lambda: a.VALUE]:
    show(f)
def outer():
    counter = 0
    def inner(): return countr
    return inner
show(outer())
def uses_self(self): return self.hiden
show(lambda: uses_self(a))
class B:
    __slots__ = ("alpha",)
show(lambda: B().alpah); show(lambda: setattr(B(), "alpah", 1)); show(lambda: B().alpha)
def kw(alpha, beta=1): pass
show(lambda: kw(1, bata=2)); show(lambda: kw(alpa=1)); show(lambda: int("x", bas=3))
