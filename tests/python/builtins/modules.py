# Library modules, a look at each, and builtins beside them.
import math
import random, collections, functools, itertools, types, inspect, operator, string, time
print(math.sqrt(2), math.floor(2.5), math.comb(10,3), math.fsum([.1]*10), math.log(8,2), math.gcd(12,18), math.factorial(30))
for f in (lambda: math.sqrt(-1), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.sqrt('a'), lambda: math.sqrt(), lambda: math.log()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
random.seed(42)
print(random.random(), random.randint(1,6), random.choice("abc"), random.sample(range(100),5), random.uniform(1,2), random.gauss(0,1), random.choices([1,2,3],k=4), random.choices("ab",weights=[1,5],k=5))
x=list(range(10)); random.shuffle(x); print(x, random.getrandbits(70), random.expovariate(2), random.normalvariate())
r=random.Random(7); print(r.random(), r.randrange(0,100,7))
d=collections.defaultdict(list); d['a'].append(1); print(d, d['b'], len(d))
c=collections.Counter("mississippi"); print(c, c.most_common(2), c['z'], c+collections.Counter("mm"), sorted(c.elements()))
q=collections.deque([1,2,3],maxlen=3); q.append(4); q.appendleft(0); print(q, q.popleft(), list(q), q.maxlen)
P=collections.namedtuple("P","x y",defaults=[5]); p=P(1); print(p, p.x, p._replace(y=2), p._asdict(), P._fields, p==(1,5)); a,b=p; print(a,b)
try: P()
except TypeError as e: print(e)
od=collections.OrderedDict(a=1,b=2); od.move_to_end('a'); print(od, od.popitem())
@functools.lru_cache(maxsize=None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(50), fib.cache_info(), fib.__name__, fib.__wrapped__.__name__)
@functools.cache
def g(x): print("g",x); return x
g(1); g(1)
def deco(f):
    "deco doc"
    @functools.wraps(f)
    def w(*a,**k):
        return f(*a,**k)
    return w
@deco
def foo(a:int)->str:
    "foo doc"
    return a
print(foo.__name__, foo.__doc__, foo.__wrapped__.__name__, foo(3), foo.__annotations__, foo.__qualname__)
print(functools.reduce(lambda a,b:a+b,[1,2,3]), functools.reduce(operator.mul,[1,2,3],10))
add=functools.partial(lambda a,b,c=0:(a,b,c),1,c=9); print(add(2), add.args, add.keywords)
class A:
    @functools.cached_property
    def v(self): print("once"); return 5
    @functools.lru_cache
    def m(self,x): return x*2
a=A(); print(a.v,a.v,a.m(2),a.m(2), A.m.cache_info())
@functools.total_ordering
class T:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(T(1)<=T(2), T(2)>T(1), T(1)>=T(2), sorted([T(3),T(1)])[0].v, max(T(3),T(9)).v)
print(list(itertools.islice(itertools.count(5,2),3)), list(itertools.chain([1],[2,3])), list(itertools.chain.from_iterable([[1],[2]])), list(itertools.accumulate([1,2,3])), list(itertools.product("ab",[1,2])), list(itertools.permutations([1,2,3],2)), list(itertools.combinations("abcd",2)), [(k,list(g)) for k,g in itertools.groupby("aabbc")], list(itertools.zip_longest([1,2],[1],fillvalue=0)), list(itertools.pairwise([1,2,3])), list(itertools.takewhile(lambda x:x<3,[1,2,3,1])), list(itertools.starmap(pow,[(2,3)])), list(itertools.batched("abcde",2)), [list(t) for t in itertools.tee([1,2])])
ns=types.SimpleNamespace(a=1,b=2); print(ns, ns.a)
cell=types.CellType(5); print(cell.cell_contents); cell.cell_contents=7; print(cell.cell_contents)
def outer():
    x=1
    def inner(): return x+len(str(q2))+undefined
    return inner
q2=3
print(inspect.getclosurevars(outer()))
print(operator.itemgetter(1)([1,2]), operator.attrgetter("a")(ns), operator.add(1,2), sorted({'a':2,'b':1}.items(), key=operator.itemgetter(1)))
print(string.ascii_lowercase, string.digits, string.capwords("hello world"))
t=time.time(); time.sleep(0.05); print(time.time()-t >= 0.04)
print(inspect.isfunction(outer), inspect.unwrap(foo).__name__, isinstance(foo, types.FunctionType), type(a.v))
print(list(map(lambda x,y:x+y,[1,2],[3,4])), list(filter(None,[0,1,2])), list(map(str,range(3))))
print(sorted(["b","A","c"],key=str.lower), sorted([3,1,2],reverse=True), max(["aa","b"],key=len), min({"x":3,"y":1}.items(),key=lambda kv:kv[1]))
print(list(enumerate("ab",1)), list(zip([1,2],"ab")), list(zip(*[(1,2),(3,4)])), list(reversed([1,2,3])), dict(zip("ab",[1,2])), list(enumerate(x*x for x in range(3))), list(zip((i for i in range(2)),[5,6,7])))
print(sum(x for x in range(10)), any(x>3 for x in range(5)), all([]), sum([[1],[2]],[]), sum([0.1]*10), round(2.5), round(2.675,2), round(1234,-2), abs(-3), divmod(7,-2), pow(3,4,5), pow(2,-1,7))
print("a-b-c".split("-",1), "  x ".strip(), "abc".replace("b","x"), "Hello".swapcase(), "hello world".title(), "x".center(5,"*"), "42".zfill(5), ",".join("abc"), "abc".find("c"), "aXbX".count("X"), "a\nb".splitlines(), "abc".partition("b"), "%s=%d" % ("a",1), "{:>5}|{x}".format(1,x=2), "abc".translate(str.maketrans("ab","xy")), "ß".casefold(), "abc".encode(), b"abc".decode())
it=iter([1,2]); print(next(it),next(it),next(it,"end"))
print(isinstance(True,int), issubclass(bool,int), isinstance(1,(str,int)), callable(len), hasattr([], "append"), getattr(1,"zz",None), type(3).__name__, id(5)==id(5), hash("a")==hash("a"), hex(255), bin(5), oct(8), ord("a"), chr(97), repr("a"), ascii("é"))
class Stack(list):
    def push(self,x): self.append(x)
s=Stack([1]); s.push(2); print(s, len(s), s[0], isinstance(s,list), s+[3])
class D(dict):
    def __missing__(self,k): return k*2
d=D(a=1); print(d['a'], d['zz'], d.get('q'), d)
class E(Exception):
    def __init__(self,msg,code): super().__init__(msg); self.code=code
try: raise E("bad",5)
except E as e: print(e, e.args, e.code, repr(e))
class I(int):
    def __add__(self,o): return I(int.__add__(self,o)*10)
print(I(3)+4, I(5)*2)
class S(str):
    def shout(self): return self.upper()+"!"
print(S("hi").shout(), S("a")+"b", f"{S('q')}")
e=KeyError("k"); print(str(e), repr(e), e.args)
try: {}["x"]
except KeyError as e: print(e)
try: raise OSError(2,"nope")
except FileNotFoundError as e: print(e, e.errno)
v=ValueError("a"); v.add_note("n"); print(v.__notes__)
print([*map(int,"123")], list({3:1}.keys()|{4}), {1,2}&{2,3}, {1,2}.union([3]), frozenset([1])|{2}, {**{'a':1}}, sorted({1:2}.items()))
L=[3,1,2]; L.sort(key=lambda x:-x); print(L); L.sort(); print(L, L.index(2), L.count(1), L.copy(), L.pop(), L); L.extend((9,8)); L.insert(0,7); L.remove(9); L.reverse(); print(L)
print(vars(ns), sorted(vars(A()))==[], dir(C:=type("C",(),{"x":1}))[-1], list(iter(lambda it=iter([1,2,0,3]): next(it), 0)))
print(int("0x1f",16), int("101",2), int(3.9), float("1e3"), complex(1,2), bool([]), str(1.0), list("ab"), tuple([1]), set("a"), bytes([65]), int.from_bytes(b"\x01\x00"), (5).to_bytes(2,"little"), (10).bit_length(), (0.5).as_integer_ratio(), (2.0).is_integer())
