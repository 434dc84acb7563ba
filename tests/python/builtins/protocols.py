# Builtins that call a program's special methods.
class It:
    def __init__(s,n): s.n=n
    def __iter__(s): return s
    def __next__(s):
        if s.n<=0: raise StopIteration
        s.n-=1; return s.n
print(list(It(3)), sum(It(4)), tuple(It(2)), sorted(It(4)), max(It(5)), min(It(5)), set(It(3)), dict(zip(It(3),"abc")), any(It(2)), all(It(2)), ",".join(map(str,It(3))), list(enumerate(It(2))), list(zip(It(2),[5,6,7])), [*It(2)], list(map(lambda a:a,It(2))), 1 in It(3), list(filter(None,It(3))), list(reversed(list(It(3)))))
class Seq:
    def __len__(s): return 3
    def __getitem__(s,i):
        if i>=3: raise IndexError
        return i*10
print(list(Seq()), list(reversed(Seq())), 20 in Seq(), len(Seq()), sum(Seq()), sorted(Seq(),reverse=True), list(enumerate(Seq())), list(zip(Seq(),Seq())))
class V:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __repr__(s): return f"V({s.v})"
    def __add__(s,o): return V(s.v+(o.v if isinstance(o,V) else o))
    __radd__=__add__
    def __eq__(s,o): return isinstance(o,V) and s.v==o.v
    def __hash__(s): return hash(s.v)
    def __len__(s): return s.v
    def __bool__(s): return s.v>1
    def __abs__(s): return "abs"
    def __round__(s,n=None): return ("round",n)
    def __int__(s): return s.v
    def __float__(s): return s.v+.5
    def __index__(s): return s.v
    def __format__(s,spec): return f"<{spec}>"
    def __contains__(s,x): return x==s.v
    def __call__(s,*a,**k): return (a,k)
    def __getattr__(s,n):
        if n=="dyn": return "dynamic"
        raise AttributeError(n)
    def __reversed__(s): return iter("rev")
    def __divmod__(s,o): return "dm"
    def __pow__(s,o,m=None): return ("pow",o,m)
    def __dir__(s): return ["z","a"]
print(sorted([V(3),V(1),V(2)]), max([V(1),V(5)]), sum([V(1),V(2)]), sum([V(1)],V(5)), [V(1),V(2)].index(V(2)), [V(1)].count(V(1)), V(2) in [V(2)], {V(1):2}[V(1)], {V(1),V(1)}, len(V(4)), bool(V(1)), abs(V(1)), round(V(1)), round(V(1),2), int(V(3)), float(V(3)), [1,2,3][V(1)], f"{V(1):abc}", format(V(1),"q"), "{:zz}".format(V(2)), 3 in V(3), V(1)(1,a=2), V(1).dyn, hasattr(V(1),"nope"), getattr(V(1),"nope","d"), list(reversed(V(1))), divmod(V(1),2), pow(V(1),2), pow(V(1),2,3), dir(V(1)), hex(V(10)), chr(V(65)), range(V(3)), list(map(V(1),[1,2])), sorted([V(2),V(1)],reverse=True), sorted([V(2),V(1)],key=lambda v:-v.v), min(V(3),V(2)), V(1)==1, V(1)!=V(1))
L=[V(3),V(1)]; L.sort(); print(L); L.remove(V(3)); print(L)
D={}; D[V(1)]=1; D.setdefault(V(1),5); print(D, D.get(V(1)), D.pop(V(1)), D)
D.update({V(1):2,V(2):3}); print(D); s={V(1)}; s.add(V(1)); s.discard(V(1)); print(s)
# errors inside callbacks
def bad(x): raise ValueError("in key")
for f in (lambda: sorted([1],key=bad), lambda: list(map(bad,[1])), lambda: max([1],key=bad), lambda: [1].sort(key=bad), lambda: list(filter(bad,[1])), lambda: sum(bad(i) for i in [1]), lambda: any(bad(i) for i in [1])):
    try: f()
    except ValueError as e: print("caught",e)
l=[3,1,2]
try: l.sort(key=lambda x: l.append(1) or x)
except ValueError as e: print(e)
print(l)
class P:
    def __init__(s): s._x=1
    @property
    def x(s): "doc"; return s._x
    @x.setter
    def x(s,v): s._x=v
    @x.deleter
    def x(s): del s._x
    @staticmethod
    def st(a): return a
    @classmethod
    def cl(cls,a): return cls.__name__,a
p=P(); p.x=5; print(p.x, P.x.fget(p), P.st(1), P.cl(2), p.cl(3)); 
try: P().y
except AttributeError as e: print(e)
del p.x
try: p.x
except AttributeError as e: print(e)
print(type(P.__dict__['st']).__name__, P.x.__doc__, property.__name__)
class Meta(type):
    def __new__(m,n,b,d,**k): c=super().__new__(m,n,b,d); c.tag=k.get("tag"); return c
    def __init__(c,n,b,d,**k): super().__init__(n,b,d)
    def __call__(c,*a): r=super().__call__(*a); r.made=True; return r
    def __instancecheck__(c,o): return o==5
class X(metaclass=Meta,tag=3):
    def __init__(s,a=0): s.a=a
print(X.tag, X(2).made, isinstance(5,X), isinstance(X(),X), type(X).__name__)
class Base:
    subs=[]
    def __init_subclass__(cls,**k): super().__init_subclass__(); Base.subs.append(cls.__name__)
class Sub(Base): pass
print(Base.subs)
class Str:
    def __str__(s): return "str!"
print(Str(), str(Str()), f"{Str()}", "%s"%Str(), [Str()][0].__class__.__name__)
class R(Exception):
    def __str__(s): return "custom "+super().__str__()
print(R("a"), repr(R("a","b")), str(R()))
class L2(list):
    def append(s,x): super().append(x*2)
    def __getitem__(s,i): return "got "+str(super().__getitem__(i))
    def __len__(s): return super().__len__()+100
l=L2([1]); l.append(5); print(l, l[1], len(l), list(l), [*l], l==[1,10])
class D2(dict):
    def __setitem__(s,k,v): super().__setitem__(k,v*2)
    def __getitem__(s,k): return super().__getitem__(k)+1
d=D2(); d['a']=1; print(d, d['a'], d.get('a'), list(d.items()), dict(d), 'a' in d, {**d})
class T2(tuple):
    def __new__(cls,a,b): return super().__new__(cls,(a,b))
    @property
    def a(s): return s[0]
t=T2(1,2); x,y=t; print(t, t.a, x, y, t+(3,), len(t), hash(t)==hash((1,2)), t==(1,2))
class F(float):
    def __repr__(s): return f"F({float.__repr__(s)})"
print(F(2.5), F(2.5)+1, [F(1)], round(F(2.567),1))
def gen():
    try:
        x = yield 1
        print("sent",x); yield 2
    finally: print("closed")
g=gen(); print(next(g), g.send("hi")); g.close()
print(next(iter([]),"dflt"), list(zip()), list(map(lambda *a:a,[1,2],[3])), dict([("a",1)],b=2), dict(a=1)|{"b":2}, "x".join(c for c in "ab"))
print("{0} {1!r:>5} {2[a]} {3.v}".format(1,"q",{"a":9},V(7)), "{:,}".format(1234567), "%5.2f|%-5s|%05d|%x" % (3.14159,"ab",42,255), f"{3.14159:.2f} {42:>6} {'s':^5} {1e10:g} {255:#x} {0.5:%}")
print("a,b,,c".split(","), " a  b ".split(), "a b c".rsplit(None,1), "a-b-c".rsplit("-",1), "abc".rjust(5,"."), "aXb".lower(), "abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".istitle(), "AB".isupper(), "tEST".capitalize(), "x=1".removeprefix("x"), "a\tb".expandtabs(4), "abcabc".rfind("b"), "é".encode("utf-8"), "é".encode("latin-1"), "abc".startswith(("x","a")), "aaa".replace("a","b",2), "abc"[::-1])
