from a import (b, c as d)
@decorate(x)
async def f(a, /, b: int = 1, *args, c=2, **kw) -> {1: 2}:
    global g
    async with a as (x, *y), b: await z
    async for i in x: yield i
    try:
        raise E from f"{a!r:>{w}} {{}} {b=}"
    except* (A, B) as e:
        del x[1:2, ...], y.z
    else:
        pass
class C[T: int](B, metaclass=M):
    x: int = (y := 1)
    __p = lambda self, *a: [i for i in a if i not in b] + [*a, {**d}]
    def m(self):
        nonlocal_ = super().m
        while not x: break
        return x if y else -z ** 2 @ w
match p:
    case [1, *rest] | {"k": v, **kw} if v: pass
    case K(a, b=None) as q: assert q, """doc
string"""
type A[T] = list[T]
x = y = {i: j for i, j in z} ; x += b'\x00' rb'\d' if 0x1F else 1_0.5e3j
