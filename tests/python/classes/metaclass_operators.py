# Special methods of a metaclass are its classes' own.
class M(type):
    def __reversed__(c): return iter([3])
    def __dir__(c): return ['z']
    def __format__(c, s): return 'fmt' + s
    def __int__(c): return 4
    def __index__(c): return 4
    def __round__(c, n=None): return 5
    def __hash__(c): return 7
    def __str__(c): return 'str'
    def __bytes__(c): return b'x'
    def __abs__(c): return 9
    def __neg__(c): return 1
    def __next__(c): return 'n'
    def __lt__(c, o): return True
    def __divmod__(c, o): return 'dm'
    def __enter__(c): return 'en'
    def __exit__(c, *a): return True
    def __delitem__(c, i): print('del', i)
    def __setitem__(c, i, v): print('set', i, v)
    def __complex__(c): return 2j
    def __float__(c): return 2.5
    def __length_hint__(c): return 3
    def __missing__(c): pass
    def __radd__(c, o): return 'radd'
    def __iadd__(c, o): return 'iadd'
    def __call__(c): return 'call'
    def __await__(c): yield 1
class A(metaclass=M): pass
class E: __reversed__ = None
print(list(reversed(A)), dir(A), f'{A:q}', int(A), hex(A), round(A), hash(A), str(A), bytes(A), abs(A), -A, next(A), A < 1, divmod(A, 1), complex(A), float(A), 1 + A, A(), sorted([A]))
with A as x: print(x)
del A[1]; A[2] = 3
A += 1; print(A)
for o in (E(), object(), {1}, 5, E, iter([])):
    try: reversed(o)
    except TypeError as e: print(e)
