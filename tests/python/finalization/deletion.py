# When an object is gone: __del__, suspended generators, cycles, the end of the run.
class C:

    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('del', self.n)

def g():
    try:
        yield 1
        yield 2
    finally:
        print('cleanup')
for x in g():
    print(x)
    break
print('after loop')
c = C('a')
c = C('b')
print('rebound')
del c
print('deleted')

def f():
    o = C('local')
    return 1
print(f())
C('temp')
print('x')
l = [C('in list')]
l.clear()
print('cleared')
d = {'k': C('in dict')}
d['k'] = None
print('dict')

class Node:

    def __init__(self, n):
        self.n = n
        self.me = self

    def __del__(self):
        print('del cyclic', self.n)
n = Node(1)
del n
print('cyclic still there')
import gc
gc.collect()
print('collected')

def raiser():
    o = C('in raiser')
    raise ValueError('v')
try:
    raiser()
except ValueError as e:
    print('caught', e)
print('after except')
import weakref

class D:
    pass
o = D()
r = weakref.ref(o, lambda ref: print('callback', ref() is None))
print(r() is o)
del o
print(r() is None)
it = g()
next(it)
del it
print('gen deleted')

def outer():
    it = g()
    next(it)
    return 'ret'
print(outer())
print('end')
