# What tracebacks mark below the lines that they show: operators, brackets, calls; nothing where all of the line is meant.
import traceback


def show(function):
    try:
        function()
    except Exception:
        text = traceback.format_exc()
        print(text[text.index("File", text.index("File") + 1) :].replace(__file__, "here"))


def a1(): return [1][5]
def a2(): return len(*5)
def a3(): return dict(**5)
def a4(): x = y = None; x.foo.bar
def a5():
    x = None
    return (x
        .foo
        .bar())
def a6():
    assert 1 == 2, "no"
def a7():
    assert (1 ==
            2)
def a8():
    a, b = 1, 2, 3
def a9():
    for x in 5: pass
def a10():
    with 5: pass
def a11():
    with open_it() as f:
        pass
def open_it():
    raise OSError("x")
def a12():
    x = {}
    x["a"]["b"]["c"] = 1
def a13():
    x = []
    x[5] += 1
def a14():
    s = "a"
    s += 1
def a15():
    return -"a"
def a16():
    return 1 < "a" < 3
def a17():
    return f"{1:zz} and {None.x}"
def a18():
    raise ValueError("a") from KeyError("b")
def a19():
    del x
def a20():
    del [1][5]
def a21():
    nosuch
def a22():
    nosuch(1)
def a23():
    return [z.q for z in [1]]
def a24():
    return sum(1/0 for _ in [1])
def a25():
    return (lambda: 1/0)()
def deco(c): raise TypeError("deco")
def a31():
    x = [1, 2, 3]
    print("total is", x[0] +
          x[1] +
          x[9])
def a32():
    return {
        "a": 1,
        "b": 1 / 0,
        "c": 2,
    }
def a33():
    foo = {"a": [1]}
    if foo["a"][0] == 1 and foo["b"]:
        pass
def a34():
    while 1/0: pass
def a35():
    def gen():
        yield 1
        raise StopIteration
    list(gen())
def a36():
    x: int = 1 % 0
    return x
def a37():
    match 1/0:
        case 1: pass
def a38():
    return 1 if nosuch else 2
def a39():
    int("a"
        "b")
def a40():
    v = "日本語" + 1
def a41():
    v = ("✅ ok", "日本".nope)
def a42():
    print("é", int("é"))
def a43():
    try:
        1/0
    finally:
        [].pop()
def a44():
    raise
def a45():
    raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2)])])
def a47():
    exec("x = 1\ny = 1/0\n")
def a48():
    lst = [3, 1]
    return sorted(lst, key=lambda v: v.name)
def a49():
    return "%d" % "x"
def a50():
    x = 5
    x.y = 3
def a51():
    x = (1,)
    x[0] = 2
def a52():
    return a1() + \
        a2()
def a53(): return lambda_call(lambda x: x["k"], {})
def lambda_call(f, d):
    result = f(d)
    return result
def a54(): print(not_defined, "hello")
def a55(): return [i for i in range(3) if i / 0]
def a56(): yielded = list(map(lambda x: 1 / x, [1, 0]))
def a57():
    e = ValueError("v"); e.add_note("note one"); e.add_note("two\nlines"); raise e
def a58():
    return some(
        1)(2)
def some(x): return 5
def a59():
    a = 1; b = a.nope; c = 3
def a60():
    return a1.nope.nope2
def a62(): return 10 ** "a" ** 2
def a63(): return (1 + 2) * ("a" - 1)
def a65(): return not [].x
def a66(): return {**5}
def a67(): return [*5]
def a68(): return {[]: 1}
def a69(): return {1, []}
def a70(): return f"{nosuch!r:>10}"
def a71():
    return max(
        [1, 2],
        key=lambda n: n.foo,
    )
def a72():
    print(
        "hello",
        undefined_name,
    )
def a73():
    result = compute(
        1,
        2,
    )
def compute(a): pass
def a74():
    x = some(1).y(2).z
def a75(): return "a" @ 2
def a76():
    return 1 // 0 if True else 0
def a77():
    global gg; gg += 1
def a78():
    t = 1, 2; t.append(3)

for function in (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a31, a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, a47, a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a62, a63, a65, a66, a67, a68, a69, a70, a71, a72, a73, a74, a75, a76, a77, a78):
    show(function)
