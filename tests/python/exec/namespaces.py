# Names made by exec and eval: where they go, and what the text sees.
def f():
    x = 1
    exec('y = x + 1; print(y)')
    try:
        print(y)
    except NameError as e:
        print(e)
    loc = locals()
    exec('x = 5; z = 6', globals(), loc)
    print(loc, x)
    print(eval('[x+i for i in range(3)]'))

    def g():
        return x
    print(eval('x'), eval('(lambda: x)', {'x': 9})())
    try:
        print(eval('(lambda: x)()'))
    except NameError as e:
        print(e)
    return g
f()

class A:
    q = 3
    exec('r = q + 1')
    print(r, sorted((k for k in locals() if not k.startswith('__'))))
    for n in 'ab':
        locals()[n] = n
print(A.r, A.a, A.b)
exec('def make(n):\n  def inner():\n    return n\n  return inner')
print(make(4)(), make(4).__closure__[0].cell_contents, make.__code__.co_filename)
globals()['new'] = 42
print(new)
exec("new += 1; del globals()['make']")
print(new, 'make' in globals())

class Map(dict):

    def __missing__(self, k):
        if k.startswith('m'):
            return k.upper()
        raise KeyError(k)
m = Map()
exec("a = mx; print(a, len('abc'))", {}, m)
print(m)

class Log:

    def __init__(s):
        s.d = {}

    def __getitem__(s, k):
        print('get', k)
        return s.d[k]

    def __setitem__(s, k, v):
        print('set', k, v)
        s.d[k] = v

    def __delitem__(s, k):
        print('del', k)
        del s.d[k]
l = Log()
exec('a = 1\nb = a + len([])\ndel a\nclass C:\n  z=1\nprint(C.z)', {}, l)
try:
    exec('del nope', {}, l)
except NameError as e:
    print(e)
code = compile('a*2', 'calc', 'eval')
print([eval(code, {'a': i}) for i in range(3)])

def gen():
    yield from eval('[1,2,3]')
print(list(gen()))
print(list(map(eval, ['1+1', 'new'])))

def outer():
    v = 10
    return list(map(eval, ['v']))
print(outer())
exec('import math\nprint(math.floor(2.5))')
import importlib
print(importlib.import_module('math').pi, __import__('collections').Counter('aab'))
exec('\nclass K:\n    def __init__(self, v): self.v = v\n    def __add__(self, o): return K(self.v + o.v)\n    def __repr__(self): return f"K({self.v})"\n    def __index__(self): return 3\n')
print(K(1) + K(2), [1, 2, 3, 4][K(0)])

def rec(n):
    return exec('rec(n-1)' if n else "print('bottom')", globals(), {'n': n})
rec(5)

def bad():
    exec('1/0')
try:
    bad()
except ZeroDivisionError as e:
    print(e)
