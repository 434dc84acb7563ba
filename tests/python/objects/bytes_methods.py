# Every method of bytes and bytearray, with the commonest errors.
b = b"Hello, World, hello"
print(b.lower(), b.upper(), b.swapcase(), b.title(), b.capitalize())
print(b.split(b","), b.split(), b.rsplit(b",", 1), b.partition(b","), b.rpartition(b","), b.splitlines())
print(b.find(b"o"), b.rfind(b"o"), b.find(111, 5), b.index(b"W"), b.rindex(b"l"), b.count(b"l"), b.count(108, 5))
print(b.startswith(b"He"), b.endswith((b"x", b"lo")), b"el" in b, 72 in b, b"a" < b"b", b"a" == bytearray(b"a"))
print(b"  x ".strip(), b"xxay".lstrip(b"x"), b"yaxx".rstrip(b"x"), b"ab".center(6, b"*"), b"ab".ljust(4), b"ab".rjust(4))
print(b"-42".zfill(6), b"a\tb".expandtabs(4), b"abc".replace(b"b", b"--"), b"aaa".replace(b"a", b"b", 2))
print(b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"), b"-".join([b"a", b"b"]), b"abc".translate(None, b"b"))
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".hex(), b"abcd".hex("-", 2), bytes.fromhex("0a FF"))
print(b"a1".isalnum(), b"a".isalpha(), b"1".isdigit(), b" ".isspace(), b"A".isupper(), b"a".islower(), b"Ab".istitle())
print(b"%d|%5s|%-5b|%x|%c|%r|%%" % (5, b"ab", b"cd", 255, 65, "é"), b"%(k)s" % {b"k": b"v"}, b"ab" * 2, b[1:4], b[0])

array = bytearray(b"abc")
array.append(100)
array.extend(b"ef")
array.insert(0, 33)
array[1:3] = b"XYZ"
del array[-1]
array[0] = 63
print(array, array.pop(), array.pop(0), len(array), array.index(b"Z"))
array.remove(90)
array.reverse()
array += b"!!"
array *= 2
print(array, array.copy() == array, array[::-2], bytearray(3), bytearray("é", "utf-8"))
array.clear()
print(array, list(b"ab"), sorted(b"ba"), max(b"ab"), bytes([1, 2]), bytes(bytearray(b"q")))

view = memoryview(bytearray(b"abcdef"))
view[0] = 122
view[2:4] = b"!!"
print(view.tobytes(), view[1:4].tolist(), len(view), view.readonly, view.format, view.obj, view[::-1].tobytes())
print(memoryview(b"ab") == b"ab", bytes(memoryview(b"ab")), hash(memoryview(b"ab")) == hash(b"ab"))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: b"a" + "b")
attempt(lambda: b"a"["b"])
attempt(lambda: b"a"[3])
attempt(lambda: bytes([256]))
attempt(lambda: bytes("a"))
attempt(lambda: bytes(-1))
attempt(lambda: b"".join(["a"]))
attempt(lambda: b"a".split(""))
attempt(lambda: b"a".index(b"z"))
attempt(lambda: bytearray(b"a").remove(5))
attempt(lambda: bytearray().pop())
attempt(lambda: bytes.fromhex("0g"))
attempt(lambda: b"%s" % "a")
attempt(lambda: memoryview(b"ab").__setitem__(0, 1))
attempt(lambda: memoryview("ab"))
attempt(lambda: b"\xff\xfe".decode())
attempt(lambda: b"ab\xe2\x82".decode("utf-8"))
attempt(lambda: "aé€".encode("ascii"))
attempt(lambda: "€".encode("latin-1"))
attempt(lambda: "x".encode("nowhere"))
print("é€".encode("utf-16-le"), b"\xff\xfea\x00".decode("utf-16"), "é".encode("ascii", "replace"))
print("é€".encode("ascii", "backslashreplace"), b"a\xff".decode("utf-8", "replace"), b"a\xff".decode(errors="ignore"))
