# The places that tracebacks mark: what loops fetch from, what operators ask, what causes show.
import traceback


def show(function):
    try:
        function()
    except Exception:
        text = traceback.format_exc()
        print(text[text.index("File", text.index("File") + 1) :].replace(__file__, "here"))


def bad():
    yield 1
    raise ValueError("gone")
def b1():
    for x in bad():
        pass
def b2():
    return [x for x in bad()]
def b3():
    return list(x for x in bad())
def b4():
    return {x: 1
      for x in
         bad()}
def b6():
    for x in map(lambda v: int("q"), [1]): pass
def b7():
    a, b, c = bad()
def b8():
    a, *b = bad()
def b9():
    print(*bad())
def b10():
    yield_all()
def yield_all():
    def g():
        yield from bad()
    for x in g(): pass
def b12():
    with cm2() as x:
        pass
class cm2:
    def __enter__(self): return 1
    def __exit__(self, *a):
        raise ValueError("exit")
def b13():
    class D:
        def __getattr__(self, n): raise ValueError(n)
        def __add__(self, o): raise ValueError("add")
        def __getitem__(self, o): raise ValueError("item")
        def __len__(self): raise ValueError("len")
        def __iter__(self): raise ValueError("iter")
        def __contains__(self, x): raise ValueError("in")
        def __bool__(self): raise ValueError("bool")
        def __str__(self): raise ValueError("str")
        def __eq__(self, o): raise ValueError("eq")
        def __call__(self, *a): raise ValueError("call")
        def __setattr__(self, n, v): raise ValueError("setattr")
    d = D()
    for f in [lambda: d.x, lambda: d + 1, lambda: d[0], lambda: len(d), lambda: [*d], lambda: 1 in d, lambda: not d, lambda: f"{d}", lambda: d == 1,
      lambda: d(1, 2), lambda: setattr(d, "x", 1), lambda: 1 if d else 2, lambda: d and 1, lambda: sorted(d, key=1), lambda: (yield d.foo), lambda: max([d, d], key=d)]:
        show(f)
    def s(): d.x = 1
    show(s)
    def s():
        if d: pass
    show(s)
    def s():
        while not d: pass
    show(s)
    def s():
        for x in d: pass
    show(s)
    def s():
        a, b = d
    show(s)
    def s():
        d.x += 1
    show(s)
    def s():
        d[0] += 1
    show(s)
    def s():
        assert d, "m"
    show(s)
    def s():
        if d == 1 or d: pass
    show(s)
    def s():
        match d:
            case 1: pass
    show(s)
    def s():
        print("a", d, sep="")
    show(s)
    def s():
        return "%s" % d
    show(s)
def b14():
    @deco
    def f(): pass
    return f(1)
import functools
def deco(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        print("before")
        result = f(*args, **kwargs)
        return result
    return wrapper
def b15():
    try:
        int("x")
    except ValueError as e:
        raise RuntimeError("wrapped") from e
def b16():
    try:
        int("x")
    except ValueError as e:
        {}["k"]
def b20():
    @functools.lru_cache
    def f(n): raise ValueError(n)
    f(1)
def b21():
    functools.reduce(lambda a, b: a / b, [1, 0])
def b22():
    functools.partial(int, "x")()
def b23():
    sorted([1, "a"])
def b24():
    class T:
        @property
        def p(self): return self.q
    T().p
def b25():
    class T:
        def m(self):
            return super().m()
    T().m()
def b26():
    data = {"users": [{"name": "x"}]}
    return data["users"][0]["email"].lower()
def b27():
    x = 10
    y = 0
    result = (x + 5) / (y * 2) + compute(
        x, y)
def b28():
    return validate({"a": 1}, lambda d: d["missing"] > 0)
def validate(d, check):
    if not check(d):
        raise ValueError("bad")
    return d

for function in (b1, b2, b3, b4, b6, b7, b8, b9, b10, b12, b13, b14, b15, b16, b20, b21, b22, b23, b24, b25, b26, b27, b28):
    show(function)
