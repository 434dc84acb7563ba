# References that do not keep an object alive.
import weakref, gc

class A:

    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f'A({self.n})'

    def m(self):
        return self.n * 2
a, b = (A(1), A(2))
d = weakref.WeakValueDictionary()
d['a'] = a
d['b'] = b
print(sorted(d.keys()), len(d), d['a'])
del b
print(sorted(d.keys()), len(d), 'b' in d)
k = weakref.WeakKeyDictionary()
c = A(3)
k[a] = 'x'
k[c] = 'y'
print(sorted(k.values()))
del c
print(sorted(k.values()), len(k))
s = weakref.WeakSet([a])
t = A(5)
s.add(t)
print(len(s))
del t
print(len(s), a in s)
r = weakref.ref(a)
r2 = weakref.ref(a)
print(r is r2, r() is a, weakref.getweakrefcount(a))
p = weakref.proxy(a)
print(p.n, p.m(), str(p))
p.n = 9
print(a.n)
wm = weakref.WeakMethod(a.m)
print(wm()())
f = weakref.finalize(a, print, 'finalized', 1)
print(f.alive)
del a
print(f.alive, r(), r2() is None, wm() is None)
try:
    p.n
except ReferenceError as e:
    print(e)
for bad in (1, 'x', (), [], {}, None):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)
weakref.ref(set())
weakref.ref(A)
weakref.ref(lambda: 1)

class S:
    __slots__ = ('x',)
try:
    weakref.ref(S())
except TypeError as e:
    print(e)
x = A(7)
cb = []
refs = [weakref.ref(x, lambda r, i=i: print('cb', i)) for i in range(3)]
del x

class Cache:

    def __init__(self):
        self._c = weakref.WeakValueDictionary()

    def get(self, k):
        v = self._c.get(k)
        if v is None:
            v = self._c[k] = A(k)
            print('made', k)
        return v
c = Cache()
u = c.get(1)
v = c.get(1)
print(u is v)
del u, v
w = c.get(1)

class Parent:

    def __init__(self):
        self.children = []

class Child:

    def __init__(self, p):
        self._p = weakref.ref(p)
        p.children.append(self)

    def __del__(self):
        print('child gone')
P = Parent()
Child(P)
Child(P)
del P
print('parent gone')
y = A(1)
y.me = y
ry = weakref.ref(y)
del y
print(ry() is not None)
gc.collect()
print(ry())

class R:
    saved = []

    def __del__(self):
        R.saved.append(self)
        print('resurrect')
R()
print(len(R.saved))
R.saved.clear()
print('cleared')

