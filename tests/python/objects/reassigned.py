# Classes and modules that change: __bases__, __class__, what is immutable, modules of a program's own class.
class A: 
    def f(self): return 'A'
class B:
    def f(self): return 'B'
class C(A): pass
c = C(); print(c.f()); C.__bases__ = (B,); print(c.f(), C.__mro__, C.__base__, A.__subclasses__(), B.__subclasses__())
cases = ((int, ()), (C, ()), (C, 5), (C, (C,)), (C, (1,)))
for cls, v in cases:
    try: cls.__bases__ = v; print('ok', cls)
    except TypeError as e: print(e)
for name in ('__name__', '__doc__', '__module__', '__qualname__', 'foo', '__class__', '__dict__', '__mro__'):
    try: setattr(int, name, 'x'); print('set', name)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
for name in ('__name__', '__doc__', '__module__', '__qualname__', '__bases__', '__dict__', '__mro__', 'zz', '__abstractmethods__'):
    try: delattr(C, name); print('deleted', name)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
C.__doc__ = 'doc'; C.__name__ = 'Cee'; C.__qualname__ = 'Q.Cee'; C.__module__ = 'mm'; print(C, C.__doc__, C.__name__)
for n, v in (('__name__', 5), ('__name__', 'a\0b'), ('__qualname__', 5)):
    try: setattr(C, n, v)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
class A: pass


class B:
    def hi(self): return 'B'
a = A(); a.x = 1; a.__class__ = B; print(a.hi(), a.x, type(a))
class S: __slots__ = ('p',)
class T: __slots__ = ('p',)
class U: __slots__ = ('q', 'r')
class D(dict): pass
cases = ((A(), S), (S(), T), (S(), U), (A(), int), (1, A), (A(), 5), (D(), A), (A(), D), ((), A))
for o, k in cases:
    try: o.__class__ = k; print('ok', type(o).__name__)
    except TypeError as e: print(e)
try: del a.__class__
except TypeError as e: print(e)
s = S(); s.p = 3; s.__class__ = T; print(s.p, type(s).__name__)
class V(T): pass
try: s.__class__ = V
except TypeError as e: print(e)
class A2(A): pass
x = A2(); x.__class__ = A; print(type(x))
import types
class M(types.ModuleType):
    def __init__(self, name): super().__init__(name); self.x = 1
    def hi(self): return self.__name__ + '!'
    @property
    def prop(self): return 'p'
m = M('mod'); print(m.hi(), m.x, m.prop, m, isinstance(m, types.ModuleType), m.__dict__['x'])
m2 = types.ModuleType('q'); m2.y = 2; print(m2.y, vars(m2).keys())
try: m2.zz
except AttributeError as e: print(e)
m2.__getattr__ = lambda n: n + '?'; print(m2.foo)
class Lazy(types.ModuleType):
    def __getattr__(self, n): return f'lazy {n}'
print(Lazy('l').abc)
import sys; m2.__class__ = Lazy
print(m2.y)
